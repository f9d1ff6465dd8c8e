package dev.actordex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.indicator.IndicatorManifest;
import dev.actordex.ingest.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTextTest {
  private static final Problem PROBLEM =
      new Problem("a.json", "/3", "No value.", Problem.Consequence.REJECTED);

  @Test
  void problemsAreCountedAndTheFirstAreShown() {
    assertThat(report(0)).doesNotContain("problem");
    assertThat(report(1)).contains("1 problem" + System.lineSeparator() + "  a.json /3: No value.");
    assertThat(report(1_234))
        .contains("1,234 problems" + System.lineSeparator())
        .contains("  and 1,214 more: GET /api/v1/sources lists all");
  }

  private static String report(int problems) {
    StringWriter out = new StringWriter();
    new ReportText(new PrintWriter(out))
        .print(
            new IndicatorRun.Read(
                IndicatorManifest.NONE, List.of(), Collections.nCopies(problems, PROBLEM)));
    return out.toString();
  }
}
