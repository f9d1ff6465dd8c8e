package dev.actordex.export.stix;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.AnyCard;
import dev.actordex.card.Card;
import dev.actordex.card.SampleCards;
import dev.actordex.export.file.CardFormat;
import dev.actordex.export.file.Choice;
import dev.actordex.export.file.ResultFormat;
import dev.actordex.export.file.Samples;
import dev.actordex.source.FileKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StixBundleTest {

  @Test
  void anActorStandsBesideWhatItUsesWithTheProcedureOnTheRelationship() {
    String bundle = Samples.text(SampleCards.all(), ResultFormat.STIX, Choice.NONE);
    assertThatJson(bundle)
        .inPath("$.objects[?(@.type=='intrusion-set' && @.name=='Axiom')].id")
        .isArray()
        .containsExactly(SampleCards.AXIOM_STIX);
    assertThatJson(bundle)
        .inPath(
            "$.objects[?(@.description=='Watering-hole sites were laid out.')].relationship_type")
        .isArray()
        .containsExactly("uses");
    assertThatJson(bundle)
        .inPath("$.objects[?(@.relationship_type=='attributed-to')].target_ref")
        .isArray()
        .contains(SampleCards.AXIOM_STIX);
    assertThatJson(bundle)
        .inPath("$.objects[?(@.type=='location')].country")
        .isArray()
        .contains("CN", "JP", "US");
  }

  @Test
  void whatIsKnownThroughACampaignOnlyIsNoRelationshipOfTheActor() {
    assertThat(Samples.text(SampleCards.all(), ResultFormat.STIX, Choice.NONE))
        .doesNotContain(
            "\"description\":\"Letters with a document inside.\",\"source_ref\":\"intrusion-set");
  }

  @Test
  void everyBundleKeepsTheRulesOfStixWhateverTextsHold() {
    assertThat(StixRules.faults(Samples.bytes(SampleCards.all(), ResultFormat.STIX, Choice.NONE)))
        .isEmpty();
    for (Card card : SampleCards.all()) {
      assertThat(StixRules.faults(Samples.bytes(card, CardFormat.STIX, Choice.NONE))).isEmpty();
    }
    List<Card> any = new ArrayList<>();
    for (long seed = 0; seed < 100; seed++) {
      any.add(AnyCard.of(seed));
      assertThat(StixRules.faults(Samples.bytes(any.getLast(), CardFormat.STIX, Choice.NONE)))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  @Test
  void readerAndWriterMeanTheSameExtension() {
    assertThat(Extension.ID).isEqualTo(FileKind.EXTENSION);
  }

  @Test
  void madeIdsAreOfVersionFiveAndTheSameEachTime() {
    assertThat(StixIds.made("identity", "x"))
        .matches("identity--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
        .isEqualTo(StixIds.made("identity", "x"))
        .isNotEqualTo(StixIds.made("identity", "y"));
  }
}
