package dev.actordex.export.navigator;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.AnyCard;
import dev.actordex.card.Card;
import dev.actordex.card.SampleCards;
import dev.actordex.export.file.CardFormat;
import dev.actordex.export.file.Choice;
import dev.actordex.export.file.ResultFormat;
import dev.actordex.export.file.Samples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NavigatorLayerTest {

  @Test
  void anActorsLayerHasItsTechniquesUnderTheirTacticsWithTheProcedure() {
    assertThatJson(Samples.text(SampleCards.axiom(), CardFormat.NAVIGATOR))
        .inPath("$.techniques")
        .isEqualTo(
            """
            [{techniqueID: "T1189", tactic: "initial-access", score: 1, enabled: true,
              comment: "Watering-hole sites were laid out. [MITRE ATT&CK]", metadata: []},
             {techniqueID: "T1566.001", tactic: "initial-access", score: 1, enabled: true,
              comment: "Letters with a document inside. [MITRE ATT&CK, through Harbour Lantern]",
              metadata: [{name: "campaign", value: "Harbour Lantern"}]}]
            """);
  }

  @Test
  void theLayerSaysWhatItIs() {
    String layer = Samples.text(SampleCards.axiom(), CardFormat.NAVIGATOR);
    assertThatJson(layer).node("name").isEqualTo("Axiom");
    assertThatJson(layer).node("domain").isEqualTo("enterprise-attack");
    assertThatJson(layer).node("versions.attack").isString().isEqualTo("18");
    assertThatJson(layer).node("versions.layer").isString().isEqualTo("4.5");
  }

  @Test
  void anotherMatrixCanBeChosenAndTheRestIsCounted() {
    String layer =
        new String(
            Samples.bytes(
                SampleCards.axiom(), CardFormat.NAVIGATOR, new Choice(List.of(), Domain.MOBILE)),
            StandardCharsets.UTF_8);
    assertThatJson(layer).node("domain").isEqualTo("mobile-attack");
    assertThatJson(layer).node("techniques").isArray().isEmpty();
    assertThatJson(layer).node("description").isString().contains("2 techniques stand in other");
  }

  @Test
  void ofASetTheScoreIsHowManyUseTheTechnique() {
    List<Card> twice = new ArrayList<>(SampleCards.all());
    twice.add(SampleCards.axiom());
    String layer = Samples.text(twice, ResultFormat.NAVIGATOR, Choice.NONE);
    assertThatJson(layer).inPath("$.techniques[0].techniqueID").isEqualTo("T1189");
    long users =
        twice.stream()
            .filter(c -> c.techniques().stream().anyMatch(t -> t.attackId().equals("T1189")))
            .count();
    assertThatJson(layer).inPath("$.techniques[0].score").isEqualTo(users);
  }

  @Test
  void everyLayerKeepsTheFormatWhateverTextsHold() {
    for (Card card : SampleCards.all()) {
      assertThat(LayerFormat.faults(Samples.bytes(card, CardFormat.NAVIGATOR, Choice.NONE)))
          .isEmpty();
    }
    for (long seed = 0; seed < 200; seed++) {
      byte[] layer = Samples.bytes(AnyCard.of(seed), CardFormat.NAVIGATOR, Choice.NONE);
      assertThat(LayerFormat.faults(layer)).as("seed %d", seed).isEmpty();
    }
    List<Card> any = LongStream.range(0, 50).mapToObj(AnyCard::of).toList();
    assertThat(LayerFormat.faults(Samples.bytes(any, ResultFormat.NAVIGATOR, Choice.NONE)))
        .isEmpty();
  }
}
