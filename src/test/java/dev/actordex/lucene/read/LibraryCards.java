package dev.actordex.lucene.read;

import dev.actordex.card.Card;
import dev.actordex.card.CardDraft;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.RecordRef;
import dev.actordex.card.SampleCards;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.Source;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.TechniqueUse;
import dev.actordex.card.Text;
import dev.actordex.identity.NameKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The sample cards and a few invented ones, each for one question that a search must answer.
///
/// | id | what | what for |
/// | --- | --- | --- |
/// | `G9001` | Lazarus Group | a name with a tail; a typo's goal |
/// | `G9002` | APT28, Fancy Bear | designator and two-word alias; writes of "wateringhole" in one word |
/// | `G9003` | APT29 | one digit from APT28; mentions APT28 in its text |
/// | `G9004` | Quiet Otter | uses T1566.001 itself; describes strategic web compromises, without the technique |
/// | `S9001` | Sogu, Thoper | software with an alias |
final class LibraryCards {
  private LibraryCards() {}

  static List<Card> all() {
    List<Card> cards = new ArrayList<>(SampleCards.all());
    cards.add(
        actor("G9001", "Lazarus Group", "KP", "North Korea", "Robs banks for a state.").card());
    CardDraft fancy =
        actor("G9002", "APT28", "RU", "Russia", "Known for one wateringhole in 2014.");
    fancy.names =
        List.of(name("APT28", true, "Mandiant"), name("Fancy Bear", false, "CrowdStrike"));
    cards.add(fancy.card());
    cards.add(
        actor("G9003", "APT29", "RU", "Russia", "Often compared to APT28, and C++ is its language.")
            .card());
    CardDraft otter =
        actor(
            "G9004",
            "Quiet Otter",
            "RU",
            "Russia",
            "It prefers strategic web compromises. <script>alert(1)</script> & letters.");
    otter.techniques = List.of(technique("T1566.001", "Spearphishing Attachment", "T1566"));
    otter.software =
        List.of(
            new SoftwareUse(
                "S9001",
                "S9001",
                "Sogu",
                List.of(),
                true,
                List.of(),
                List.of(),
                List.of(new Claim.Said(new RecordRef(Source.ATTACK, "G9004"), "Sogu")),
                1));
    otter.firstSeen =
        List.of(
            new Claim(
                "2019-05",
                "2019-05",
                List.of(new Claim.Said(new RecordRef(Source.ATTACK, "G9004"), "2019-05"))));
    otter.lastSeen =
        List.of(
            new Claim(
                "2021",
                "2021",
                List.of(new Claim.Said(new RecordRef(Source.ATTACK, "G9004"), "2021"))));
    cards.add(otter.card());
    CardDraft sogu = new CardDraft("S9001", CardType.SOFTWARE, "Sogu");
    sogu.attackId = "S9001";
    sogu.names = List.of(name("Sogu", true, null), name("Thoper", false, "ESET"));
    cards.add(sogu.card());
    cards.sort(Comparator.comparing(Card::id));
    return cards;
  }

  private static CardDraft actor(
      String id, String name, String iso, String country, String description) {
    CardDraft draft = new CardDraft(id, CardType.ACTOR, name);
    RecordRef ref = new RecordRef(Source.ATTACK, id);
    draft.attackId = id;
    draft.names = List.of(name(name, true, null));
    draft.countries = List.of(new Claim(iso, country, List.of(new Claim.Said(ref, country))));
    draft.descriptions = List.of(new Text(Source.ATTACK, id, description));
    draft.sources =
        List.of(
            new SourceEntry(Source.ATTACK, id, name, Lifecycle.LIVE, null, "18.1", null, "anchor"));
    return draft;
  }

  private static CardName name(
      String name, boolean primary, @org.jspecify.annotations.Nullable String giver) {
    return new CardName(
        name,
        NameKey.of(name),
        primary,
        false,
        List.<CardLink>of(),
        List.of(new CardName.Naming(Source.ATTACK, "x", name, giver, false)));
  }

  private static TechniqueUse technique(String id, String name, String parent) {
    return new TechniqueUse(
        id,
        id,
        name,
        List.of(),
        parent,
        true,
        List.of(),
        List.of(),
        List.of(new RecordRef(Source.ATTACK, "x")),
        1);
  }
}
