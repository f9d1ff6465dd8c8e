package dev.actordex.export.file;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.AnyCard;
import dev.actordex.card.Card;
import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportsTest {

  @Test
  void aCardsJsonIsTheCardAndReadsBackIdentically() {
    for (Card card : SampleCards.all()) {
      byte[] file = Samples.bytes(card, CardFormat.JSON, Choice.NONE);
      assertThat(new CardJson().decode(file)).isEqualTo(card);
    }
    for (long seed = 0; seed < 100; seed++) {
      Card card = AnyCard.of(seed);
      byte[] file = Samples.bytes(card, CardFormat.JSON, Choice.NONE);
      assertThat(new CardJson().decode(file)).as("seed %d", seed).isEqualTo(card);
    }
  }

  @Test
  void aCardsJsonBeginsWithWhatItIsAndWhereItComesFrom() {
    String json = Samples.text(SampleCards.axiom(), CardFormat.JSON);
    assertThat(json).startsWith("{\n  \"actordex_export\" : 1,\n  \"about\" : {");
    assertThatJson(json)
        .node("about")
        .isEqualTo(
            """
            {product: "Actordex", version: "1.2.3", generation: "g1", built: "${json-unit.ignore}",
             sources: [
               {source: "attack", label: "MITRE ATT&CK", releases: ["18.1"],
                licence: "ATT&CK Terms of Use", licence_url: "${json-unit.ignore}"},
               {source: "etda", label: "ETDA Threat Group Cards", releases: ["2025-01-02"],
                licence: "CC BY-NC-SA 4.0", licence_url: "${json-unit.ignore}"}]}
            """);
  }

  @ParameterizedTest
  @EnumSource(CardFormat.class)
  void everyFormatTakesWhateverTextsHold(CardFormat format) {
    for (long seed = 0; seed < 60; seed++) {
      assertThat(Samples.bytes(AnyCard.of(seed), format, Choice.NONE)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(ResultFormat.class)
  void everyAnswerTakesWhateverTextsHold(ResultFormat format) {
    List<Card> cards = java.util.stream.LongStream.range(0, 60).mapToObj(AnyCard::of).toList();
    assertThat(Samples.bytes(cards, format, Choice.NONE)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(CardFormat.class)
  void theSameCardGivesTheSameBytes(CardFormat format) {
    assertThat(Samples.bytes(SampleCards.axiom(), format, Choice.NONE))
        .isEqualTo(Samples.bytes(SampleCards.axiom(), format, Choice.NONE));
  }

  @ParameterizedTest
  @EnumSource(ResultFormat.class)
  void theSameAnswerGivesTheSameBytes(ResultFormat format) {
    assertThat(Samples.bytes(SampleCards.all(), format, Choice.NONE))
        .isEqualTo(Samples.bytes(SampleCards.all(), format, Choice.NONE));
  }

  @Test
  void aFileIsCalledByIdAndNameInPlainSigns() {
    assertThat(Exports.fileName(SampleCards.axiom(), CardFormat.MD)).isEqualTo("g0001-axiom.md");
    for (long seed = 0; seed < 300; seed++) {
      assertThat(Exports.fileName(AnyCard.of(seed), CardFormat.JSON))
          .matches("[a-z0-9][a-z0-9.-]{0,130}\\.json")
          .doesNotContain("..");
    }
  }

  @Test
  void aLineOfJsonLinesIsACard() {
    List<String> lines =
        new String(
                Samples.bytes(SampleCards.all(), ResultFormat.JSONL, Choice.NONE),
                StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(lines).hasSameSizeAs(SampleCards.all());
    for (int i = 0; i < lines.size(); i++) {
      assertThat(new CardJson().decode(lines.get(i).getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(SampleCards.all().get(i));
      assertThatJson(lines.get(i)).node("about.generation").isEqualTo("g1");
    }
  }
}
