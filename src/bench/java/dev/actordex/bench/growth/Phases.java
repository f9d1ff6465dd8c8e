package dev.actordex.bench.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/// Which step of a search the processor time goes to, by samples of the flight recorder.
///
/// Each sample counts for the innermost method that stands for a step, so the search itself knows
/// nothing of being measured.
final class Phases {
  private static final String READ = "dev.actordex.lucene.read.";

  /// Method prefixes in the order in which they are asked of each frame, the innermost frame first.
  private static final List<Map.Entry<String, String>> STEPS =
      List.of(
          Map.entry(READ + "PartReader", "read"),
          Map.entry(READ + "TermScores", "read"),
          Map.entry(READ + "Union", "sum"),
          Map.entry(READ + "Sums", "sum"),
          Map.entry(READ + "Matching", "sum"),
          Map.entry(READ + "Narrowing.counts", "facets"),
          Map.entry(READ + "Narrowing", "narrow"),
          Map.entry(READ + "Passages", "passages"),
          Map.entry(READ + "Search.page", "order"),
          Map.entry(READ + "Telling", "tell"),
          Map.entry(READ + "DidYouMean", "suggest"),
          Map.entry(READ + "QueryTranslator", "translate"),
          Map.entry(READ + "Search", "else"));

  /// The steps' names, in the order of a search.
  static final List<String> NAMES =
      List.of(
          "translate",
          "read",
          "sum",
          "narrow",
          "passages",
          "order",
          "tell",
          "facets",
          "suggest",
          "else");

  private final Recording recording = new Recording();

  Phases() {
    recording.enable("jdk.CPUTimeSample").with("throttle", "1ms");
    recording.start();
  }

  /// Adds the share of each step in all samples of a search.
  void shares(Map<String, Double> found) throws IOException {
    recording.stop();
    Path file = Files.createTempFile("phases", ".jfr");
    Map<String, Double> counts = new TreeMap<>();
    double all = 0;
    try {
      recording.dump(file);
      recording.close();
      for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
        if (event.getEventType().getName().equals("jdk.CPUTimeSample")
            && event.getStackTrace() != null) {
          String step = step(event.getStackTrace().getFrames());
          if (step != null) {
            counts.merge(step, 1d, Double::sum);
            all++;
          }
        }
      }
    } finally {
      Files.delete(file);
    }
    for (String name : NAMES) {
      found.put(key(name), counts.getOrDefault(name, 0d) / Math.max(1, all));
    }
  }

  /// Under which name a step's share is among the figures.
  static String key(String step) {
    return "phase_" + step;
  }

  private static @Nullable String step(List<RecordedFrame> frames) {
    for (RecordedFrame frame : frames) {
      String method = frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
      for (Map.Entry<String, String> step : STEPS) {
        if (method.startsWith(step.getKey())) {
          return step.getValue();
        }
      }
    }
    return null;
  }
}
