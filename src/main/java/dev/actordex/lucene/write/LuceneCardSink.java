package dev.actordex.lucene.write;

import dev.actordex.card.Card;
import dev.actordex.card.Companion;
import dev.actordex.card.SourceRecord;
import dev.actordex.ingest.CardCodec;
import dev.actordex.ingest.CardSink;
import dev.actordex.ingest.Manifest;
import dev.actordex.ingest.Report;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.Generations;
import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.Verification;
import dev.actordex.lucene.stored.Blobs;
import dev.actordex.lucene.stored.TermLists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/// Builds a generation beside the one that answers, and swaps it in when it is whole.
///
/// Cards wait for the commit, see [WaitingCards]; source records go to disk as they come. Documents
/// are prepared on all processors and written in the order of the ids by one, so the same cards
/// make the same index.
public final class LuceneCardSink implements CardSink {

  /// How many documents are prepared at a time: enough to keep processors busy, few enough for a
  /// small heap.
  private static final int CHUNK = 256;

  private static final String WAITING = "cards.waiting";

  private final Generations generations;
  private final Clock clock;
  private final String version;
  private final Generations.Lock lock;
  private final Path building;
  private final FSDirectory recordsDirectory;
  private final IndexWriter records;
  private final WaitingCards cards;
  private final Others others = new Others();
  private boolean published;

  /// @param version of the product, for the manifest
  /// @throws dev.actordex.lucene.GenerationException when another import is under way there
  public LuceneCardSink(Path dataDir, CardCodec codec, Clock clock, String version) {
    generations = new Generations(dataDir);
    this.clock = clock;
    this.version = version;
    try {
      lock = generations.lock();
      building = generations.begin();
      cards = new WaitingCards(building.resolve(WAITING), codec, WaitingCards.IN_MEMORY);
      recordsDirectory = FSDirectory.open(building.resolve(Generations.RECORDS));
      records = new IndexWriter(recordsDirectory, config(Lucene104Codec.Mode.BEST_COMPRESSION));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + dataDir, e);
    }
  }

  @Override
  public void add(Card card, List<SourceRecord> sources) {
    try {
      cards.add(card);
      others.add(card);
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
    if (cards.size() == 0) {
      throw new IllegalStateException("An import without a card publishes nothing");
    }
    cards.sort();
    try {
      String digest = writeCards();
      // Its folder moves when it is published.
      records.close();
      recordsDirectory.close();
      cards.close();
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

  /// @return the digest of what can be read of them
  private String writeCards() throws IOException {
    int[] ranks = cards.nameRanks();
    try (FSDirectory directory = FSDirectory.open(building.resolve(Generations.CARDS));
        IndexWriter writer = new IndexWriter(directory, config(Lucene104Codec.Mode.BEST_SPEED));
        Blobs.Writer texts = new Blobs.Writer(directory, Blobs.TEXTS);
        Blobs.Writer details = new Blobs.Writer(directory, Blobs.DETAILS);
        Blobs.Writer names = new Blobs.Writer(directory, Blobs.NAMES);
        Blobs.Writer json = new Blobs.Writer(directory, Blobs.CARDS);
        ForkJoinPool makers = new ForkJoinPool(Runtime.getRuntime().availableProcessors())) {
      ForkJoinTask<List<Made>> next = makers.submit(() -> make(0, ranks));
      for (int from = 0; from < cards.size(); from += CHUNK) {
        int following = from + CHUNK;
        List<Made> made = next.join();
        // Made while these are written, which is a third of the work.
        next = makers.submit(() -> make(following, ranks));
        for (Made each : made) {
          json.add(each.json());
          writer.addDocument(each.written().document());
          texts.add(each.written().texts());
          details.add(each.written().details());
          names.add(each.written().names());
        }
      }
      texts.finish();
      details.finish();
      names.finish();
      json.finish();
      // What Lucene does at the end it does on one processor.
      ForkJoinTask<String> digest = makers.submit(() -> digest(directory));
      commit(writer);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        TermLists.write(directory, reader.leaves().getFirst().reader());
      }
      return digest.join();
    }
  }

  private String digest(FSDirectory directory) {
    try {
      commit(records);
      return Verification.digest(directory, cards.size());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + building, e);
    }
  }

  private record Made(byte[] json, CardDocument.Written written) {}

  /// A chunk of the cards, made by all of the pool that this runs in; none behind the last.
  private List<Made> make(int from, int[] ranks) {
    return IntStream.range(from, Math.max(from, Math.min(from + CHUNK, cards.size())))
        .parallel()
        .mapToObj(i -> make(i, ranks[i]))
        .toList();
  }

  private Made make(int number, int rank) {
    try {
      WaitingCards.Whole whole = cards.get(number);
      return new Made(whole.json(), CardDocument.of(whole.card(), others, rank));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read what waits in " + building, e);
    }
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
        cards.close();
        IOUtils.rm(building);
      }
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tidy up " + building, e);
    }
  }
}
