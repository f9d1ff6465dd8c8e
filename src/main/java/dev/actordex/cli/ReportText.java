package dev.actordex.cli;

import dev.actordex.identity.Decision;
import dev.actordex.ingest.Manifest;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.Report;
import dev.actordex.ingest.SourceSummary;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The report of an import, for a person.
final class ReportText {
  private static final int SHOWN = 20;

  private final PrintWriter out;

  ReportText(PrintWriter out) {
    this.out = out;
  }

  void print(Manifest manifest) {
    Report report = manifest.report();
    out.println("Read");
    report.sources().forEach(this::source);
    out.println("Cards");
    report.cards().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> out.printf("  %-12s %,7d%n", e.getKey(), e.getValue()));
    out.println("Who is who");
    report.joined().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> {
          long alone =
              report.decisions().all().stream()
                  .filter(Decision::anchor)
                  .filter(d -> d.record().source().key().equals(e.getKey()))
                  .count();
          out.printf(
              "  %-10s %,6d records joined another source's card, %,6d stand on their own%n",
              e.getKey(), e.getValue(), alone);
        });
    out.printf(
        "  %,d names are contested; actordex names --contested lists them%n",
        report.contestedNames());
    unresolved(report);
    problems(report.problems());
    out.printf("Generation %s, %,d cards%n", manifest.generation(), manifest.cards());
  }

  void print(IndicatorRun.Read read) {
    out.println("Indicators");
    read.files().forEach(this::source);
    problems(read.problems());
    out.printf("%,d indicators%n", read.manifest().total());
  }

  private void source(SourceSummary s) {
    String counts =
        s.counts().entrySet().stream()
            .map(e -> String.format("%,d %s", e.getValue(), e.getKey()))
            .collect(Collectors.joining(", "));
    out.printf(
        "  %-10s %s (%s%s)%s%n",
        s.source().key(),
        Console.safe(s.file()),
        s.collection(),
        s.release().isBlank() ? "" : ", " + Console.safe(s.release()),
        s.supersededBy() == null
            ? ": " + counts
            : ": left out, " + Console.safe(s.supersededBy()) + " is newer");
  }

  private void unresolved(Report report) {
    if (report.unresolved().isEmpty()) {
      return;
    }
    Map<String, Long> byField =
        report.unresolved().stream()
            .collect(
                Collectors.groupingBy(
                    u -> u.field(), java.util.TreeMap::new, Collectors.counting()));
    out.println("Unresolved links and values, kept as written");
    byField.forEach((field, count) -> out.printf("  %-14s %,6d%n", field, count));
  }

  private void problems(List<Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    out.println(problems.size() == 1 ? "1 problem" : "%,d problems".formatted(problems.size()));
    problems.stream().limit(SHOWN).forEach(p -> out.println("  " + Console.safe(p.toString())));
    if (problems.size() > SHOWN) {
      out.printf("  and %,d more: GET /api/v1/sources lists all%n", problems.size() - SHOWN);
    }
  }
}
