package dev.actordex.source.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardType;
import dev.actordex.card.Link;
import dev.actordex.card.ReferenceKind;
import dev.actordex.card.RelationType;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement.Described;
import dev.actordex.card.Statement.FirstSeen;
import dev.actordex.card.Statement.Kind;
import dev.actordex.card.Statement.LastSeen;
import dev.actordex.card.Statement.Modified;
import dev.actordex.card.Statement.Motivated;
import dev.actordex.card.Statement.Named;
import dev.actordex.card.Statement.Noted;
import dev.actordex.card.Statement.Operated;
import dev.actordex.card.Statement.Origin;
import dev.actordex.card.Statement.Platform;
import dev.actordex.card.Statement.Refers;
import dev.actordex.card.Statement.Related;
import dev.actordex.card.Statement.Serves;
import dev.actordex.card.Statement.Sponsored;
import dev.actordex.card.Statement.SubtechniqueOf;
import dev.actordex.card.Statement.TargetedPlace;
import dev.actordex.card.Statement.TargetedSector;
import dev.actordex.card.Statement.Uses;
import dev.actordex.card.Tactic;
import dev.actordex.source.SourceFile;
import dev.actordex.source.lenient.Collected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CardsReaderTest {
  private static final String OWN_ID = "3c1b7f0e-9d52-4a68-8f11-0f6a5d2e7c90";

  @Test
  void everythingAnActorsCardSaysBecomesAStatement() {
    Collected found =
        card(
            """
            {"actordex_card": 1, "type": "actor", "id": "G9901", "name": "Tin Badger",
             "description": "Digs (Citation: lab).",
             "names": [{"name": "APT 901", "given_by": "Example Labs", "ref": "lab"}],
             "countries": [{"value": "NO", "ref": "lab"}], "sponsors": ["A ministry"],
             "motivations": [{"value": "espionage"}],
             "first_seen": {"value": "2014", "ref": "lab"}, "last_seen": "2015 Late",
             "sectors": ["mining"], "targets": [{"value": "CL", "ref": "lab"}],
             "techniques": {"ref": "lab", "ids": ["t1189"]}, "software": ["S9901"],
             "campaigns": {"ids": ["C9901"]},
             "operations": [{"date": "2014-10", "name": "Operation Whistle", "text": "One mine.", "ref": "lab"}],
             "counter_operations": [{"date": "2016", "text": "Arrests."}],
             "relations": [{"type": "distinct_from", "id": "G9902", "text": "Other tools.", "ref": "lab"},
                           {"type": "possibly_related", "name": "Iron Heron"}],
             "same_as": ["11111111-1111-4111-8111-111111111111"],
             "references": [{"key": "lab", "title": "On tin", "publisher": "Example Labs", "url": "https://example.org/tin"}],
             "updated": "2026-11-22"}
            """);
    assertThat(found.problems).isEmpty();
    SourceRecord card = found.only();
    assertThat(card.type()).isEqualTo(CardType.ACTOR);
    assertThat(card.release()).isEqualTo("2026-11-22");
    assertThat(card.ids()).containsExactly((Link.ById) Link.attack("G9901"));
    assertThat(card.identifies())
        .containsExactly(
            (Link.ById) Link.attack("G9901"),
            (Link.ById) Link.uuid("11111111-1111-4111-8111-111111111111"));
    assertThat(card.statements())
        .containsExactly(
            new Named("Tin Badger", null),
            new Named("APT 901", "Example Labs"),
            new Described("Digs (Citation: lab)."),
            new Origin("NO"),
            new Sponsored("A ministry"),
            new Motivated("espionage"),
            new FirstSeen("2014"),
            new LastSeen("2015 Late"),
            new TargetedSector("mining"),
            new TargetedPlace("CL"),
            new Uses(Link.attack("T1189"), null),
            new Uses(Link.attack("S9901"), null),
            new Noted("campaign", "C9901"),
            new Operated(
                "2014-10", "Operation Whistle", "One mine. (Citation: lab)", false, List.of()),
            new Operated("2016", null, "Arrests.", true, List.of()),
            new Related(RelationType.DISTINCT_FROM, Link.attack("G9902"), null, "Other tools."),
            new Related(
                RelationType.POSSIBLY_RELATED,
                new Link.ByName(CardType.ACTOR, "Iron Heron"),
                null,
                null),
            new Modified("2026-11-22"),
            new Refers("https://example.org/tin", "On tin", "lab", ReferenceKind.REPORT));
  }

  @Test
  void aCollectionOfTechniquesKnowsItsTactics() {
    Collected found =
        card(
            """
            {"actordex_cards": 1, "type": "technique", "release": "Example 1",
             "tactics": [{"shortname": "late", "name": "Late", "domain": "d", "order": 2},
                         {"shortname": "early", "name": "Early", "domain": "d", "order": 1}],
             "cards": [{"id": "T9901", "name": "Digging", "tactics": ["late"], "domain": "d", "platforms": ["Linux"]},
                       {"id": "T9901.001", "name": "Tin", "tactics": ["early", "never"], "parent": "T9901"}]}
            """);
    assertThat(found.records.getFirst().statements())
        .containsExactly(
            new Named("Digging", null),
            new Platform("Linux"),
            new Serves(new Tactic("d", "late", "Late", 1)));
    assertThat(found.records.getLast().statements())
        .containsExactly(
            new Named("Tin", null),
            new Serves(new Tactic("d", "early", "Early", 0)),
            new SubtechniqueOf(Link.attack("T9901")));
    assertThat(found.records).extracting(SourceRecord::release).containsOnly("Example 1");
    assertThat(found.said())
        .containsExactly(
            "card.json T9901.001: the tactic 'never' is not among the file's tactics (partly_read)");
    assertThat(found.summaries.getFirst().release()).isEqualTo("Example 1");
    assertThat(found.summaries.getFirst().counts()).containsEntry("techniques", 2);
  }

  @Test
  void aCollectionSharesItsReferencesWithTheCardsThatCiteThem() {
    Collected found =
        card(
            """
            {"actordex_cards": 1, "type": "software", "release": "Example 1",
             "references": [{"key": "lab", "title": "On tin"}],
             "cards": [{"id": "S9901", "name": "TinRAT", "names": ["Pewter"], "kind": "malware", "techniques": ["T1189"]},
                       {"id": "S9902", "name": "Zinc", "description": "See (Citation: lab)."}]}
            """);
    assertThat(found.problems).isEmpty();
    assertThat(found.records.getFirst().statements())
        .containsExactly(
            new Named("TinRAT", null),
            new Named("Pewter", null),
            new Kind("malware"),
            new Uses(Link.attack("T1189"), null));
    assertThat(found.records.getLast().all(Refers.class))
        .containsExactly(new Refers(null, "On tin", "lab", ReferenceKind.REPORT));
  }

  @Test
  void anUnknownKeyAndAReferenceThatLeadsNowhereAreSaid() {
    Collected found =
        card(
            """
            {"actordex_card": 1, "type": "actor", "id": "%s", "name": "Tin Badger", "contries": ["NO"],
             "countries": [{"value": "NO", "ref": "lab", "sure": true}],
             "description": "Digs (Citation: lab)."}
            """
                .formatted(OWN_ID));
    assertThat(found.only().statements())
        .containsExactly(new Named("Tin Badger", null), new Described("Digs ."), new Origin("NO"));
    assertThat(found.only().identifies()).isEmpty();
    assertThat(found.said())
        .containsExactly(
            "card.json "
                + OWN_ID
                + ": the reference 'lab' is not among the card's references (partly_read)",
            "card.json "
                + OWN_ID
                + ": 'countries/0': the reference 'lab' is not among the card's references"
                + " (partly_read)",
            "card.json "
                + OWN_ID
                + ": 'countries/0': the key 'sure' is not known here (partly_read)",
            "card.json " + OWN_ID + ": the key 'contries' is not known here (partly_read)");
  }

  @Test
  void whatCannotBeACardIsRejectedWithAReason() {
    assertThat(said("{\"actordex_card\": 2, \"type\": \"actor\"}"))
        .containsExactly("'actordex_card' is '2'; this version of Actordex reads 1 (rejected)");
    assertThat(said("{\"actordex_card\": 1, \"id\": \"G9901\"}"))
        .containsExactly(
            "'type' is missing, expected was one of actor, software, technique, campaign (rejected)");
    assertThat(
            said("{\"actordex_card\": 1, \"type\": \"actor\", \"id\": \"S9901\", \"name\": \"x\"}"))
        .containsExactly(
            "'id' is 'S9901', expected was an ATT&CK id that begins with G, or a uuid (rejected)");
    assertThat(said("{\"actordex_card\": 1, \"type\": \"actor\", \"id\": \"G9901\"}"))
        .containsExactly("The card has no 'name' (rejected)");
  }

  @Test
  void factsThatMakeNoSenseAreLeftOut() {
    Collected found =
        card(
            """
            {"actordex_card": 1, "type": "actor", "id": "G9901", "name": "Tin Badger", "first_seen": "long ago",
             "techniques": ["S9901"], "operations": [{"date": "soon", "ref": "x"}], "updated": "yesterday",
             "relations": [{"type": "friend_of", "id": "G9902"}, {"type": "similar_to", "id": "9902"}, {"type": "similar_to"}],
             "references": [{"title": "no key"}, {"key": "k"}], "same_as": ["Tin"]}
            """);
    assertThat(found.only().statements()).containsExactly(new Named("Tin Badger", null));
    assertThat(found.said()).hasSize(12).allMatch(said -> said.endsWith("(partly_read)"));
  }

  @Test
  void aFileThatHasAnIdTwiceGivesItOnce() {
    Collected found =
        card(
            """
            {"actordex_cards": 1, "type": "actor", "cards": [
              {"id": "G9901", "name": "Tin Badger"}, {"id": "g9901", "name": "Tin Fox"}]}
            """);
    assertThat(found.only().name()).isEqualTo("Tin Badger");
    assertThat(found.said())
        .containsExactly("card.json g9901: The file has a card with this id already (rejected)");
  }

  @Test
  void filesThatShareAnIdAreAllHandedOnAndNamed() {
    String card =
        "{\"actordex_card\": 1, \"type\": \"actor\", \"id\": \"G9901\", \"name\": \"%s\"}";
    Collected found =
        Collected.from(
            CardsReader::open,
            file("a.json", card.formatted("Tin Badger")),
            file("b.json", card.formatted("Tin Fox")));
    assertThat(found.records).hasSize(2);
    assertThat(found.said())
        .containsExactly(
            "b.json G9901: A card with this id is in a.json too; the one updated last counts"
                + " (rejected)");
  }

  @Test
  void theBundledCardsAreReadWithoutAProblem() throws IOException {
    List<SourceFile> files;
    try (Stream<Path> paths = Files.walk(Path.of("index", "cards"))) {
      files =
          paths.filter(p -> p.toString().endsWith(".json")).sorted().map(SourceFile::of).toList();
    }
    Collected found = Collected.from(CardsReader::open, files.toArray(SourceFile[]::new));
    assertThat(found.said()).isEmpty();
    assertThat(found.records).extracting(SourceRecord::ref).doesNotHaveDuplicates();
    assertThat(found.records)
        .filteredOn(record -> record.type() == CardType.ACTOR)
        .hasSizeGreaterThanOrEqualTo(30);
  }

  @Test
  void theExampleInTheDocumentationIsReadWithoutAProblem() throws IOException {
    String page = Files.readString(Path.of("docs", "own-cards.md"));
    Matcher example = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL).matcher(page);
    int read = 0;
    while (example.find()) {
      Collected found = card(example.group(1));
      assertThat(found.said()).isEmpty();
      assertThat(found.records).isNotEmpty();
      read++;
    }
    assertThat(read).isPositive();
  }

  private static List<String> said(String json) {
    return card(json).said().stream().map(said -> said.substring(said.indexOf(": ") + 2)).toList();
  }

  private static Collected card(String json) {
    return Collected.from(CardsReader::open, "card.json", json);
  }

  private static SourceFile file(String name, String json) {
    return SourceFile.of(name, json.getBytes(StandardCharsets.UTF_8));
  }
}
