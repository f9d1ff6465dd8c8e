package dev.actordex.lucene.indicators;

import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorManifest;
import dev.actordex.indicator.IndicatorPage;
import dev.actordex.indicator.IndicatorQuery;
import dev.actordex.indicator.IndicatorSearch;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.lucene.GenerationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/// Answers over the last commit of the indicators in a data folder, and moves on to the next
/// without a pause; where there are none it answers that there are none.
///
/// At most every quarter of a second a call looks whether there is another commit. One that cannot
/// be read is passed over, and what was open goes on answering. Thread-safe.
public final class LuceneIndicatorSearch implements IndicatorSearch {
  private static final System.Logger LOG = System.getLogger(LuceneIndicatorSearch.class.getName());
  private static final long LOOK_EVERY_NANOS = 250_000_000;

  private final Path folder;
  private final AtomicLong lookedAt = new AtomicLong(System.nanoTime());
  private final ReentrantLock opening = new ReentrantLock();
  private volatile @Nullable IndicatorReader open;
  private @Nullable Directory directory;
  private volatile boolean closed;

  private LuceneIndicatorSearch(Path folder) {
    this.folder = folder;
  }

  /// @throws GenerationException when there are indicators that cannot be read
  public static LuceneIndicatorSearch open(Path dataDir) {
    LuceneIndicatorSearch search =
        new LuceneIndicatorSearch(dataDir.resolve(IndicatorFields.FOLDER));
    try {
      search.refresh();
    } catch (UncheckedIOException e) {
      throw LuceneIndicatorSink.damaged(search.folder, e);
    }
    return search;
  }

  /// Looks for another commit now.
  ///
  /// @return whether there was one
  public boolean refresh() {
    opening.lock();
    try {
      if (closed) {
        return false;
      }
      IndicatorReader before = open;
      if (before != null) {
        IndicatorReader after = before.next();
        if (after == null) {
          return false;
        }
        open = after;
        before.release();
        return true;
      }
      if (!Files.isDirectory(folder)) {
        return false;
      }
      Directory found = FSDirectory.open(folder);
      if (!DirectoryReader.indexExists(found)) {
        found.close();
        return false;
      }
      try {
        open = IndicatorReader.open(found);
      } catch (IOException e) {
        found.close();
        throw e;
      }
      directory = found;
      return true;
    } catch (IOException | IllegalArgumentException e) {
      throw new UncheckedIOException(
          e instanceof IOException io ? io : new IOException(String.valueOf(e.getMessage()), e));
    } finally {
      opening.unlock();
    }
  }

  private void look() {
    long now = System.nanoTime();
    long before = lookedAt.get();
    if (now - before >= LOOK_EVERY_NANOS && lookedAt.compareAndSet(before, now)) {
      Thread.ofVirtual()
          .name("open-indicators")
          .start(() -> {
            try {
              refresh();
            } catch (RuntimeException e) {
              LOG.log(System.Logger.Level.WARNING, "New indicators cannot be opened", e);
            }
          });
    }
  }

  private interface Question<A> {
    A ask(IndicatorReader reader) throws IOException;
  }

  private <A> A with(A none, Question<A> question) {
    look();
    IndicatorReader reader = open;
    while (reader != null && !reader.hold()) {
      reader = closed ? null : open;
    }
    if (reader == null) {
      return none;
    }
    try {
      return question.ask(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the indicators in " + folder, e);
    } finally {
      reader.release();
    }
  }

  @Override
  public IndicatorPage find(
      IndicatorQuery query, @Nullable IndicatorType type, int page, int size) {
    return with(
        none(page, size), reader -> reader.page(IndicatorQueries.of(query), type, page, size));
  }

  @Override
  public IndicatorPage of(
      Collection<String> subjects, @Nullable IndicatorType type, int page, int size) {
    return subjects.isEmpty()
        ? none(page, size)
        : with(
            none(page, size),
            reader -> reader.page(IndicatorQueries.subjects(subjects), type, page, size));
  }

  private static IndicatorPage none(int page, int size) {
    return new IndicatorPage(0, page, size, Map.of(), List.of());
  }

  @Override
  public void each(
      Collection<String> subjects, @Nullable IndicatorType only, Consumer<Indicator> indicator) {
    if (!subjects.isEmpty()) {
      with(
          Boolean.FALSE,
          reader -> {
            for (IndicatorType type : IndicatorType.values()) {
              if (only == null || only == type) {
                reader.each(
                    IndicatorQueries.and(IndicatorQueries.subjects(subjects), type), indicator);
              }
            }
            return Boolean.TRUE;
          });
    }
  }

  @Override
  public List<Counted> subjects() {
    return with(List.of(), IndicatorReader::subjects);
  }

  @Override
  public Optional<byte[]> companion(String id) {
    return with(Optional.empty(), reader -> reader.companion(id));
  }

  @Override
  public IndicatorManifest manifest() {
    return with(IndicatorManifest.NONE, IndicatorReader::manifest);
  }

  /// What the last commit in a directory says.
  static IndicatorManifest manifest(Directory directory) throws IOException {
    IndicatorReader reader = IndicatorReader.open(directory);
    try {
      return reader.manifest();
    } finally {
      reader.release();
    }
  }

  /// The files the indicators in a data folder were read from; none where there are none, or where
  /// they cannot be read.
  public static List<dev.actordex.ingest.SourceSummary> files(Path dataDir) {
    try (LuceneIndicatorSearch search = open(dataDir)) {
      return new ArrayList<>(search.manifest().files());
    } catch (GenerationException e) {
      return List.of();
    }
  }

  @Override
  public void close() {
    opening.lock();
    try {
      closed = true;
      IndicatorReader last = open;
      open = null;
      if (last != null) {
        last.release();
      }
      if (directory != null) {
        directory.close();
        directory = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close " + folder, e);
    } finally {
      opening.unlock();
    }
  }
}
