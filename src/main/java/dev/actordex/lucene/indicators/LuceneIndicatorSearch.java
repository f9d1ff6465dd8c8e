package dev.actordex.lucene.indicators;

import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorManifest;
import dev.actordex.indicator.IndicatorPage;
import dev.actordex.indicator.IndicatorQuery;
import dev.actordex.indicator.IndicatorSearch;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.lucene.Existing;
import dev.actordex.lucene.GenerationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/// Answers over the last commit of the indicators in a data folder, and moves on to the next
/// without a pause; where there are none it answers that there are none.
///
/// At most every quarter of a second a call looks whether there is another commit. One that cannot
/// be read is passed over, and what was open goes on answering. Thread-safe.
public final class LuceneIndicatorSearch implements IndicatorSearch {
  private static final System.Logger LOG = System.getLogger(LuceneIndicatorSearch.class.getName());
  private static final long LOOK_EVERY_NANOS = 250_000_000;
  private static final String NONE_SERVED =
      "The indicators are damaged or of another version's form, and none are served. actordex"
          + " verify tells more.";
  private static final String OLDER_SERVED =
      "The newest indicators cannot be read; those before them are served. actordex verify tells"
          + " more.";

  private final Path folder;
  private final boolean checked;
  private final AtomicLong lookedAt = new AtomicLong(System.nanoTime());
  private final ReentrantLock opening = new ReentrantLock();
  private volatile @Nullable IndicatorReader open;
  private volatile @Nullable String problem;
  private String refused = "";
  private @Nullable Directory directory;
  private volatile boolean closed;

  private LuceneIndicatorSearch(Path folder, boolean checked) {
    this.folder = folder;
    this.checked = checked;
  }

  /// @throws GenerationException when there are indicators that cannot be read
  public static LuceneIndicatorSearch open(Path dataDir) {
    LuceneIndicatorSearch search =
        new LuceneIndicatorSearch(dataDir.resolve(IndicatorFields.FOLDER), false);
    try {
      search.refresh();
    } catch (UncheckedIOException e) {
      throw LuceneIndicatorSink.damaged(search.folder, e);
    }
    return search;
  }

  /// For long: every byte of a commit is compared with its checksum before it answers. Where that
  /// fails nothing is thrown: [#problem] says so, until there is another commit.
  public static LuceneIndicatorSearch openChecked(Path dataDir) {
    LuceneIndicatorSearch search =
        new LuceneIndicatorSearch(dataDir.resolve(IndicatorFields.FOLDER), true);
    search.refresh();
    return search;
  }

  /// Looks for another commit now.
  ///
  /// @return whether there was one
  public boolean refresh() {
    return refresh(false);
  }

  /// @param again whether one that was refused is tried again
  private boolean refresh(boolean again) {
    opening.lock();
    try {
      if (closed || problem != null && !again && commit().equals(refused)) {
        return false;
      }
      return checked ? refreshChecked() : moved(next());
    } catch (IOException | IllegalArgumentException e) {
      throw new UncheckedIOException(
          e instanceof IOException io ? io : new IOException(String.valueOf(e.getMessage()), e));
    } finally {
      opening.unlock();
    }
  }

  private boolean refreshChecked() {
    String commit = commit();
    IndicatorReader next = null;
    try {
      next = next();
      if (next != null) {
        next.checkIntegrity(folder);
      }
      problem = null;
      return moved(next);
    } catch (IOException | RuntimeException | InternalError e) {
      if (next != null) {
        next.release();
      }
      refuse(open == null ? NONE_SERVED : OLDER_SERVED, commit, e);
      return false;
    }
  }

  /// @param commit what was the last before it was looked at: one that came meanwhile is tried yet
  /// @param e an [InternalError] where what is mapped cannot be read from the disk
  private void refuse(String sentence, String commit, Throwable e) {
    if (Thread.currentThread().isInterrupted()) {
      return; // whoever was to look is told to stop, which Java tells like a fault of the disk
    }
    refused = commit;
    problem = sentence;
    LOG.log(System.Logger.Level.WARNING, LuceneIndicatorSink.damaged(folder, e).getMessage());
  }

  private boolean moved(@Nullable IndicatorReader next) {
    if (next == null) {
      return false;
    }
    IndicatorReader before = open;
    open = next;
    if (before != null) {
      before.release();
    }
    return true;
  }

  /// What is to be opened now; null where there is nothing, or nothing new.
  private @Nullable IndicatorReader next() throws IOException {
    IndicatorReader before = open;
    if (before != null && directory != null) {
      try {
        return before.next();
      } catch (IllegalStateException e) {
        // It does not follow the one before: damaged indicators were imported anew, from nothing.
        return IndicatorReader.open(directory);
      }
    }
    if (!Files.isDirectory(folder)) {
      return null;
    }
    Directory found = directory == null ? Existing.folder(folder) : directory;
    directory = found;
    // A folder of which only the commit is gone is damaged; one that nothing was written to is not.
    boolean there =
        checked ? !IndicatorVerification.untouched(folder) : DirectoryReader.indexExists(found);
    return there ? IndicatorReader.open(found) : null;
  }

  /// Tells the last commit from any other, also from one of its name.
  private String commit() {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> commits = new ArrayList<>();
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(IndexFileNames.SEGMENTS)) {
          commits.add(name + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
        }
      }
      commits.sort(Comparator.naturalOrder());
      return String.join(", ", commits);
    } catch (IOException e) {
      return "";
    }
  }

  /// Compares every byte with its checksum again, as it is on the disk now. Damaged indicators
  /// answer no longer, and those that were damaged and are whole again do.
  public void recheck() {
    IndicatorReader serving = open;
    if (serving == null || problem != null) {
      refresh(true);
      return;
    }
    String commit = commit();
    IndicatorReader found = null;
    try (Directory now = Existing.folder(folder)) {
      if (!serving.isLast(now)) {
        refresh();
        return;
      }
      found = IndicatorReader.open(now);
      found.checkIntegrity(folder);
    } catch (IOException | RuntimeException | InternalError e) {
      dropped(commit, e);
    } finally {
      if (found != null) {
        found.release();
      }
    }
  }

  private void dropped(String commit, Throwable e) {
    opening.lock();
    try {
      IndicatorReader last = open;
      if (last != null && !closed && !Thread.currentThread().isInterrupted()) {
        open = null;
        last.release();
        refuse(NONE_SERVED, commit, e);
      }
    } finally {
      opening.unlock();
    }
  }

  @Override
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public boolean usable() {
    return problem == null || open != null;
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
            } catch (RuntimeException | InternalError e) {
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
