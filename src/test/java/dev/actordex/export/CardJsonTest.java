package dev.actordex.export;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.AnyCard;
import dev.actordex.card.Card;
import dev.actordex.card.SampleCards;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CardJsonTest {
  private final CardJson codec = new CardJson();

  @Test
  void everySampleCardComesBackIdentically() {
    for (Card card : SampleCards.all()) {
      assertThat(codec.decode(codec.encode(card))).isEqualTo(card);
    }
  }

  @Test
  void anyCardComesBackIdenticallyWhateverItsTextsHold() {
    for (long seed = 0; seed < 300; seed++) {
      Card card = AnyCard.of(seed);
      byte[] json = codec.encode(card);
      assertThat(codec.decode(json)).as("seed %d", seed).isEqualTo(card);
      assertThat(codec.encode(codec.decode(json))).as("seed %d", seed).isEqualTo(json);
    }
  }

  @Test
  void theKeysAreThoseOfTheContractInTheirOrder() {
    assertThatJson(json(SampleCards.axiom()))
        .isObject()
        .containsKeys(
            "id",
            "type",
            "name",
            "attack_id",
            "status",
            "names",
            "summary",
            "descriptions",
            "countries",
            "sponsors",
            "motivations",
            "first_seen",
            "last_seen",
            "sectors",
            "targets",
            "kinds",
            "platforms",
            "tactics",
            "parent",
            "subtechniques",
            "techniques",
            "software",
            "actors",
            "actors_via_campaigns",
            "campaigns",
            "operations",
            "counter_operations",
            "mitigations",
            "detections",
            "relations",
            "references",
            "notes",
            "disputed",
            "assessment",
            "created",
            "modified",
            "identifiers",
            "sources",
            "contested",
            "links");
    assertThat(json(SampleCards.axiom()))
        .startsWith(
            "{\"id\":\"G0001\",\"type\":\"actor\",\"name\":\"Axiom\",\"attack_id\":\"G0001\",");
  }

  @Test
  void closedSetsAreWrittenByTheirKeys() {
    assertThatJson(json(SampleCards.axiom())).inPath("$.references[0].kind").isEqualTo("report");
    assertThatJson(json(SampleCards.axiom()))
        .inPath("$.relations[0]")
        .isEqualTo(
            """
            {type: "shares_a_name", label: "shares a name with", name: "APT17",
             to: {id: "G0025", type: "actor", name: "APT17", attack_id: "G0025"},
             evidence: [{source: "misp", id: "misp-apt17", likelihood: null, text: "Group 72"}]}
            """);
  }

  @Test
  void aNameSaysWhoCoinedItAndWhoElseClaimsIt() {
    assertThatJson(json(SampleCards.axiom()))
        .inPath("$.names[1]")
        .isEqualTo(
            """
            {name: "Group 72", key: "group72", primary: false, contested: true,
             claimants: [{id: "G0025", type: "actor", name: "APT17", attack_id: "G0025"}],
             sources: [
               {source: "attack", id: "G0001", raw: "Group 72", giver: "Cisco", retired: false},
               {source: "etda", id: "6fa5b25b-276e-4f24-a54a-86e6c05fb27f", raw: "Group72",
                giver: "Talos", retired: false}],
             given_by: ["Cisco", "Talos"]}
            """);
  }

  @Test
  void whatIsUnknownIsNullAndWhatIsEmptyIsAnEmptyList() {
    assertThatJson(json(SampleCards.driveBy())).node("parent").isNull();
    assertThatJson(json(SampleCards.driveBy())).node("software").isArray().isEmpty();
  }

  @Test
  void theLinksLeadToTheApiAndToThePage() {
    assertThatJson(json(SampleCards.plugX()))
        .node("links")
        .isEqualTo("{self: '/api/v1/cards/S0013', html: '/software/S0013'}");
    assertThat(JsonForm.selfLink("a/../b c")).isEqualTo("/api/v1/cards/a%2F..%2Fb%20c");
  }

  private String json(Card card) {
    return new String(codec.encode(card), StandardCharsets.UTF_8);
  }
}
