package dev.actordex.lucene.read;

import dev.actordex.lucene.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;

/// The records of the sources from which the cards of a generation are made, as they came, and what
/// came along with them. Thread-safe.
final class SourceRecords {
  private final DirectoryReader records;
  private final IndexSearcher searcher;

  /// @param records closed by whoever opened it
  SourceRecords(DirectoryReader records) {
    this.records = records;
    searcher = new IndexSearcher(records);
    searcher.setQueryCache(null);
  }

  /// The first source record that has the key, and the id if one is given.
  Optional<byte[]> of(String key, Optional<String> recordId) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(new TermQuery(new Term(Fields.RECORD_KEY, key)), Occur.FILTER);
    recordId.ifPresent(
        id -> query.add(new TermQuery(new Term(Fields.RECORD_ID, id)), Occur.FILTER));
    TopDocs top = searcher.search(query.build(), 1);
    if (top.scoreDocs.length == 0) {
      return Optional.empty();
    }
    return raw(top.scoreDocs[0].doc);
  }

  /// What came along with the records under an id.
  Optional<byte[]> companion(String id) throws IOException {
    TopDocs top = searcher.search(new TermQuery(new Term(Fields.COMPANION, id)), 1);
    return top.scoreDocs.length == 0 ? Optional.empty() : raw(top.scoreDocs[0].doc);
  }

  /// What came along and is about an id, in the order it was written.
  List<byte[]> companionsAbout(String id, int most) throws IOException {
    List<byte[]> companions = new ArrayList<>();
    for (LeafReaderContext context : records.leaves()) {
      PostingsEnum postings =
          context.reader().postings(new Term(Fields.ABOUT, id), PostingsEnum.NONE);
      while (postings != null
          && companions.size() < most
          && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        raw(context.docBase + postings.docID()).ifPresent(companions::add);
      }
    }
    return companions;
  }

  private Optional<byte[]> raw(int doc) throws IOException {
    BytesRef raw = records.storedFields().document(doc).getBinaryValue(Fields.RECORD_RAW);
    return Optional.ofNullable(raw).map(bytes -> BytesRef.deepCopyOf(bytes).bytes);
  }
}
