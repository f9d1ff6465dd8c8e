package dev.actordex.source.misp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardType;
import dev.actordex.card.Link;
import dev.actordex.card.ReferenceKind;
import dev.actordex.card.RelationType;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement.Described;
import dev.actordex.card.Statement.FirstSeen;
import dev.actordex.card.Statement.Motivated;
import dev.actordex.card.Statement.Named;
import dev.actordex.card.Statement.Noted;
import dev.actordex.card.Statement.Origin;
import dev.actordex.card.Statement.Platform;
import dev.actordex.card.Statement.Refers;
import dev.actordex.card.Statement.Related;
import dev.actordex.card.Statement.TargetedPlace;
import dev.actordex.card.Statement.TargetedSector;
import dev.actordex.card.Statement.UsedBy;
import dev.actordex.card.Statement.Uses;
import dev.actordex.source.lenient.Collected;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MispReaderTest {
  private static final String BADGER = "11111111-1111-4111-8111-111111111111";
  private static final String HERON = "22222222-2222-4222-8222-222222222222";
  private static final String PRODUCER = "33333333-3333-4333-8333-333333333333";
  private static final String OTHER_PRODUCER = "44444444-4444-4444-8444-444444444444";

  @Test
  void everyFieldOfAnActorBecomesAStatement() {
    SourceRecord badger =
        read(
                "threat-actor",
                """
                {"value": " Tin Badger ", "description": "Digs.", "uuid": "%1$s", "meta": {
                   "synonyms": ["APT901", "G9901", "TIN FOX", "COLON: TEAM", "G9901"],
                   "name-attribution": ["TIN FOX:%2$s", "TIN FOX:%3$s", "COLON: TEAM:%2$s", "G9901:%2$s"],
                   "origin:APT901": "Example Labs",
                   "country": "NO", "cfr-suspected-state-sponsor": "Unknown",
                   "cfr-suspected-victims": ["Chile"], "suspected-victims": "Peru",
                   "targeted-sector": ["Mining"], "cfr-target-category": ["Private sector"], "sector": "Tin",
                   "cfr-type-of-incident": "Espionage", "motive": "Cybercrime", "since": "2017",
                   "attribution-confidence": 50, "capabilities": "Digging",
                   "refs": ["https://example.org/r", "https://attack.mitre.org/groups/G9902/",
                            "https://attack.mitre.org/wiki/Group/G9901"]}}
                """
                    .formatted(BADGER, PRODUCER, OTHER_PRODUCER))
            .only();
    assertThat(badger.type()).isEqualTo(CardType.ACTOR);
    assertThat(badger.name()).isEqualTo("Tin Badger");
    assertThat(badger.release()).isEqualTo("version 7");
    assertThat(badger.url())
        .isEqualTo("https://github.com/MISP/misp-galaxy/blob/main/clusters/threat-actor.json");
    assertThat(badger.identifies())
        .containsExactly((Link.ById) Link.attack("G9901"), (Link.ById) Link.attack("G9902"));
    assertThat(badger.statements())
        .containsExactly(
            new Named("Tin Badger", null),
            new Named("APT901", "Example Labs"),
            new Named("TIN FOX", PRODUCER),
            new Named("TIN FOX", OTHER_PRODUCER),
            new Named("COLON: TEAM", PRODUCER),
            new Described("Digs."),
            new Origin("NO"),
            new Origin("Unknown"),
            new Motivated("Cybercrime"),
            new Motivated("Espionage"),
            new FirstSeen("2017"),
            new TargetedSector("Mining"),
            new TargetedSector("Private sector"),
            new TargetedSector("Tin"),
            new TargetedPlace("Chile"),
            new TargetedPlace("Peru"),
            refers("https://example.org/r"),
            refers("https://attack.mitre.org/groups/G9902/"),
            refers("https://attack.mitre.org/wiki/Group/G9901"),
            new Noted("attribution-confidence", "50"),
            new Noted("capabilities", "Digging"));
  }

  @Test
  void relationsKeepTheirLikelihoodAndTheirWords() {
    Collected found =
        read(
            "threat-actor",
            value(
                "Tin Badger",
                relations("similar", "part-of", "linked-to", "uses", "deploys", "targets")));
    assertThat(found.only().statements())
        .containsExactly(
            new Named("Tin Badger", null),
            new Related(RelationType.SIMILAR_TO, Link.uuid(HERON), "likely", null),
            new Related(RelationType.SUBGROUP_OF, Link.uuid(HERON), "likely", null),
            new Related(
                RelationType.POSSIBLY_RELATED, Link.uuid(HERON), "likely", "MISP says: linked to"),
            new Uses(Link.uuid(HERON), null));
    assertThat(found.summaries.getFirst().counts()).containsEntry("targets-passed-over", 1);
  }

  @Test
  void aToolSaysWhoUsesItWhateverTheSpellingOfTheType() {
    SourceRecord tool =
        read("tool", value("TinRAT", relations("used-by", "is-deployed-by ", "delivers"))).only();
    assertThat(tool.type()).isEqualTo(CardType.SOFTWARE);
    assertThat(tool.statements())
        .containsExactly(
            new Named("TinRAT", null),
            new UsedBy(Link.uuid(HERON)),
            new Related(
                RelationType.POSSIBLY_RELATED, Link.uuid(HERON), "likely", "MISP says: delivers"));
  }

  @Test
  void aFamilyIsFoundByItsMalpediaIdAndHasAPlatform() {
    SourceRecord family =
        read(
                "malpedia",
                """
                {"value": "TinRAT", "description": "", "uuid": "%s", "meta": {"synonyms": [], "type": [],
                 "refs": ["https://malpedia.caad.fkie.fraunhofer.de/details/apk.tin_rat", "https://example.org/r"]}}
                """
                    .formatted(BADGER))
            .only();
    assertThat(family.ids())
        .containsExactly((Link.ById) Link.uuid(BADGER), (Link.ById) Link.malpedia("apk.tin_rat"));
    assertThat(family.url())
        .isEqualTo("https://malpedia.caad.fkie.fraunhofer.de/details/apk.tin_rat");
    assertThat(family.statements())
        .containsExactly(
            new Named("TinRAT", null),
            new Refers(
                "https://malpedia.caad.fkie.fraunhofer.de/details/apk.tin_rat",
                null,
                null,
                ReferenceKind.MALPEDIA),
            refers("https://example.org/r"),
            new Platform("Android"));
  }

  @Test
  void aClusterOfAnotherTypeIsSaidToBePassedOver() {
    Collected found = read("ransomware", value("Tinlock", ""));
    assertThat(found.records).isEmpty();
    assertThat(found.said())
        .containsExactly(
            "cluster.json /type: A galaxy cluster of type 'ransomware' gives no cards;"
                + " threat-actor, tool, malpedia and sector are read (rejected)");
    assertThat(found.summaries.getFirst().counts()).containsEntry("values", 1);
  }

  @Test
  void brokenValuesAreNamedAndTheRestGoesOn() {
    Collected found =
        read(
            "threat-actor",
            "{\"value\": \"No Uuid\"}",
            "{\"uuid\": \"%s\"}".formatted(HERON),
            "{\"value\": \"Odd\", \"uuid\": \"%s\", \"meta\": 3, \"related\": [{\"type\": \"uses\"}]}"
                .formatted(BADGER),
            "{\"value\": \"Odd\", \"uuid\": \"%s\"}".formatted(BADGER),
            "{\"value\": \"Odder\", \"uuid\": \"%s\", \"meta\": {\"name-attribution\": [\"Odder\"]}}"
                .formatted(PRODUCER));
    assertThat(found.records).extracting(SourceRecord::name).containsExactly("Odd", "Odder");
    assertThat(found.said())
        .extracting(said -> said.substring("cluster.json ".length()))
        .containsExactly(
            BADGER
                + ": 'Odd' is there twice; the record changed last is kept, of equals the first"
                + " (rejected)",
            "/values/0: The record has no 'uuid' (rejected)",
            HERON + ": The record has no 'value', which is its name (rejected)",
            BADGER + ": 'meta' is a number, expected was an object (partly_read)",
            BADGER + ": 'related/0': the relation has no 'dest-uuid' (partly_read)",
            PRODUCER
                + ": 'meta': 'name-attribution' is 'Odder', expected was a name, a colon and a"
                + " uuid (partly_read)");
  }

  private static Refers refers(String url) {
    return new Refers(url, null, null, ReferenceKind.REPORT);
  }

  private static String relations(String... types) {
    return Stream.of(types)
        .map(type ->
            """
            {"dest-uuid": "%s", "type": "%s", "tags": ["estimative-language:likelihood-probability=\\"likely\\""]}\
            """
                .formatted(HERON, type))
        .collect(Collectors.joining(","));
  }

  private static String value(String name, String related) {
    return """
    {"value": "%s", "uuid": "%s", "related": [%s]}\
    """
        .formatted(name, BADGER, related);
  }

  private static Collected read(String type, String... values) {
    return Collected.from(
        MispReader::open,
        "cluster.json",
        """
        {"name": "Example", "type": "%s", "uuid": "55555555-5555-4555-8555-555555555555",
         "values": [%s], "version": 7}
        """
            .formatted(type, String.join(",", List.of(values))));
  }
}
