package dev.actordex.identity;

import static dev.actordex.identity.Written.attack;
import static dev.actordex.identity.Written.etda;
import static dev.actordex.identity.Written.misp;
import static dev.actordex.identity.Written.own;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.ActorUse;
import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.Link;
import dev.actordex.card.Operation;
import dev.actordex.card.Reference;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.Source;
import dev.actordex.card.Statement;
import dev.actordex.card.Tactic;
import dev.actordex.card.TechniqueUse;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How what several records say becomes one card.
class MergeTest {
  private final Written axiom = attack("G0001", "Axiom");

  @Test
  void equalValuesOfTwoSourcesAreOneClaimThatKeepsBothSpellings() {
    Card card =
        Cards.of(axiom, etda("Axiom").from("China"), misp("Axiom").from("PRC")).card("G0001");
    assertThat(card.countries()).hasSize(1);
    Claim china = card.countries().getFirst();
    assertThat(china.value()).isEqualTo("CN");
    assertThat(china.label()).isEqualTo("China");
    assertThat(china.sources())
        .extracting(Claim.Said::source)
        .containsExactly(Source.ETDA, Source.MISP);
    assertThat(china.sources()).extracting(Claim.Said::raw).containsExactly("China", "PRC");
    assertThat(card.disputed()).isEmpty();
  }

  @Test
  void sourcesThatShareNoValueDispute() {
    Card card =
        Cards.of(
                axiom,
                etda("Axiom").links("G0001").from("Ukraine"),
                misp("Axiom").links("G0001").from("Russia"))
            .card("G0001");
    assertThat(card.countries()).extracting(Claim::value).containsExactly("RU", "UA");
    assertThat(card.disputed()).containsExactly("country");
  }

  @Test
  void aRegionDoesNotDisputeACountry() {
    Card card =
        Cards.of(axiom, etda("Axiom").from("[Middle East]"), misp("Axiom").from("Iran"))
            .card("G0001");
    assertThat(card.countries()).extracting(Claim::value).containsExactly("IR", "middle-east");
    assertThat(card.disputed()).isEmpty();
  }

  @Test
  void unattributedIsDroppedOnceACountryIsKnown() {
    Written unknown = etda("Axiom").from("[Unknown]");
    assertThat(Cards.of(axiom, unknown).card("G0001").countries())
        .extracting(Claim::value)
        .containsExactly("unattributed");
    assertThat(Cards.of(axiom, unknown, misp("Axiom").from("CN")).card("G0001").countries())
        .extracting(Claim::value)
        .containsExactly("CN");
  }

  @Test
  void datesThatContainEachOtherAreNoDispute() {
    Written etda = etda("Axiom").says(new Statement.FirstSeen("2008"));
    assertThat(
            Cards.of(axiom, etda, misp("Axiom").says(new Statement.FirstSeen("2008-05")))
                .card("G0001")
                .disputed())
        .isEmpty();
    assertThat(
            Cards.of(axiom, etda, misp("Axiom").says(new Statement.FirstSeen("2010")))
                .card("G0001")
                .disputed())
        .containsExactly("first_seen");
  }

  @Test
  void oneRawValueMayBeSeveralSectorsAndNone() {
    Card card =
        Cards.of(
                axiom.says(
                    new Statement.TargetedSector("Government and military"),
                    new Statement.TargetedSector("government"),
                    new Statement.TargetedSector("Private sector"),
                    new Statement.TargetedSector("Llamas")))
            .card("G0001");
    assertThat(card.sectors()).extracting(Claim::value).containsExactly("defense", "government");
    assertThat(card.sectors().get(1).sources()).hasSize(2);
  }

  @Test
  void whatNoTableKnowsIsReported() {
    Merge merge =
        Cards.of(
                axiom.says(
                    new Statement.TargetedSector("Llamas"),
                    new Statement.TargetedPlace("Atlantis"),
                    new Statement.Motivated("Boredom"),
                    new Statement.FirstSeen("once upon a time")))
            .merge();
    assertThat(merge.unresolved())
        .extracting(Unresolved::field, Unresolved::value)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("sector", "Llamas"),
            org.assertj.core.groups.Tuple.tuple("target", "Atlantis"),
            org.assertj.core.groups.Tuple.tuple("motivation", "Boredom"),
            org.assertj.core.groups.Tuple.tuple("first_seen", "once upon a time"));
  }

  @Test
  void makingTheCardsTwiceReportsNothingTwice() {
    Merge merge = Cards.of(axiom.says(new Statement.TargetedPlace("Atlantis"))).merge();
    merge.cards((card, records) -> {});
    assertThat(merge.unresolved()).hasSize(1);
  }

  @Test
  void aNameIsShownOnceWithAllItsGivers() {
    Card card =
        Cards.of(
                axiom.also("Group 72"),
                etda("Axiom").coined("Group-72", "FireEye"),
                misp("Axiom")
                    .coined("GROUP72", "f9eb432f-2293-48b7-bca4-cc78beb50df0")
                    .coined("Other", "00000000-2293-48b7-bca4-cc78beb50df0"))
            .card("G0001");
    assertThat(card.names())
        .extracting(CardName::name)
        .containsExactly("Axiom", "Group 72", "Other");
    assertThat(card.names().getFirst().primary()).isTrue();
    assertThat(card.names().get(1).givers()).containsExactly("Mandiant", "CrowdStrike");
    assertThat(card.names().get(1).sources())
        .extracting(CardName.Naming::raw)
        .containsExactly("Group 72", "Group-72", "GROUP72");
    assertThat(card.names().get(2).givers()).as("a uuid is no name").isEmpty();
  }

  @Test
  void techniquesCarryTacticsProceduresAndCounts() {
    Written driveBy =
        attack("T1189", "Drive-by Compromise")
            .says(
                new Statement.Serves(new Tactic("enterprise", "persistence", "Persistence", 4)),
                new Statement.Serves(
                    new Tactic("enterprise", "initial-access", "Initial Access", 2)));
    Cards cards =
        Cards.of(
            axiom.uses("T1189", "Waits at holes.").uses("T9999", null),
            attack("G0025", "APT17").uses("T1189", null),
            driveBy);
    TechniqueUse use = cards.card("G0001").techniques().getFirst();
    assertThat(use.attackId()).isEqualTo("T1189");
    assertThat(use.tactics())
        .extracting(Tactic::key)
        .containsExactly("initial-access", "persistence");
    assertThat(use.procedures()).hasSize(1);
    assertThat(use.actorCount()).isEqualTo(2);
    TechniqueUse unknown = cards.card("G0001").techniques().get(1);
    assertThat(unknown.id()).isNull();
    assertThat(unknown.attackId()).isEqualTo("T9999");
    assertThat(cards.card("T1189").actors())
        .extracting(ActorUse::id)
        .containsExactly("G0025", "G0001");
  }

  @Test
  void whatACampaignUsesItsActorUsesThroughIt() {
    Written campaign =
        attack("C0001", "Frankenstein")
            .uses("T1189", "In the campaign.")
            .says(new Statement.AttributedTo(Link.attack("G0001"), null))
            .says(new Statement.FirstSeen("2019-01-01"), new Statement.LastSeen("2019-04-01"));
    Cards cards = Cards.of(axiom, campaign, attack("T1189", "Drive-by Compromise"));
    TechniqueUse use = cards.card("G0001").techniques().getFirst();
    assertThat(use.direct()).isFalse();
    assertThat(use.via()).extracting(v -> v.id()).containsExactly("C0001");
    assertThat(use.actorCount()).as("directly").isZero();
    Card technique = cards.card("T1189");
    assertThat(technique.actors()).isEmpty();
    assertThat(technique.actorsViaCampaigns()).extracting(ActorUse::id).containsExactly("G0001");
    assertThat(technique.campaigns()).extracting(c -> c.id()).containsExactly("C0001");
    assertThat(cards.card("C0001").actors()).extracting(ActorUse::id).containsExactly("G0001");
    assertThat(cards.card("G0001").campaigns().getFirst().lastSeen()).isEqualTo("2019-04-01");
  }

  @Test
  void aToolNoSourceDescribesKeepsItsNameWithoutAnId() {
    Cards cards = Cards.of(axiom, etda("Axiom").links("G0001").usesTool("Hikit"));
    List<SoftwareUse> software = cards.card("G0001").software();
    assertThat(software).extracting(SoftwareUse::name).containsExactly("Hikit");
    assertThat(software.getFirst().id()).isNull();
    assertThat(cards.merge().unresolved()).extracting(Unresolved::value).containsExactly("Hikit");
  }

  @Test
  void aBareForeignUuidIsReportedAndNotShown() {
    Cards cards =
        Cards.of(
            axiom.says(
                new Statement.Uses(Link.uuid("6fa5b25b-276e-4f24-a54a-86e6c05fb27f"), null)));
    assertThat(cards.card("G0001").software()).isEmpty();
    assertThat(cards.merge().unresolved()).hasSize(1);
  }

  @Test
  void aToolThatTwoSourcesNameIsOneUseWithBothAsSources() {
    Written plugx = attack("S0013", "PlugX").also("Korplug").says(new Statement.Kind("malware"));
    Cards cards =
        Cards.of(
            axiom.uses("S0013", "Deploys it."),
            etda("Axiom").links("G0001").usesTool("Korplug"),
            plugx,
            etda("Korplug").software().links("S0013"));
    List<SoftwareUse> software = cards.card("G0001").software();
    assertThat(software).hasSize(1);
    assertThat(software.getFirst().id()).isEqualTo("S0013");
    assertThat(software.getFirst().sources()).hasSize(2);
    assertThat(software.getFirst().kinds()).containsExactly("malware");
    assertThat(cards.card("S0013").actors()).extracting(ActorUse::id).containsExactly("G0001");
  }

  @Test
  void usedByIsAUseFromTheOtherSide() {
    Written plugx = misp("PlugX").software().says(new Statement.UsedBy(Link.attack("G0001")));
    Cards cards = Cards.of(axiom, plugx);
    assertThat(cards.card("G0001").software())
        .extracting(SoftwareUse::name)
        .containsExactly("PlugX");
  }

  @Test
  void twoToolsThatUseEachOtherListEachOtherOnce() {
    Written one = attack("S0001", "One").uses("S0002", null);
    Written two = attack("S0002", "Two").uses("S0001", null);
    Cards cards = Cards.of(one, two);
    assertThat(cards.card("S0001").software()).extracting(SoftwareUse::id).containsExactly("S0002");
  }

  @Test
  void subtechniquesKnowTheirTechniqueAndItThem() {
    Cards cards =
        Cards.of(
            attack("T1566", "Phishing"),
            attack("T1566.001", "Attachment")
                .says(new Statement.SubtechniqueOf(Link.attack("T1566"))));
    assertThat(cards.card("T1566").subtechniques())
        .extracting(s -> s.id())
        .containsExactly("T1566.001");
    assertThat(cards.card("T1566.001").parent()).isNotNull();
  }

  @Test
  void operationsAreNewestFirstAndUndatedOnesLast() {
    Card card =
        Cards.of(
                axiom.says(
                    operated("2008/2014", "SMN", false),
                    operated("", "Undated", false),
                    operated("2015", "Later", false),
                    operated("2016", "Arrest", true)))
            .card("G0001");
    assertThat(card.operations())
        .extracting(Operation::name)
        .containsExactly("Later", "SMN", "Undated");
    assertThat(card.operations().get(1).from()).isEqualTo("2008-01-01");
    assertThat(card.operations().get(1).to()).isEqualTo("2014-12-31");
    assertThat(card.counterOperations()).extracting(Operation::name).containsExactly("Arrest");
  }

  @Test
  void anOperationLeadsToTheCampaignOfItsName() {
    Cards cards =
        Cards.of(
            axiom.says(operated("2014", "Operation Dust Storm", false)),
            attack("C0016", "Operation Dust Storm"));
    Operation operation = cards.card("G0001").operations().getFirst();
    assertThat(operation.campaign()).isNotNull();
    assertThat(operation.campaign().id()).isEqualTo("C0016");
  }

  @Test
  void addressesNoReaderMayFollowAreDropped() {
    Statement.Operated operated =
        new Statement.Operated(
            "2014", null, "x", false, List.of("javascript:alert(1)", "https://example.org/"));
    Card card =
        Cards.of(
                axiom
                    .says(operated)
                    .refers("javascript:alert(1)", null)
                    .refers("https://example.org/\"onclick", null)
                    .refers("https://example.org/report", null))
            .card("G0001");
    assertThat(card.references())
        .extracting(Reference::url)
        .containsExactly("https://example.org/report");
    assertThat(card.operations().getFirst().urls()).containsExactly("https://example.org/");
  }

  private static Statement operated(String date, String name, boolean counter) {
    return new Statement.Operated(date, name, "text", counter, List.of());
  }

  @Test
  void relationsGatherTheirEvidenceAndNamesWithoutACardStay() {
    Written etda =
        etda("Axiom")
            .links("G0001")
            .says(
                related(new Link.ByName(CardType.ACTOR, "APT17")),
                related(Link.attack("G0025")),
                related(new Link.ByName(CardType.ACTOR, "Nobody Known")),
                related(Link.uuid("6fa5b25b-276e-4f24-a54a-86e6c05fb27f")));
    Cards cards = Cards.of(axiom, attack("G0025", "APT17"), etda);
    assertThat(cards.card("G0001").relations())
        .extracting(r -> r.name())
        .containsExactly("APT17", "Nobody Known");
    assertThat(cards.card("G0001").relations().getFirst().evidence()).hasSize(1);
    assertThat(cards.merge().unresolved()).hasSize(2);
  }

  private static Statement related(Link to) {
    return new Statement.Related(
        dev.actordex.card.RelationType.POSSIBLY_RELATED, to, null, "somebody says so");
  }

  @Test
  void theSummaryIsTheBeginningOfTheFirstDescriptionInPlainWords() {
    Card card =
        Cards.of(
                axiom
                    .describes(
                        "[Axiom](https://attack.mitre.org/groups/G0001) is (Citation: N)"
                            + " a group.")
                    .refers("https://example.org/n", "N"),
                etda("Axiom").describes("Later."))
            .card("G0001");
    assertThat(card.summary()).isEqualTo("Axiom is a group.");
    assertThat(card.descriptions()).hasSize(2);
    Card longer = Cards.of(attack("G0002", "Long").describes("word ".repeat(200))).card("G0002");
    assertThat(longer.summary()).hasSizeLessThanOrEqualTo(280).endsWith("word…");
  }

  @Test
  void whatARevokedRecordSaysIsNotSaidAnyMoreButItsNamesAre() {
    Card card =
        Cards.of(
                axiom,
                attack("G0100", "Old Axiom").from("RU").describes("Old.").revokedFor("G0001"))
            .card("G0001");
    assertThat(card.countries()).isEmpty();
    assertThat(card.descriptions()).isEmpty();
    assertThat(card.names()).extracting(CardName::name).containsExactly("Axiom", "Old Axiom");
    assertThat(card.sources()).hasSize(2);
  }

  @Test
  void whatARevokedTechniqueWasForAndUnderIsForgotten() {
    Tactic collection = new Tactic("enterprise", "collection", "Collection", 9);
    Tactic exfiltration = new Tactic("enterprise", "exfiltration", "Exfiltration", 11);
    Cards cards =
        Cards.of(
            axiom.uses("T1560", null),
            attack("T1560", "Archive Collected Data").says(new Statement.Serves(collection)),
            attack("T1002", "Data Compressed")
                .says(new Statement.Serves(exfiltration))
                .says(new Statement.SubtechniqueOf(Link.attack("T1022")))
                .refers("https://example.org/old", null)
                .revokedFor("T1560"),
            attack("T1022", "Data Encrypted"));
    assertThat(cards.card("G0001").techniques().getFirst().tactics()).containsExactly(collection);
    assertThat(cards.card("T1560").tactics()).containsExactly(collection);
    assertThat(cards.card("T1560").references()).isEmpty();
    assertThat(cards.card("T1022").subtechniques()).isEmpty();
  }

  @Test
  void confidenceCountsIndependentSources() {
    Written own = own("G0001", "Axiom");
    assertThat(level(Cards.of(own))).isEqualTo("unknown");
    assertThat(level(Cards.of(axiom, own))).isEqualTo("low");
    assertThat(level(Cards.of(axiom, own, etda("Axiom")))).isEqualTo("medium");
    assertThat(level(Cards.of(axiom, etda("Axiom"), misp("Axiom")))).isEqualTo("high");
    assertThat(
            level(
                Cards.of(
                    axiom,
                    etda("Axiom").links("G0001").from("RU"),
                    misp("Axiom").links("G0001").from("CN"))))
        .isEqualTo("medium");
  }

  private static String level(Cards cards) {
    return cards.card("G0001").assessment().confidence().level();
  }

  @Test
  void activityIsMeasuredAgainstTheNewestDateInTheData() {
    Written newest = misp("Clock").says(new Statement.Modified("2025-01-01"));
    assertThat(activity("2024", newest)).isEqualTo("active");
    assertThat(activity("2021", newest)).isEqualTo("recent");
    assertThat(activity("2008/2014", newest)).isEqualTo("dormant");
    assertThat(activity("", newest)).isEqualTo("unknown");
  }

  private static String activity(String date, Written newest) {
    Written actor = attack("G0001", "Axiom").says(operated(date, "x", false));
    return Cards.of(actor, newest).card("G0001").assessment().activity().level();
  }

  @Test
  void threatIsUnknownWithoutTechniquesOrVictims() {
    assertThat(Cards.of(axiom).card("G0001").assessment().threat().level()).isEqualTo("unknown");
    Card card =
        Cards.of(
                attack("G0002", "Sandworm")
                    .uses("T1485", null)
                    .says(new Statement.Motivated("sabotage"), operated("2024", "x", false)))
            .card("G0002");
    assertThat(card.assessment().threat().level()).isEqualTo("medium");
    assertThat(card.assessment().threat().because()).isNotEmpty();
  }
}
