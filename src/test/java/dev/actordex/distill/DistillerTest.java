package dev.actordex.distill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.Link;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.card.Statement.AttributedTo;
import dev.actordex.card.Statement.Kind;
import dev.actordex.card.Statement.LastSeen;
import dev.actordex.card.Statement.Modified;
import dev.actordex.card.Statement.Named;
import dev.actordex.card.Statement.Origin;
import dev.actordex.card.Statement.Platform;
import dev.actordex.card.Statement.Serves;
import dev.actordex.card.Statement.TargetedPlace;
import dev.actordex.card.Statement.TargetedSector;
import dev.actordex.card.Statement.Uses;
import dev.actordex.card.Tactic;
import dev.actordex.distill.ActorFacts.Fact;
import dev.actordex.distill.ActorFacts.IdField;
import dev.actordex.distill.ActorFacts.Ids;
import dev.actordex.distill.ActorFacts.Name;
import dev.actordex.distill.ActorFacts.ValueField;
import dev.actordex.identity.Rulings;
import dev.actordex.identity.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Refreshes a set of one actor, Tin Badger (G9901), who uses a watering hole (T9901) and a trojan
/// (S9901).
class DistillerTest {
  private static final Vocabulary VOCABULARY =
      Vocabulary.builder()
          .place("NO", "Norway", List.of())
          .place("SE", "Sweden", List.of())
          .place("CL", "Chile", List.of())
          .place("andes", "Andes", List.of())
          .sector("sector", List.of("mining"), "Mining")
          .sector("sector", List.of("energy"), "Energy")
          .build();
  private static final Tactic ENTRY = new Tactic("enterprise-attack", "entry", "Entry", 0);

  private static final SourceRecord HOLE =
      attack("T9901", "Watering Hole", new Serves(ENTRY), new Platform("Windows"));
  private static final SourceRecord TROJAN =
      attack("S9901", "TinRAT", new Kind("malware"), new Uses(Link.attack("T9901"), null));
  private static final SourceRecord BADGER =
      attack(
          "G9901",
          "Tin Badger",
          new Named("APT 901", null),
          new Uses(Link.attack("T9901"), "Digs."),
          new Uses(Link.attack("S9901"), null),
          new Modified("2025-01-01"));

  private Declined declined = Declined.NOTHING;
  private final List<SourceRecord> records = new ArrayList<>(List.of(HOLE, TROJAN, BADGER));

  /// The set as a run over the three records leaves it.
  private final CardSet set =
      described(run(new CardSet("ATT&CK v1.0", List.of(), List.of(), List.of(), List.of())).set());

  @Test
  void aSecondRunChangesNothing() {
    Distilled again = run(set);

    assertThat(again.set()).isEqualTo(set);
    assertThat(again.changes()).isEmpty();
  }

  @Test
  void aNewGroupGetsACardThatWaitsForItsDescription() {
    records.add(attack("G9902", "Copper Mole", new Uses(Link.attack("T9901"), null)));

    Distilled now = run(set);

    assertThat(now.set().actors()).extracting(ActorFacts::id).containsExactly("G9901", "G9902");
    assertThat(lines(now))
        .contains(
            "added G9902 Copper Mole: new group",
            "human G9902 Copper Mole: the card holds facts only: write its description");
  }

  @Test
  void idsOfWhatAGroupUsesAreThoseThatAreLive() {
    records.add(attack("T9902", "Lock Picking", new Serves(ENTRY)));
    records.add(gone(attack("T9903", "Old Trick"), null));
    replace(
        attack(
            "G9901",
            "Tin Badger",
            new Uses(Link.attack("T9902"), null),
            new Uses(Link.attack("T9903"), null),
            new Uses(Link.attack("S9901"), null)));

    ActorFacts badger = badger(run(set));

    assertThat(badger.ids())
        .containsEntry(IdField.TECHNIQUES, new Ids("attack", List.of("T9902")))
        .containsEntry(IdField.SOFTWARE, new Ids("attack", List.of("S9901")));
    assertThat(lines(run(set)))
        .contains(
            "changed G9901 Tin Badger: names: -APT 901 [attack]; techniques: +T9902, -T9901",
            "human T9902 Lock Picking: used by an actor: write its sentence");
  }

  @Test
  void campaignsComeWithTheEndOfTheLastOfThem() {
    records.add(
        attack(
            "C9901",
            "Operation Whistle",
            new AttributedTo(Link.attack("G9901"), null),
            new LastSeen("2024-05")));

    ActorFacts badger = badger(run(set));

    assertThat(badger.ids()).containsEntry(IdField.CAMPAIGNS, new Ids("attack", List.of("C9901")));
    assertThat(badger.lastSeen()).isEqualTo(new Fact("2024-05", "attack"));
  }

  @Test
  void aLaterEndThatThePersonKnowsStays() {
    records.add(
        attack(
            "C9901",
            "Operation Whistle",
            new AttributedTo(Link.attack("G9901"), null),
            new LastSeen("2024-05")));
    CardSet known = with(edit(badger(set), Map.of(), new Fact("2025-01", "attack")));

    assertThat(badger(run(known)).lastSeen()).isEqualTo(new Fact("2025-01", "attack"));
  }

  @Test
  void mispAddsWhatTheVocabularyKnowsAndTakesNothingAway() {
    records.add(
        misp(
            "Tin Badger",
            new Origin("Norway"),
            new TargetedSector("Mining"),
            new TargetedPlace("Chile"),
            new TargetedPlace("Andes")));
    CardSet known =
        with(
            edit(
                badger(set),
                Map.of(
                    ValueField.SECTORS,
                    List.of(new Fact("energy", "misp"), new Fact("mining", "attack"))),
                null));

    Distilled now = run(known);

    assertThat(badger(now).values())
        .isEqualTo(
            Map.of(
                ValueField.COUNTRIES, List.of(new Fact("NO", "misp")),
                ValueField.SECTORS,
                    List.of(new Fact("energy", "misp"), new Fact("mining", "attack")),
                ValueField.TARGETS, List.of(new Fact("CL", "misp"))));
    assertThat(badger(now).mispRecord()).isEqualTo("Tin Badger");
    assertThat(lines(now)).contains("kept G9901 Tin Badger: sectors energy");
  }

  @Test
  void anOtherOriginIsLeftToAPerson() {
    records.add(misp("Tin Badger", new Origin("Norway")));
    Map<ValueField, List<Fact>> swedish =
        Map.of(ValueField.COUNTRIES, List.of(new Fact("SE", "attack")));

    Distilled now = run(with(edit(badger(set), swedish, null)));

    assertThat(badger(now).values()).isEqualTo(swedish);
    assertThat(lines(now))
        .containsExactly("human G9901 Tin Badger: MISP gives the origin NO, the card SE");
  }

  @Test
  void mispsNamesAreTakenWhenTheyAreAnActorsAndNobodyElses() {
    records.add(attack("G9902", "Copper Mole", new Named("Shared Name", null)));
    records.add(
        misp(
            "Tin Badger",
            new Named("Lone Name", "Example Labs"),
            new Named("Shared Name", null),
            new Named("TinRAT", null),
            new Named("Operation Whistle", null),
            new Named("apt901", null),
            new Named("TB", null)));

    assertThat(badger(run(set)).names())
        .containsExactly(
            new Name("APT 901", null, "attack"), new Name("Lone Name", "Example Labs", "misp"));
  }

  @Test
  void whatAPersonDeclinedIsNotAdded() {
    records.add(
        misp(
            "Tin Badger",
            new Named("Lone Name", null),
            new TargetedSector("Mining"),
            new TargetedSector("Energy")));
    declined =
        new Declined(
            Set.of(
                new Declined.Line("G9901", "names", "lone name"),
                new Declined.Line("G9901", "sectors", "mining"),
                new Declined.Line("G9902", "sectors", "energy")));

    ActorFacts badger = badger(run(set));

    assertThat(badger.names()).containsExactly(new Name("APT 901", null, "attack"));
    assertThat(badger.values())
        .isEqualTo(Map.of(ValueField.SECTORS, List.of(new Fact("energy", "misp"))));
  }

  @Test
  void aNameThatAttackTakesUpOrDropsChangesItsDocument() {
    records.add(misp("Tin Badger", new Named("Lone Name", null), new Named("APT 901", null)));
    CardSet withNames = run(set).set();
    replace(attack("G9901", "Tin Badger", new Named("Lone Name", null)));

    assertThat(badger(run(withNames)).names())
        .containsExactly(new Name("APT 901", null, "misp"), new Name("Lone Name", null, "attack"));
  }

  @Test
  void aRecordThatBearsAnotherGroupsNameGivesNothing() {
    records.add(attack("G9902", "Copper Mole"));
    records.add(linked(misp("Copper Mole", new TargetedSector("Mining")), "G9901"));

    assertThat(badger(run(set)).values()).isEmpty();
  }

  @Test
  void aCardThatCitesOneMispRecordTakesNothingFromAnother() {
    records.add(linked(misp("Zinc Stoat", new TargetedSector("Mining")), "G9901"));
    ActorFacts citing = edit(badger(set), Map.of(), null, "Lead Otter");

    Distilled now = run(with(citing));

    assertThat(badger(now)).isEqualTo(citing);
    assertThat(lines(now))
        .containsExactly(
            "human G9901 Tin Badger: cites MISP's record Lead Otter, where Zinc Stoat is its own: nothing taken from it");
  }

  @Test
  void aRenamedGroupAsksForItsProse() {
    replace(attack("G9901", "Silver Badger", new Named("Tin Badger", null)));

    assertThat(lines(run(set)))
        .contains(
            "renamed G9901 Silver Badger: was called Tin Badger",
            "human G9901 Silver Badger: renamed: the description may speak of Tin Badger",
            "changed G9901 Silver Badger: names: +Tin Badger [attack], -APT 901 [attack]; techniques: -T9901; software: -S9901");
  }

  @Test
  void aGroupThatChangedAfterItsCardIsToBeReadAgain() {
    replace(attack("G9901", "Tin Badger", new Modified("2031-07-01")));

    assertThat(lines(run(set)))
        .contains(
            "human G9901 Tin Badger: ATT&CK changed the group on 2031-07-01, the card was last edited on 2026-01-01: is the description still right?");
  }

  @Test
  void aGroupThatIsGoneKeepsItsCard() {
    records.remove(BADGER);
    records.add(gone(BADGER, "G9902"));
    records.add(attack("G9902", "Copper Mole"));

    Distilled now = run(set);

    assertThat(badger(now)).isEqualTo(badger(set));
    assertThat(lines(now))
        .contains(
            "human G9901 Tin Badger: the group was revoked in favour of G9902: what becomes of its card?");
  }

  @Test
  void whatIsNoLongerLiveLeavesTheCollections() {
    records.remove(HOLE);
    records.add(gone(HOLE, null));
    records.remove(TROJAN);

    Distilled now = run(set);

    assertThat(now.set().techniques()).isEmpty();
    assertThat(now.set().software()).isEmpty();
    assertThat(lines(now))
        .contains(
            "removed T9901 Watering Hole: was deprecated; its sentence goes with it",
            "removed S9901 TinRAT: is not in the release; its sentence goes with it",
            "changed - tactics: tactics: -enterprise-attack/Entry");
  }

  @Test
  void techniquesAndSoftwareFollowAttackAndKeepTheirSentences() {
    replace(
        attack(
            "S9901",
            "TinRAT 2",
            new Named("TinRAT", null),
            new Kind("tool"),
            new Platform("Linux"),
            new Platform("None")));

    Distilled now = run(set);

    assertThat(now.set().software())
        .containsExactly(
            new CardSet.SoftwareFacts(
                "S9901", "TinRAT 2", List.of("TinRAT"), true, "tool", List.of("Linux"), List.of()));
    assertThat(lines(now))
        .containsExactly(
            "renamed S9901 TinRAT 2: was called TinRAT",
            "changed S9901 TinRAT 2: names: +TinRAT; kind: +tool, -malware; platforms: +Linux; techniques: -T9901",
            "human - release: the files do not state their version; name it with --release where it is not ATT&CK v1.0");
  }

  @Test
  void theReleaseIsTheNewestThatTheFilesState() {
    records.replaceAll(record -> ofRelease(record, "v2.9"));
    replace(ofRelease(TROJAN, "v2.10"));

    Distilled now = run(set);

    assertThat(now.set().release()).isEqualTo("ATT&CK v2.10");
    assertThat(lines(now))
        .containsExactly(
            "human - release: the domains are of different releases: v2.9, v2.10",
            "changed - release: ATT&CK v1.0 → ATT&CK v2.10");
  }

  @Test
  void anOlderReleaseIsSaidToBeOne() {
    records.replaceAll(record -> ofRelease(record, "v0.9"));

    assertThat(lines(run(set)))
        .contains("human - release: ATT&CK v0.9 is older than the set, which is of ATT&CK v1.0");
  }

  @Test
  void theCallerMayNameTheRelease() {
    Distilled now =
        Distiller.distill(
            set, records, VOCABULARY, Rulings.NONE, declined, Optional.of("ATT&CK v2.0"));

    assertThat(now.set().release()).isEqualTo("ATT&CK v2.0");
    assertThat(lines(now)).containsExactly("changed - release: ATT&CK v1.0 → ATT&CK v2.0");
  }

  private Distilled run(CardSet before) {
    return Distiller.distill(before, records, VOCABULARY, Rulings.NONE, declined, Optional.empty());
  }

  private void replace(SourceRecord record) {
    records.removeIf(other -> other.ref().equals(record.ref()));
    records.add(record);
  }

  private static List<String> lines(Distilled distilled) {
    return distilled.changes().stream()
        .map(c -> c.kind().key() + " " + c.card() + " " + c.name() + ": " + c.what())
        .toList();
  }

  private static ActorFacts badger(Distilled distilled) {
    return badger(distilled.set());
  }

  private static ActorFacts badger(CardSet set) {
    return set.actors().stream().filter(a -> a.id().equals("G9901")).findFirst().orElseThrow();
  }

  /// The set after people have written its prose, on the first day of 2026.
  private static CardSet described(CardSet set) {
    return new CardSet(
        set.release(),
        set.tactics(),
        set.actors().stream()
            .map(a ->
                new ActorFacts(
                    a.id(),
                    a.name(),
                    true,
                    "2026-01-01",
                    a.mispRecord(),
                    a.names(),
                    a.values(),
                    a.lastSeen(),
                    a.ids()))
            .toList(),
        set.techniques().stream()
            .map(t ->
                new CardSet.TechniqueFacts(
                    t.id(), t.name(), true, t.tactics(), t.domain(), t.parent(), t.platforms()))
            .toList(),
        set.software().stream()
            .map(s ->
                new CardSet.SoftwareFacts(
                    s.id(), s.name(), s.names(), true, s.kind(), s.platforms(), s.techniques()))
            .toList());
  }

  private CardSet with(ActorFacts badger) {
    return new CardSet(
        set.release(), set.tactics(), List.of(badger), set.techniques(), set.software());
  }

  private static ActorFacts edit(
      ActorFacts card, Map<ValueField, List<Fact>> values, @Nullable Fact lastSeen) {
    return edit(card, values, lastSeen, null);
  }

  private static ActorFacts edit(
      ActorFacts card,
      Map<ValueField, List<Fact>> values,
      @Nullable Fact lastSeen,
      @Nullable String mispRecord) {
    return new ActorFacts(
        card.id(),
        card.name(),
        true,
        card.edited(),
        mispRecord,
        card.names(),
        values,
        lastSeen,
        card.ids());
  }

  private static SourceRecord attack(String id, String name, Statement... more) {
    List<Statement> statements = new ArrayList<>(List.of(new Named(name, null)));
    statements.addAll(List.of(more));
    CardType type =
        switch (id.charAt(0)) {
          case 'G' -> CardType.ACTOR;
          case 'S' -> CardType.SOFTWARE;
          case 'T' -> CardType.TECHNIQUE;
          default -> CardType.CAMPAIGN;
        };
    return new SourceRecord(
        new RecordRef(Source.ATTACK, id),
        type,
        name,
        Lifecycle.LIVE,
        null,
        List.of(new Link.ById(Link.Scheme.ATTACK, id)),
        List.of(),
        null,
        "2025-01-01",
        statements,
        "{}");
  }

  private static SourceRecord misp(String name, Statement... more) {
    List<Statement> statements = new ArrayList<>(List.of(new Named(name, null)));
    statements.addAll(List.of(more));
    String uuid = "00000000-0000-4000-8000-%012d".formatted(Math.floorMod(name.hashCode(), 1000));
    return new SourceRecord(
        new RecordRef(Source.MISP, uuid),
        CardType.ACTOR,
        name,
        Lifecycle.LIVE,
        null,
        List.of(new Link.ById(Link.Scheme.UUID, uuid)),
        List.of(),
        null,
        "version 1",
        statements,
        "{}");
  }

  private static SourceRecord linked(SourceRecord r, String attackId) {
    return new SourceRecord(
        r.ref(),
        r.type(),
        r.name(),
        r.lifecycle(),
        null,
        r.ids(),
        List.of(new Link.ById(Link.Scheme.ATTACK, attackId)),
        null,
        r.release(),
        r.statements(),
        r.raw());
  }

  /// @param successor null when it was deprecated
  private static SourceRecord gone(SourceRecord r, @Nullable String successor) {
    return new SourceRecord(
        r.ref(),
        r.type(),
        r.name(),
        successor == null ? Lifecycle.DEPRECATED : Lifecycle.REVOKED,
        successor == null ? null : Link.attack(successor),
        r.ids(),
        List.of(),
        null,
        r.release(),
        r.statements(),
        r.raw());
  }

  private static SourceRecord ofRelease(SourceRecord r, String release) {
    return new SourceRecord(
        r.ref(),
        r.type(),
        r.name(),
        r.lifecycle(),
        null,
        r.ids(),
        r.identifies(),
        null,
        release,
        r.statements(),
        r.raw());
  }
}
