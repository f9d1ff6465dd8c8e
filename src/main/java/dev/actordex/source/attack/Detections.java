package dev.actordex.source.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Words a detection strategy: one paragraph for each of its analytics, with platforms and log
/// sources.
final class Detections {
  private Detections() {}

  /// `Analytic 0110 (Linux): … Log sources: auditd:SYSCALL (socket/connect), linux:syslog (…).`
  static String analytic(String name, StixFields fields) {
    List<String> platforms = fields.labels("x_mitre_platforms");
    StringBuilder text = new StringBuilder(name);
    if (!platforms.isEmpty()) {
      text.append(" (").append(String.join(", ", platforms)).append(')');
    }
    fields.text("description").ifPresent(d -> text.append(": ").append(d.strip()));
    Map<String, Set<String>> channels = new LinkedHashMap<>();
    for (StixFields log : fields.objects("x_mitre_log_source_references")) {
      log.label("name")
          .ifPresent(source -> {
            Set<String> of = channels.computeIfAbsent(source, key -> new LinkedHashSet<>());
            log.label("channel").filter(c -> !c.equals("None")).ifPresent(of::add);
          });
    }
    if (!channels.isEmpty()) {
      text.append("\nLog sources: ")
          .append(
              channels.entrySet().stream()
                  .map(e ->
                      e.getValue().isEmpty()
                          ? e.getKey()
                          : e.getKey() + " (" + String.join("; ", e.getValue()) + ")")
                  .collect(Collectors.joining(", ")));
    }
    return text.toString();
  }

  /// The text of a strategy or of a data component; the relationship's own words come first.
  static String text(Helper detection, String relationshipText, Map<String, Helper> helpers) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(relationshipText);
    for (String part : detection.parts()) {
      Helper analytic = helpers.get(part);
      if (analytic != null && !analytic.dead()) {
        paragraphs.add(analytic.text());
      }
    }
    if (detection.type().equals("x-mitre-detection-strategy")) {
      paragraphs.add(detection.text());
    }
    return paragraphs.stream()
        .filter(paragraph -> !paragraph.isBlank())
        .collect(Collectors.joining("\n\n"));
  }
}
