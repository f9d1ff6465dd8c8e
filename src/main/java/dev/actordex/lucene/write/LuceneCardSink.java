package dev.actordex.lucene.write;

import dev.actordex.card.Card;
import dev.actordex.card.Companion;
import dev.actordex.card.SourceRecord;
import dev.actordex.ingest.CardCodec;
import dev.actordex.ingest.CardSink;
import dev.actordex.ingest.Manifest;
import dev.actordex.ingest.Report;
import dev.actordex.lucene.CardDigest;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.Generations;
import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.Verification;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.lucene.stored.Blobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/// Builds a generation beside the one that answers, and swaps it in when it is whole.
///
/// Cards are held until the commit, because a card's document needs the others' names; source
/// records go to disk as they come. Documents are prepared on all processors and written in the
/// order of the ids by one, so the same cards make the same index.
public final class LuceneCardSink implements CardSink {

  /// How many documents are prepared at a time: enough to keep processors busy, few enough for a
  /// small heap.
  private static final int CHUNK = 256;

  private final Generations generations;
  private final CardCodec codec;
  private final Clock clock;
  private final String version;
  private final Generations.Lock lock;
  private final Path building;
  private final FSDirectory recordsDirectory;
  private final IndexWriter records;
  private final List<Card> cards = new ArrayList<>();
  private boolean published;

  /// @param version of the product, for the manifest
  /// @throws dev.actordex.lucene.GenerationException when another import is under way there
  public LuceneCardSink(Path dataDir, CardCodec codec, Clock clock, String version) {
    generations = new Generations(dataDir);
    this.codec = codec;
    this.clock = clock;
    this.version = version;
    try {
      lock = generations.lock();
      building = generations.begin();
      recordsDirectory = FSDirectory.open(building.resolve(Generations.RECORDS));
      records = new IndexWriter(recordsDirectory, config(Lucene104Codec.Mode.BEST_COMPRESSION));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + dataDir, e);
    }
  }

  @Override
  public void add(Card card, List<SourceRecord> sources) {
    cards.add(card);
    try {
      for (SourceRecord source : sources) {
        Document document = new Document();
        document.add(
            new StringField(
                Fields.RECORD_KEY,
                Fields.recordKey(card.id(), source.ref().source().key()),
                Field.Store.NO));
        document.add(new StringField(Fields.RECORD_ID, source.ref().id(), Field.Store.NO));
        document.add(
            new StoredField(Fields.RECORD_RAW, source.raw().getBytes(StandardCharsets.UTF_8)));
        records.addDocument(document);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + building, e);
    }
  }

  @Override
  public void add(Companion companion) {
    Document document = new Document();
    document.add(new StringField(Fields.COMPANION, companion.id(), Field.Store.NO));
    companion
        .about()
        .forEach(id -> document.add(new StringField(Fields.ABOUT, id, Field.Store.NO)));
    document.add(
        new StoredField(Fields.RECORD_RAW, companion.raw().getBytes(StandardCharsets.UTF_8)));
    try {
      records.addDocument(document);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + building, e);
    }
  }

  @Override
  public Manifest commit(Report report) {
    if (published) {
      throw new IllegalStateException("Committed already");
    }
    if (cards.isEmpty()) {
      throw new IllegalStateException("An import without a card publishes nothing");
    }
    cards.sort(Comparator.comparing(Card::id));
    try {
      commit(records);
      // Its folder moves when it is published.
      records.close();
      recordsDirectory.close();
      String digest = writeCards();
      Manifest manifest =
          new Manifest(
              generations.nextName(digest),
              Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString(),
              version,
              Fields.SCHEMA,
              cards.size(),
              digest,
              report);
      generations.writeManifest(building, manifest);
      Verification.beforePublishing(building, manifest);
      generations.publish(building, manifest.generation());
      published = true;
      return manifest;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + building, e);
    }
  }

  private String writeCards() throws IOException {
    CardDigest digest = new CardDigest();
    Others others = new Others(cards);
    int[] ranks = nameRanks();
    try (FSDirectory directory = FSDirectory.open(building.resolve(Generations.CARDS));
        IndexWriter writer = new IndexWriter(directory, config(Lucene104Codec.Mode.BEST_SPEED));
        Blobs.Writer texts = new Blobs.Writer(directory, Blobs.TEXTS);
        Blobs.Writer details = new Blobs.Writer(directory, Blobs.DETAILS);
        Blobs.Writer names = new Blobs.Writer(directory, Blobs.NAMES)) {
      for (int from = 0; from < cards.size(); from += CHUNK) {
        int start = from;
        int end = Math.min(from + CHUNK, cards.size());
        byte[][] json = new byte[end - start][];
        CardDocument.Written[] documents = new CardDocument.Written[end - start];
        IntStream.range(start, end)
            .parallel()
            .forEach(i -> {
              json[i - start] = codec.encode(cards.get(i));
              documents[i - start] =
                  CardDocument.of(cards.get(i), json[i - start], others, ranks[i]);
            });
        for (int i = 0; i < documents.length; i++) {
          digest.add(json[i]);
          writer.addDocument(documents[i].document());
          texts.add(documents[i].texts());
          details.add(documents[i].details());
          names.add(documents[i].names());
        }
      }
      texts.finish();
      details.finish();
      names.finish();
      commit(writer);
    }
    return digest.hex();
  }

  /// The cards' places by name as a reader expects them in a list: letters before the rest, case
  /// and accents aside; then by id.
  private int[] nameRanks() {
    List<String> sortKeys = cards.stream().map(card -> sortKey(card.name())).toList();
    List<Integer> order =
        IntStream.range(0, cards.size())
            .boxed()
            .sorted(Comparator.<Integer, String>comparing(sortKeys::get).thenComparing(i -> i))
            .toList();
    int[] ranks = new int[cards.size()];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[order.get(rank)] = rank;
    }
    return ranks;
  }

  private static String sortKey(String name) {
    String folded = Words.fold(name.strip());
    boolean letter = !folded.isEmpty() && Character.isLetter(folded.codePointAt(0));
    return (letter ? "0" : "1") + folded;
  }

  private static void commit(IndexWriter writer) throws IOException {
    writer.forceMerge(1);
    writer.commit();
  }

  private static IndexWriterConfig config(Lucene104Codec.Mode mode) {
    return new IndexWriterConfig(new KeywordAnalyzer())
        .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
        .setSimilarity(Ranking.similarity())
        .setCodec(new Lucene104Codec(mode))
        // Merges neighbours only: a card's number is its place in the order of the ids.
        .setMergePolicy(new LogDocMergePolicy())
        .setUseCompoundFile(false)
        .setCommitOnClose(false)
        .setRAMBufferSizeMB(96);
  }

  @Override
  public void close() {
    try {
      if (!published) {
        // Closes the writer, unless the commit has.
        records.rollback();
        recordsDirectory.close();
        IOUtils.rm(building);
      }
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tidy up " + building, e);
    }
  }
}
