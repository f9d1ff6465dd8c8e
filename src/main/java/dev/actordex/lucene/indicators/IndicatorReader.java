package dev.actordex.lucene.indicators;

import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorManifest;
import dev.actordex.indicator.IndicatorPage;
import dev.actordex.indicator.IndicatorSearch;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.indicator.Subject;
import dev.actordex.lucene.Checksums;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// One commit, open for questions until the last who asks has let go of it.
final class IndicatorReader {
  private static final Sort NEWEST_FIRST =
      new Sort(
          new SortField(IndicatorFields.SEEN, SortField.Type.LONG, true),
          new SortField(IndicatorFields.ORDER, SortField.Type.LONG));

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final IndicatorManifest manifest;
  private final String commit;

  private IndicatorReader(DirectoryReader reader) throws IOException {
    this.reader = reader;
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    Map<String, String> data = reader.getIndexCommit().getUserData();
    if (!CommitData.readable(data)) {
      throw new IndexFormatTooOldException(
          String.valueOf(reader.directory()), "another version of the product wrote it");
    }
    manifest = CommitData.manifest(data, total());
    commit = reader.getIndexCommit().getSegmentsFileName();
  }

  /// @param directory stays its owner's
  static IndicatorReader open(Directory directory) throws IOException {
    DirectoryReader reader = DirectoryReader.open(directory);
    try {
      return new IndicatorReader(reader);
    } catch (IOException | RuntimeException | InternalError e) {
      reader.close();
      throw e;
    }
  }

  private long total() throws IOException {
    Terms types = MultiTerms.getTerms(reader, IndicatorFields.TYPE);
    if (types == null) {
      return 0;
    }
    long total = 0;
    TermsEnum each = types.iterator();
    for (BytesRef type = each.next(); type != null; type = each.next()) {
      Term term = new Term(IndicatorFields.TYPE, BytesRef.deepCopyOf(type));
      total += searcher.count(new TermQuery(term));
    }
    return total;
  }

  IndicatorManifest manifest() {
    return manifest;
  }

  /// Reads every byte of the commit, and not through what is mapped: where a disk cannot be read
  /// that ends in an error of the JVM's.
  ///
  /// @param folder where its files are
  /// @throws IOException when one is not what was written
  void checkIntegrity(Path folder) throws IOException {
    for (String file : reader.getIndexCommit().getFileNames()) {
      Checksums.check(folder.resolve(file));
    }
  }

  /// Whether no commit has come after it.
  boolean isLast(Directory directory) throws IOException {
    String last = SegmentInfos.getLastCommitSegmentsFileName(directory);
    return last == null || last.equals(commit);
  }

  /// The next commit; null when this is the last.
  @Nullable IndicatorReader next() throws IOException {
    DirectoryReader changed = DirectoryReader.openIfChanged(reader);
    return changed == null ? null : new IndicatorReader(changed);
  }

  /// False when it is closed already.
  boolean hold() {
    return reader.tryIncRef();
  }

  void release() {
    try {
      reader.decRef();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the indicators", e);
    }
  }

  IndicatorPage page(Query query, @Nullable IndicatorType type, int page, int size)
      throws IOException {
    Query wanted = type == null ? query : IndicatorQueries.and(query, type);
    int total = searcher.count(wanted);
    int from = Math.min((page - 1) * size, total);
    List<Indicator> indicators = new ArrayList<>(size);
    if (from < total) {
      ScoreDoc[] hits = searcher.search(wanted, from + size, NEWEST_FIRST).scoreDocs;
      StoredFields stored = reader.storedFields();
      Map<String, Subject> subjects = new HashMap<>();
      for (int i = from; i < hits.length; i++) {
        indicators.add(indicator(stored.document(hits[i].doc), subjects));
      }
    }
    return new IndicatorPage(total, page, size, types(query, type, total, indicators), indicators);
  }

  /// Counted from the page where it is all there is.
  private Map<IndicatorType, Long> types(
      Query query, @Nullable IndicatorType type, int total, List<Indicator> page)
      throws IOException {
    Map<IndicatorType, Long> types = new EnumMap<>(IndicatorType.class);
    if (type == null && page.size() == total) {
      page.forEach(indicator -> types.merge(indicator.value().type(), 1L, Long::sum));
      return types;
    }
    for (IndicatorType each : IndicatorType.values()) {
      int count = searcher.count(IndicatorQueries.and(query, each));
      if (count > 0) {
        types.put(each, (long) count);
      }
    }
    return types;
  }

  /// In the order of the index, each value once.
  void each(Query query, Consumer<Indicator> to) throws IOException {
    Set<Long> seen = new HashSet<>();
    Map<String, Subject> subjects = new HashMap<>();
    StoredFields stored = reader.storedFields();
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : reader.leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      NumericDocValues order = leaf.reader().getNumericDocValues(IndicatorFields.ORDER);
      DocIdSetIterator docs = scorer.iterator();
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        boolean first =
            (live == null || live.get(doc))
                && order != null
                && order.advanceExact(doc)
                && seen.add(order.longValue());
        if (first) {
          to.accept(indicator(stored.document(leaf.docBase + doc), subjects));
        }
      }
    }
  }

  List<IndicatorSearch.Counted> subjects() throws IOException {
    List<IndicatorSearch.Counted> counted = new ArrayList<>();
    StoredFields stored = reader.storedFields();
    Terms keys = MultiTerms.getTerms(reader, IndicatorFields.SUBJECT_KEY);
    if (keys == null) {
      return counted;
    }
    TermsEnum each = keys.iterator();
    for (BytesRef key = each.next(); key != null; key = each.next()) {
      BytesRef own = BytesRef.deepCopyOf(key);
      int count = searcher.count(new TermQuery(new Term(IndicatorFields.SUBJECT, own)));
      if (count > 0) {
        counted.add(new IndicatorSearch.Counted(subject(stored, own.utf8ToString()), count));
      }
    }
    counted.sort(Comparator.comparing(subject -> subject.subject().key()));
    return counted;
  }

  Optional<byte[]> companion(String id) throws IOException {
    Query query = new TermQuery(new Term(IndicatorFields.COMPANION, id));
    ScoreDoc[] hits = searcher.search(query, 1).scoreDocs;
    BytesRef raw =
        hits.length == 0
            ? null
            : reader
                .storedFields()
                .document(hits[0].doc)
                .getBinaryValue(IndicatorFields.COMPANION_RAW);
    return raw == null ? Optional.empty() : Optional.of(BytesRef.deepCopyOf(raw).bytes);
  }

  private Indicator indicator(Document document, Map<String, Subject> subjects) throws IOException {
    BytesRef record = document.getBinaryValue(IndicatorFields.RECORD);
    if (record == null) {
      throw new IOException("An indicator has no record");
    }
    StoredFields stored = reader.storedFields();
    return IndicatorCodec.decode(
        record.bytes,
        record.offset,
        record.length,
        key -> subjects.computeIfAbsent(key, k -> subject(stored, k)));
  }

  private Subject subject(StoredFields stored, String key) {
    try {
      Query query = new TermQuery(new Term(IndicatorFields.SUBJECT_KEY, key));
      ScoreDoc[] hits = searcher.search(query, 1).scoreDocs;
      BytesRef record =
          hits.length == 0
              ? null
              : stored.document(hits[0].doc).getBinaryValue(IndicatorFields.SUBJECT_RECORD);
      if (record == null) {
        throw new IllegalStateException("A subject is not told: " + key);
      }
      return IndicatorCodec.subject(record.bytes, record.offset, record.length);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the subject " + key, e);
    }
  }
}
