package dev.actordex.source;

import dev.actordex.card.Source;
import dev.actordex.ingest.CardSource;
import dev.actordex.ingest.SourceSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Turns a heap of files into sources to read: recognises each by its content, leaves out copies
/// and older editions, and gives the rest to the readers.
///
/// The order in which the files are given makes no difference.
public final class Sources {
  private static final Comparator<RecognisedFile> BY_NAME =
      Comparator.comparing(RecognisedFile::kind)
          .thenComparing(RecognisedFile::name)
          .thenComparing(file -> file.file().sha256());
  private static final Comparator<RecognisedFile> BY_AGE =
      Comparator.comparing(RecognisedFile::edition).thenComparing(file -> file.file().sha256());

  private final Map<Source, Reader> readers;

  /// Makes one source of all files of a publisher.
  @FunctionalInterface
  public interface Reader {
    CardSource open(List<RecognisedFile> files);
  }

  /// @param readers by publisher; files of a publisher without one are left alone
  public Sources(Map<Source, Reader> readers) {
    this.readers = new EnumMap<>(readers);
  }

  /// What a file is.
  ///
  /// @throws SourceException when it is of no known kind or cannot be read; the message names the
  ///   file, what was found where, and what was expected
  public static RecognisedFile recognise(SourceFile file) {
    return Recognition.recognise(file);
  }

  /// Runs through a file to its end, for [#recognise] may stop at its beginning.
  ///
  /// @return how many elements its large array has; 1 for a file that is one document
  /// @throws SourceException when it is broken off or breaks a limit
  public static int rows(RecognisedFile file) {
    JsonFile json = new JsonFile(file.file());
    AtomicInteger rows = new AtomicInteger();
    String array =
        switch (file.kind()) {
          case STIX_BUNDLE, EXPORTED_BUNDLE -> "objects";
          case ETDA_GROUPS, ETDA_TOOLS, MISP_GALAXY -> "values";
          case THREATFOX -> "data";
          case MISP_EVENT -> "response";
          case CARD, CARDS, EXPORTED_CARD -> "";
        };
    json.rows(array, row -> rows.incrementAndGet());
    return array.isEmpty() ? 1 : rows.get();
  }

  /// One source for each publisher that has files, in the order of evidence.
  public List<CardSource> open(List<RecognisedFile> given) {
    List<RecognisedFile> files = new ArrayList<>(given);
    files.sort(BY_NAME);
    Map<String, List<RecognisedFile>> editions = new LinkedHashMap<>();
    for (RecognisedFile file : files) {
      editions.computeIfAbsent(file.editionOf(), key -> new ArrayList<>()).add(file);
    }
    List<SourceSummary> leftOut = new ArrayList<>();
    Map<Source, List<RecognisedFile>> kept = new EnumMap<>(Source.class);
    for (List<RecognisedFile> same : editions.values()) {
      RecognisedFile newest = newest(same);
      kept.computeIfAbsent(newest.kind().source(), source -> new ArrayList<>()).add(newest);
      for (RecognisedFile file : same) {
        if (file != newest) {
          leftOut.add(file.supersededBy(newest));
        }
      }
    }
    List<CardSource> sources = new ArrayList<>();
    kept.forEach((source, theirs) -> {
      Reader reader = readers.get(source);
      if (reader != null) {
        sources.add(reader.open(theirs));
      }
    });
    if (!leftOut.isEmpty()) {
      sources.add(intake -> leftOut.forEach(intake::summary));
    }
    return sources;
  }

  /// The newest edition; of several files with its bytes the first by name.
  private static RecognisedFile newest(List<RecognisedFile> same) {
    RecognisedFile newest = same.getFirst();
    for (RecognisedFile file : same) {
      if (BY_AGE.compare(file, newest) > 0) {
        newest = file;
      }
    }
    return newest;
  }
}
