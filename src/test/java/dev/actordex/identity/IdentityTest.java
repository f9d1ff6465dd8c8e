package dev.actordex.identity;

import static dev.actordex.identity.Written.attack;
import static dev.actordex.identity.Written.etda;
import static dev.actordex.identity.Written.misp;
import static dev.actordex.identity.Written.own;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Relation;
import dev.actordex.card.RelationType;
import dev.actordex.card.SourceRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules of who is who, one by one, on records written by hand.
class IdentityTest {
  private final Written axiom = attack("G0001", "Axiom").also("Group 72");
  private final Written apt17 = attack("G0025", "APT17").also("Deputy Dog");
  private final Written winnti = attack("G0044", "Winnti Group").also("Blackfly");

  @Test
  void twoLiveAttackGroupsAreNeverOnOneCard() {
    Cards cards =
        Cards.of(
            attack("G0001", "Axiom").also("Winnti"),
            attack("G0044", "Winnti Group").also("Axiom", "Winnti"),
            attack("G0002", "Axiom"));
    assertThat(cards.byId()).containsOnlyKeys("G0001", "G0002", "G0044");
  }

  @Test
  void anEtdaRecordThatLinksOneGroupIsOnItsCard() {
    Written etda = etda("Axiom").also("Group 72").links("G0001");
    Cards cards = Cards.of(axiom, apt17, etda);
    assertThat(cards.with(etda).id()).isEqualTo("G0001");
    assertThat(cards.why(etda)).contains("ETDA").contains("links G0001");
    assertThat(cards.byId()).hasSize(2);
  }

  @Test
  void aLinkByIdOutweighsEveryName() {
    Written etda = etda("APT17").also("Deputy Dog").links("G0001");
    assertThat(Cards.of(axiom, apt17, etda).with(etda).id()).isEqualTo("G0001");
  }

  @Test
  void aRetiredIdIsFollowedToItsSuccessorThroughSeveralSteps() {
    Written first = attack("G0100", "Old Kitten").revokedFor("G0101");
    Written second = attack("G0101", "Older Kitten").revokedFor("G0059");
    Written magic = attack("G0059", "Magic Hound");
    Written etda = etda("Something").links("G0100");
    Cards cards = Cards.of(first, second, magic, etda);
    assertThat(cards.byId()).containsOnlyKeys("G0059");
    assertThat(cards.why(etda)).contains("links G0100, now G0059");
    assertThat(cards.card("G0059").identifiers()).contains("G0100", "G0101");
    assertThat(cards.name("G0059", "Old Kitten").sources().getFirst().retired()).isTrue();
    assertThat(cards.card("G0059").name()).isEqualTo("Magic Hound");
  }

  @Test
  void aRetiredNameStillLeadsToTheSuccessor() {
    Written misp = misp("Old Kitten");
    Cards cards =
        Cards.of(
            attack("G0100", "Old Kitten").revokedFor("G0059"),
            attack("G0059", "Magic Hound"),
            misp);
    assertThat(cards.with(misp).id()).isEqualTo("G0059");
  }

  @Test
  void recordsRevokedInACircleOrInFavourOfNothingAreOnNoCard() {
    Cards cards =
        Cards.of(
            attack("G0100", "One").revokedFor("G0101"),
            attack("G0101", "Two").revokedFor("G0100"),
            attack("G0102", "Three").revokedFor(null),
            axiom);
    assertThat(cards.byId()).containsOnlyKeys("G0001");
  }

  @Test
  void aDeprecatedGroupKeepsItsCardAndSaysSo() {
    Cards cards = Cards.of(attack("G0015", "Taidoor").deprecated());
    assertThat(cards.card("G0015").status()).isEqualTo(Lifecycle.DEPRECATED);
  }

  @Test
  void ofSeveralRecordsThatLinkOneGroupTheOneWhoseNamesFitBestJoins() {
    Written subgroup = etda("Subgroup: Blue Mockingbird").links("G0044");
    Written best = etda("Winnti").also("Blackfly").links("G0044");
    Written other = etda("Grayfly").links("G0044");
    Cards cards = Cards.of(winnti, subgroup, best, other);
    assertThat(cards.with(best).id()).isEqualTo("G0044");
    assertThat(cards.with(subgroup).id()).startsWith("ETDA-");
    assertThat(cards.with(other).id()).startsWith("ETDA-");
    assertThat(relations(cards, cards.with(other).id(), "G0044"))
        .contains(RelationType.POSSIBLY_RELATED);
    assertThat(relations(cards, "G0044", cards.with(other).id())).contains(RelationType.CLAIMED_BY);
  }

  @Test
  void anEtdaRecordThatLinksTwoGroupsJoinsTheOneWhoseNameItBears() {
    Written etda = etda("Winnti Group").links("G0001", "G0044");
    Cards cards = Cards.of(axiom, winnti, etda);
    assertThat(cards.with(etda).id()).isEqualTo("G0044");
    assertThat(relations(cards, "G0044", "G0001")).contains(RelationType.CLAIMS_TO_BE);
    assertThat(relations(cards, "G0001", "G0044")).contains(RelationType.CLAIMED_BY);
  }

  @Test
  void anEtdaRecordThatLinksTwoGroupsAndBearsTheNameOfNeitherStaysAlone() {
    Written etda = etda("Both of Them").links("G0001", "G0044");
    Cards cards = Cards.of(axiom, winnti, etda);
    String alone = cards.with(etda).id();
    assertThat(alone).startsWith("ETDA-");
    assertThat(relations(cards, alone, "G0001")).contains(RelationType.CLAIMS_TO_BE);
    assertThat(relations(cards, alone, "G0044")).contains(RelationType.CLAIMS_TO_BE);
    assertThat(relations(cards, "G0044", alone)).contains(RelationType.CLAIMED_BY);
  }

  /// The case this project is named after: MISP's APT17 claims Axiom's id and both its names.
  @Test
  void aRecordThatNamesTwoGroupsJoinsOneAndClaimsTheOther() {
    Written etdaAxiom = etda("Axiom").also("Group 72").links("G0001");
    Written etdaApt17 = etda("APT 17").also("Deputy Dog").links("G0025");
    Written misp = misp("APT17").also("Deputy Dog", "Axiom", "Group 72").links("G0025", "G0001");
    Cards cards = Cards.of(axiom, apt17, winnti, etdaAxiom, etdaApt17, misp);
    assertThat(cards.byId()).containsOnlyKeys("G0001", "G0025", "G0044");
    assertThat(cards.with(misp).id()).isEqualTo("G0025");
    assertThat(cards.why(misp)).contains("bears the name APT17").contains("G0001 Axiom");
    assertThat(cards.claimants("G0001", "Group 72")).containsExactly("G0025");
    assertThat(cards.claimants("G0025", "Group 72")).containsExactly("G0001");
    assertThat(cards.claimants("G0025", "Axiom")).containsExactly("G0001");
    assertThat(cards.name("G0025", "Deputy Dog").contested()).isFalse();
    assertThat(cards.merge().contestedNames()).isEqualTo(2);
    assertThat(relations(cards, "G0025", "G0001"))
        .contains(RelationType.CLAIMS_TO_BE, RelationType.SHARES_A_NAME);
    assertThat(relations(cards, "G0001", "G0025"))
        .contains(RelationType.CLAIMED_BY, RelationType.SHARES_A_NAME);
  }

  @Test
  void withoutIdsThePrimaryNameOfACardJoins() {
    Written misp = misp("axiom");
    Cards cards = Cards.of(axiom, misp);
    assertThat(cards.with(misp).id()).isEqualTo("G0001");
    assertThat(cards.why(misp)).contains("is the card's name");
  }

  @Test
  void withoutIdsAnAliasThatNoOtherCardBearsJoins() {
    Written misp = misp("Group-72");
    Cards cards = Cards.of(axiom, apt17, misp);
    assertThat(cards.with(misp).id()).isEqualTo("G0001");
    assertThat(cards.why(misp)).contains("alias of Axiom");
  }

  @Test
  void anAliasClaimedByTwoActorsMergesNeither() {
    Written misp = misp("Comment Crew");
    Cards cards =
        Cards.of(
            attack("G0006", "APT1").also("Comment Crew"),
            attack("G0007", "APT28").also("Comment Crew"),
            misp);
    assertThat(cards.byId()).hasSize(3);
    String alone = cards.with(misp).id();
    assertThat(cards.claimants(alone, "Comment Crew")).containsExactlyInAnyOrder("G0006", "G0007");
    assertThat(cards.merge().contestedNames()).isEqualTo(1);
  }

  @Test
  void aPrimaryNameCountsMoreThanAnotherCardsAlias() {
    Written misp = misp("Axiom");
    Cards cards = Cards.of(axiom, attack("G0044", "Winnti Group").also("Axiom"), misp);
    assertThat(cards.with(misp).id()).isEqualTo("G0001");
  }

  @Test
  void aSharedAliasAloneJoinsNothing() {
    Written misp = misp("Somebody Else").also("Group 72");
    Cards cards = Cards.of(axiom, misp);
    assertThat(cards.byId()).hasSize(2);
    assertThat(cards.name("G0001", "Group 72").contested()).isTrue();
  }

  @Test
  void aNameThatDiffersByGroupOrOperationOnlyJoins() {
    Written group = misp("Axiom Group");
    Written operation = misp("Ghostwriter").also("UNC1151");
    Written ghostwriter = etda("Operation Ghostwriter").also("UNC1151");
    Cards cards = Cards.of(axiom, group, ghostwriter, operation);
    assertThat(cards.with(group).id()).isEqualTo("G0001");
    assertThat(cards.why(group)).contains("in another form");
    assertThat(cards.with(operation)).isEqualTo(cards.with(ghostwriter));
  }

  @Test
  void aRecordThatBearsTheCardsNameAndAnotherOfItsNamesJoins() {
    Written misp = misp("Callisto").also("Star Blizzard", "SEABORGIUM", "TA446");
    Written blizzard = attack("G1033", "Star Blizzard").also("SEABORGIUM");
    Cards cards = Cards.of(blizzard, attack("G0047", "Gamaredon Group").also("Callisto"), misp);
    assertThat(cards.with(misp).id()).isEqualTo("G1033");
    assertThat(cards.why(misp)).contains("beside the card's name Star Blizzard");
  }

  @Test
  void aRecordThatBearsTheNamesOfTwoCardsJoinsNeither() {
    Written misp = misp("CHRYSENE").also("OilRig", "Greenbug", "APT34");
    Cards cards = Cards.of(attack("G0049", "OilRig").also("APT34"), etda("Greenbug"), misp);
    assertThat(cards.byId()).hasSize(3);
  }

  @Test
  void aRecordThatBearsTheCardsNameAndNothingElseOfItStaysAlone() {
    Written misp = misp("Somebody").also("Axiom", "Anybody");
    assertThat(Cards.of(axiom, misp).byId()).hasSize(2);
  }

  @Test
  void ofRecordsThatWantACardByNameTheOneThatSharesMoreOfThemJoins() {
    Written homonym = misp("Cold River").also("Nahr Elbard");
    Written misp = misp("Callisto").also("Star Blizzard", "COLDRIVER", "SEABORGIUM", "TA446");
    Cards cards =
        Cards.of(
            attack("G1033", "Star Blizzard").also("COLDRIVER", "SEABORGIUM", "TA446"),
            homonym,
            misp);
    assertThat(cards.with(misp).id()).isEqualTo("G1033");
    assertThat(cards.with(homonym).id()).startsWith("MISP-");
    assertThat(cards.why(homonym)).contains("fits G1033 Star Blizzard better");
  }

  @Test
  void ofTwoCardsUnderOneNameTheLiveOneIsJoined() {
    Written misp = misp("Stuxnet").software();
    Cards cards =
        Cards.of(attack("S0603", "Stuxnet"), attack("S1008", "Stuxnet").deprecated(), misp);
    assertThat(cards.with(misp).id()).isEqualTo("S0603");
  }

  @Test
  void aRecordWhoseLinkFitsAnotherBetterMayStillJoinByItsOwnName() {
    Written triton = etda("TRITON").software().links("S0609");
    Written callMe = etda("CallMe").software().links("S0609");
    Cards cards = Cards.of(attack("S0609", "TRITON"), attack("S0077", "CallMe"), triton, callMe);
    assertThat(cards.with(triton).id()).isEqualTo("S0609");
    assertThat(cards.with(callMe).id()).isEqualTo("S0077");
  }

  @Test
  void contradictingOriginsRefuseAJoinByName() {
    Written misp = misp("Axiom").from("RU");
    Cards cards = Cards.of(axiom, etda("Axiom").links("G0001").from("China"), misp);
    assertThat(cards.with(misp).id()).startsWith("MISP-");
    assertThat(cards.claimants("G0001", "Axiom")).containsExactly(cards.with(misp).id());
  }

  @Test
  void aRegionOrAnUnknownOriginContradictsNothing() {
    Written unknown = misp("Axiom").from("[Unknown]");
    Written region = misp("Axiom").from("[Middle East]");
    Written china = etda("Axiom").links("G0001").from("China");
    assertThat(Cards.of(axiom, china, unknown).byId()).hasSize(1);
    assertThat(Cards.of(axiom, china, region).byId()).hasSize(1);
  }

  @Test
  void contradictingOriginsDoNotRefuseAJoinById() {
    Written misp = misp("Axiom").from("RU").links("G0001");
    Cards cards = Cards.of(axiom, etda("Axiom").links("G0001").from("China"), misp);
    assertThat(cards.byId()).containsOnlyKeys("G0001");
    assertThat(cards.card("G0001").disputed()).contains("country");
  }

  @Test
  void aNameThatIsAnotherCardsPrimaryNameRefusesAJoinByAlias() {
    Written misp = misp("Group 72").also("APT17");
    Cards cards = Cards.of(axiom, apt17, misp);
    assertThat(cards.with(misp).id()).startsWith("MISP-");
  }

  @Test
  void evidenceIsNotChainedThroughRecordsOfOneSource() {
    Written first = misp("First").also("Second");
    Written second = misp("Second").also("Third");
    Written third = misp("Third");
    assertThat(Cards.of(first, second, third).byId()).hasSize(3);
  }

  @Test
  void whatARecordLinksThatIsThereByItsNameIsWeakerThanAName() {
    Written metamorfo = attack("S0455", "Metamorfo").also("Casbaneiro");
    Written etda = etda("Mekotio").software().also("Metamorfo", "Casbaneiro").links("win.mekotio");
    Written linked = misp("Mekotio").family("win.mekotio");
    Written named = misp("Metamorfo").family("win.metamorfo");
    Cards both = Cards.of(metamorfo, etda, linked, named);
    assertThat(both.with(etda).id()).isEqualTo("S0455");
    assertThat(both.with(named).id()).isEqualTo("S0455");
    assertThat(both.with(linked).id()).startsWith("MISP-");
    Written renamed = misp("Mekoti 2").family("win.mekotio");
    assertThat(Cards.of(metamorfo, etda, renamed).with(renamed).id()).isEqualTo("S0455");
  }

  @Test
  void recordsOfTwoSourcesThatLinkOneUnloadedGroupAreOneCard() {
    Written etda = etda("Deputy Dog").links("G0025");
    Written misp = misp("APT17").links("G0025");
    Cards cards = Cards.of(etda, misp);
    assertThat(cards.byId()).containsOnlyKeys(cards.with(etda).id());
    assertThat(cards.why(misp)).contains("G0025");
  }

  @Test
  void anOwnCardJoinsByItsIdAndNeverOutranks() {
    Written own = own("G0001", "Axiom in our words").from("CN");
    Cards cards = Cards.of(own, axiom);
    assertThat(cards.byId()).containsOnlyKeys("G0001");
    assertThat(cards.card("G0001").name()).isEqualTo("Axiom");
    assertThat(cards.card("G0001").sources().getFirst().source().key()).isEqualTo("attack");
  }

  @Test
  void withoutAttackTheOwnCardAnchorsAndIdsStayTheSame() {
    Written own = own("G0001", "Axiom");
    Written etda = etda("Axiom").links("G0001");
    Written misp = misp("APT17").also("Axiom").links("G0001", "G0025");
    Cards without = Cards.of(own, own("G0025", "APT17"), etda, misp);
    assertThat(without.byId()).containsOnlyKeys("G0001", "G0025");
    assertThat(without.with(etda).id()).isEqualTo("G0001");
    assertThat(without.with(misp).id()).isEqualTo("G0025");
    Cards with = Cards.of(axiom, apt17, own, own("G0025", "APT17"), etda, misp);
    assertThat(with.byId()).containsOnlyKeys("G0001", "G0025");
    assertThat(with.with(misp).id()).isEqualTo("G0025");
    assertThat(without.card("G0001").attackId()).isEqualTo("G0001");
  }

  @Test
  void theOwnCardOfARetiredGroupJoinsTheSuccessor() {
    Cards cards =
        Cards.of(
            attack("G0100", "Old").revokedFor("G0001"),
            axiom,
            own("G0100", "Old"),
            own("G0001", "Axiom"));
    assertThat(cards.byId()).hasSize(2).containsKey("G0001");
    assertThat(cards.byId().keySet()).doesNotContain("G0100");
  }

  @Test
  void aRulingJoinsWhatRulesWouldNot() {
    Written misp = misp("Quite Another Name");
    Cards cards = Cards.of(join(misp, "G0001"), axiom, misp);
    assertThat(cards.with(misp).id()).isEqualTo("G0001");
    assertThat(cards.why(misp)).contains("ruled by review").contains("because of the test");
  }

  @Test
  void aRulingMayNameTheIdThatACardShows() {
    Written etda = etda("Alone").uuid("6fa5b25b", "-276e-4f24-a54a-86e6c05fb27f");
    Written misp = misp("Quite Another Name");
    Cards cards = Cards.of(join(misp, "ETDA-6fa5b25b"), axiom, etda, misp);
    assertThat(cards.with(misp).id()).isEqualTo("ETDA-6fa5b25b");
  }

  @Test
  void aRulingMayJoinTwoRecordsOfOneSource() {
    Written one = misp("One");
    Written two = misp("Two").uuid("24110866", "-0000-4000-8000-000000000000");
    Cards cards = Cards.of(join(one, "MISP-24110866"), one, two);
    assertThat(cards.byId()).containsOnlyKeys("MISP-24110866");
  }

  @Test
  void aRulingAddsARecordBesideTheOneThatFits() {
    Written fits = etda("Axiom").also("Group 72").links("G0001");
    Written ruled = etda("Ruled");
    Cards cards = Cards.of(join(ruled, "G0001"), axiom, fits, ruled);
    assertThat(cards.byId()).containsOnlyKeys("G0001");
  }

  @Test
  void aRulingForACardThatIsNotLoadedChangesNothing() {
    Written etda = etda("Axiom").links("G0001");
    Cards cards = Cards.of(join(etda, "G0025"), axiom, etda);
    assertThat(cards.with(etda).id()).isEqualTo("G0001");
  }

  @Test
  void noRulingPutsTwoAttackGroupsOnOneCard() {
    Cards cards = Cards.of(join(apt17, "G0001"), axiom, apt17);
    assertThat(cards.byId()).containsOnlyKeys("G0001", "G0025");
  }

  @Test
  void aRulingKeepsARecordApartFromOneCard() {
    Written misp = misp("Axiom").links("G0001");
    Cards cards = Cards.of(apart(misp, "G0001"), axiom, misp);
    assertThat(cards.with(misp).id()).startsWith("MISP-");
  }

  @Test
  void aRecordKeptApartFromOneCardMayJoinAnother() {
    Written misp = misp("APT17").links("G0001", "G0025");
    Written etda = etda("Axiom").links("G0001", "G0025");
    assertThat(Cards.of(apart(misp, "G0001"), axiom, apt17, misp).with(misp).id())
        .isEqualTo("G0025");
    assertThat(Cards.of(apart(etda, "G0001"), axiom, apt17, etda).with(etda).id())
        .isEqualTo("G0025");
  }

  private static Rulings join(Written record, String card) {
    return new Rulings(
        Map.of(record.ref(), card), Map.of(), Map.of(record.ref(), "because of the test"));
  }

  private static Rulings apart(Written record, String card) {
    return new Rulings(Map.of(), Map.of(record.ref(), Set.of(card)), Map.of());
  }

  @Test
  void shortIdsThatCollideBecomeWhole() {
    Written one = etda("One").uuid("6fa5b25b", "-0000-4000-8000-000000000001");
    Written two = etda("Two").uuid("6fa5b25b", "-0000-4000-8000-000000000002");
    Written tool = etda("Tool").uuid("6fa5b25c", "-0000-4000-8000-000000000003");
    Cards cards = Cards.of(one, two, tool);
    assertThat(cards.byId())
        .containsOnlyKeys(
            "ETDA-6fa5b25b000040008000000000000001",
            "ETDA-6fa5b25b000040008000000000000002",
            "ETDA-6fa5b25c");
  }

  @Test
  void shortIdsCollideAcrossKindsOfCard() {
    Written actor = etda("One").uuid("6fa5b25b", "-0000-4000-8000-000000000001");
    Written tool = etda("Two").uuid("6fa5b25b", "-0000-4000-8000-000000000002").software();
    assertThat(Cards.of(actor, tool).byId()).hasSize(2);
  }

  @Test
  void twoRecordsUnderOneAttackIdAreTwoCardsWithIdsOfTheirOwn() {
    Written one = own("G0001", "Axiom");
    Written etda = etda("Unlike").says().links("G0001");
    Cards cards = Cards.of(axiom, one, etda, own("G0025", "x"));
    assertThat(cards.byId().keySet()).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void toolsOfAllCollectionsWithOneNameAreOneCard() {
    Written plugx = attack("S0013", "PlugX").also("Korplug");
    Written etda = etda("PlugX").software().also("Korplug").links("S0013", "win.plugx");
    Written family = misp("PlugX family").family("win.plugx").also("Kaba");
    Written tool = misp("PlugX").software().links("win.plugx");
    Cards cards = Cards.of(plugx, etda, family, tool);
    assertThat(cards.byId()).containsOnlyKeys("S0013");
    assertThat(cards.why(family)).contains("win.plugx").doesNotContain("now");
  }

  @Test
  void aToolJoinsTheFamilyItLinksThoughBothAreMispS() {
    Written family = misp("Foo family").family("win.foo");
    Written tool = misp("Foo").software().links("win.foo");
    Cards cards = Cards.of(family, tool);
    assertThat(cards.byId()).hasSize(1);
  }

  @Test
  void variantsWithNamesOfTheirOwnStayApart() {
    Written plugx = attack("S0013", "PlugX");
    Written fake = misp("FakePlugX").software();
    assertThat(Cards.of(plugx, fake).byId()).hasSize(2);
  }

  @Test
  void anOperationJoinsTheCampaignOfItsName() {
    Written campaign = attack("C0016", "Operation Dust Storm");
    Written operation = etda("Operation DustStorm").campaign();
    Cards cards = Cards.of(campaign, operation);
    assertThat(cards.byId()).containsOnlyKeys("C0016");
  }

  @Test
  void actorsAndToolsOfOneNameHaveNothingToDoWithEachOther() {
    Cards cards = Cards.of(misp("Turla"), etda("Turla").software());
    assertThat(cards.byId()).hasSize(2);
    assertThat(cards.merge().contestedNames()).isZero();
    assertThat(cards.byId().values())
        .extracting(c -> c.type())
        .containsExactlyInAnyOrder(CardType.ACTOR, CardType.SOFTWARE);
  }

  @Test
  void theOrderOfTheRecordsMakesNoDifference() {
    List<SourceRecord> records = new ArrayList<>(everything());
    Cards first = Cards.of(Rulings.NONE, records);
    Random random = new Random(7);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(records, random);
      Cards again = Cards.of(Rulings.NONE, records);
      assertThat(again.byId().values()).containsExactlyElementsOf(first.byId().values());
      assertThat(again.merge().decisions()).isEqualTo(first.merge().decisions());
      assertThat(again.merge().unresolved()).isEqualTo(first.merge().unresolved());
    }
  }

  @Test
  void everyLiveRecordIsOnExactlyOneCard() {
    List<SourceRecord> records = everything();
    Cards cards = Cards.of(Rulings.NONE, records);
    List<RecordRef> onCards =
        cards.byId().values().stream()
            .flatMap(c -> c.sources().stream())
            .map(s -> new RecordRef(s.source(), s.id()))
            .toList();
    assertThat(onCards)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(records.stream().map(SourceRecord::ref).toList());
  }

  private List<SourceRecord> everything() {
    Stream<Written> written =
        Stream.of(
            axiom.uses("T1189", "[Axiom](https://attack.mitre.org/groups/G0001) waits."),
            apt17,
            winnti,
            attack("G0100", "Old Winnti").revokedFor("G0044"),
            attack("T1189", "Drive-by Compromise"),
            attack("S0013", "PlugX").uses("T1189", null),
            own("G0001", "Axiom").from("CN"),
            etda("Axiom").links("G0001").from("China").usesTool("PlugX").usesTool("Nothing Known"),
            etda("Winnti").links("G0044").from("China"),
            etda("Suckfly").links("G0044"),
            etda("PlugX").software().links("S0013"),
            misp("APT17").also("Axiom", "Group 72").links("G0001", "G0025"),
            misp("Winnti Group").from("RU"),
            misp("Blackfly").also("Grayfly"),
            misp("Grayfly").also("Suckfly"),
            misp("PlugX").family("win.plugx"));
    return written.map(Written::record).toList();
  }

  private static List<RelationType> relations(Cards cards, String from, String to) {
    return cards.card(from).relations().stream()
        .filter(r -> r.to() != null && r.to().id().equals(to))
        .map(Relation::type)
        .toList();
  }

  @Test
  void theDecisionOfEveryRecordIsKept() {
    List<SourceRecord> records = everything();
    Merge merge = Cards.of(Rulings.NONE, records).merge();
    assertThat(merge.decisions()).hasSize(records.size());
    assertThat(merge.decisions()).allSatisfy(d -> assertThat(d.because()).isNotBlank());
    assertThat(merge.decisions().stream().filter(Decision::anchor).map(Decision::card))
        .doesNotHaveDuplicates();
    assertThat(Arrays.asList("G0001", "G0025", "G0044"))
        .allSatisfy(
            id -> assertThat(merge.decisions()).anyMatch(d -> d.card().equals(id) && d.anchor()));
  }
}
