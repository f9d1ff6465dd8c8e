package dev.actordex.lucene.indicators;

import dev.actordex.card.Companion;
import dev.actordex.card.Source;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorManifest;
import dev.actordex.indicator.IndicatorSink;
import dev.actordex.indicator.Subject;
import dev.actordex.ingest.SourceSummary;
import dev.actordex.lucene.GenerationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;

/// Changes the index of indicators in place; until the commit, and after a kill, the last commit
/// answers.
public final class LuceneIndicatorSink implements IndicatorSink {
  private final FSDirectory directory;
  private final IndexWriter writer;
  private final Clock clock;
  private final IndicatorManifest before;
  private final Map<String, Subject> subjects = new HashMap<>();
  private final Seen seen;
  private boolean committed;

  /// @param anew whether to begin with an empty index, whatever was there
  /// @throws GenerationException when another process is writing, or what is there cannot be read
  public LuceneIndicatorSink(Path dataDir, Clock clock, boolean anew) {
    this.clock = clock;
    Path folder = dataDir.resolve(IndicatorFields.FOLDER);
    FSDirectory opened = null;
    try {
      if (anew && Files.exists(folder)) {
        // Lucene would read what is damaged before it wrote over it.
        IOUtils.rm(folder);
      }
      Files.createDirectories(folder);
      opened = FSDirectory.open(folder);
      boolean fresh = IndicatorVerification.untouched(folder);
      before = fresh ? IndicatorManifest.NONE : manifest(opened);
      seen = new Seen(fresh);
      writer = new IndexWriter(opened, config(fresh));
      directory = opened;
      if (fresh) {
        // From here on a folder without a commit has lost it.
        writer.setLiveCommitData(CommitData.of(before).entrySet());
        writer.commit();
      }
    } catch (LockObtainFailedException e) {
      closeQuietly(opened);
      throw new GenerationException(
          GenerationException.Reason.BUSY,
          "Another process is importing indicators into " + dataDir + ".",
          e);
    } catch (IOException e) {
      closeQuietly(opened);
      throw new UncheckedIOException("Cannot write to " + folder, e);
    } catch (RuntimeException e) {
      closeQuietly(opened);
      throw e;
    }
  }

  private static IndicatorManifest manifest(FSDirectory directory) {
    try {
      return LuceneIndicatorSearch.manifest(directory);
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(directory.getDirectory(), e);
    }
  }

  static GenerationException damaged(Path folder, Throwable e) {
    return new GenerationException(
        GenerationException.Reason.DAMAGED,
        "The indicators in %s are damaged: %s. Importing their files again with --full rebuilds them."
            .formatted(folder, e.getMessage()),
        e);
  }

  private static void closeQuietly(@org.jspecify.annotations.Nullable FSDirectory directory) {
    if (directory != null) {
      try {
        directory.close();
      } catch (IOException e) {
        System.getLogger(LuceneIndicatorSink.class.getName())
            .log(System.Logger.Level.DEBUG, "Closed with an error", e);
      }
    }
  }

  private static IndexWriterConfig config(boolean fresh) {
    return new IndexWriterConfig(new KeywordAnalyzer())
        .setOpenMode(fresh ? IndexWriterConfig.OpenMode.CREATE : IndexWriterConfig.OpenMode.APPEND)
        .setCodec(new Lucene104Codec(Lucene104Codec.Mode.BEST_SPEED))
        .setCommitOnClose(false)
        .setRAMBufferSizeMB(64);
  }

  /// What the index held before.
  public IndicatorManifest before() {
    return before;
  }

  @Override
  public void replace(Source source, String sourceId, List<Indicator> said) {
    List<Document> documents = new ArrayList<>(said.size());
    try {
      for (Indicator indicator : said) {
        documents.add(IndicatorFields.of(indicator));
        for (Indicator.Pointing pointing : indicator.pointings()) {
          subject(pointing.subject());
        }
      }
      Term owner = IndicatorFields.owner(source, sourceId);
      if (seen.add(owner.bytes())) {
        writer.updateDocuments(owner, documents);
      } else {
        writer.addDocuments(documents);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Of a subject that is told in several ways the last counts.
  private void subject(Subject subject) throws IOException {
    if (!subject.equals(subjects.put(subject.key(), subject))) {
      writer.updateDocument(
          new Term(IndicatorFields.SUBJECT_KEY, subject.key()), IndicatorFields.of(subject));
    }
  }

  @Override
  public void put(Companion companion) {
    try {
      writer.updateDocument(
          new Term(IndicatorFields.COMPANION, companion.id()), IndicatorFields.of(companion));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void remove(Source source, String sourceId) {
    try {
      writer.deleteDocuments(IndicatorFields.owner(source, sourceId));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void removeAll(Source source) {
    try {
      writer.deleteDocuments(new Term(IndicatorFields.SOURCE, source.key()));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Writes what memory holds, which the commit need not do then. Nothing of it answers before
  /// that.
  public void flush() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public IndicatorManifest commit(List<SourceSummary> read) {
    List<SourceSummary> files = new ArrayList<>(before.files());
    files.removeIf(file -> read.stream().anyMatch(again -> again.sha256().equals(file.sha256())));
    files.addAll(read);
    IndicatorManifest after =
        new IndicatorManifest(
            version(read), Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString(), 0, files);
    try {
      writer.setLiveCommitData(CommitData.of(after).entrySet());
      writer.commit();
      committed = true;
      return LuceneIndicatorSearch.manifest(directory);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// A number that grows, and what it came from: no two states of a folder share it, even when one
  /// was rolled back between.
  private String version(List<SourceSummary> read) {
    int dash = before.version().indexOf('-');
    long number = Long.parseLong(dash < 0 ? before.version() : before.version().substring(0, dash));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(before.version().getBytes(StandardCharsets.UTF_8));
      digest.update(Instant.now(clock).toString().getBytes(StandardCharsets.UTF_8));
      read.forEach(file -> digest.update(file.sha256().getBytes(StandardCharsets.UTF_8)));
      return number + 1 + "-" + HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("Cannot write to " + directory.getDirectory(), e);
  }

  @Override
  public void close() {
    try {
      if (committed) {
        writer.close();
      } else {
        writer.rollback();
      }
      directory.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
