package dev.actordex.export.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.SampleCards;
import dev.actordex.export.file.CardFormat;
import dev.actordex.export.file.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardMarkdownTest {
  private final String page = Samples.text(SampleCards.axiom(), CardFormat.MD);

  @Test
  void thePageHasEveryFieldWithItsSources() {
    assertThat(page)
        .startsWith("# Axiom\n")
        .contains(
            "| Origin | China (MITRE ATT\\&CK, ETDA Threat Group Cards) |",
            "| Group 72 | Cisco, Talos | MITRE ATT\\&CK, ETDA Threat Group Cards | APT17 (G0025) |",
            "| T1189 | Drive-by Compromise | Initial Access | Watering-hole sites were laid out.\\[1\\]",
            "## Description by ETDA Threat Group Cards",
            "- **2012 Late, Harbour Lantern** Offices by the sea were visited.",
            "## Counter operations",
            "1. [Axiom, a report](<https://example.org/axiom.pdf>)",
            "| Confidence | high | two sources agree on the origin |",
            "joined because ETDA links G0001",
            "Made by Actordex 1.2.3 from generation g1");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '→',
      value = {
        "<script>alert(1)</script> → \\<script\\>alert(1)\\</script\\>",
        "[x](javascript:alert(1)) → \\[x\\](javascript:alert(1))",
        "[PlugX](card:S0013) → PlugX (S0013)",
        "[a report](https://example.org/a) → [a report](<https://example.org/a>)",
        "seen.[^3] → seen.\\[3\\]",
        "- item → \\- item",
        "1. item → 1\\. item",
        "# head → \\# head",
        "a | b → a \\| b",
        "![x](https://evil.example/x.png) → ![x](<https://evil.example/x.png>)"
      })
  void textOfASourceMeansNothingInMarkdown(String text, String markdown) {
    assertThat(Md.prose(text)).isEqualTo(markdown.replace("![x]", "\\![x]"));
  }
}
