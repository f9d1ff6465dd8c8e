package dev.actordex.source.etda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.actordex.card.CardType;
import dev.actordex.card.Link;
import dev.actordex.card.ReferenceKind;
import dev.actordex.card.RelationType;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement.AttributedTo;
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
import dev.actordex.card.Statement.Refers;
import dev.actordex.card.Statement.Related;
import dev.actordex.card.Statement.Sponsored;
import dev.actordex.card.Statement.TargetedPlace;
import dev.actordex.card.Statement.TargetedSector;
import dev.actordex.card.Statement.Uses;
import dev.actordex.source.lenient.Collected;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EtdaReaderTest {
  private static final String BADGER = "11111111-1111-4111-8111-111111111111";
  private static final String HERON = "22222222-2222-4222-8222-222222222222";

  private static final String TIN_BADGER =
      """
      {"actor": "Tin Badger, APT 901", "names": [
         {"name": "Tin Badger", "name-giver": "Example Labs"}, {"name": "APT 901"},
         {"name": "Group Tin", "name-giver": "?"}],
       "country": ["[Unknown]", "Norway"], "description": "Digs for tin. A subgroup of {{Iron Heron, APT 902}}. See {{Nobody}}.",
       "sponsor": "State-sponsored", "motivation": ["Financial gain"], "first-seen": "2014",
       "observed-sectors": ["Mining"], "observed-countries": ["Chile", "Peru"],
       "tools": ["TinRAT", "bits of the {{Tin Leak}} trove"],
       "operations": [
         {"date": "2014 Late", "activity": "Operation “Whistle”\\nThe first mine.\\nhttps://example.org/1"},
         {"date": "", "activity": "Breach of a mine"}],
       "counter-operations": [{"date": "2016-03", "activity": "Operation “Ferret”\\nhttps://example.org/2"}],
       "information": ["https://example.org/report"], "playbook": ["https://example.org/playbook"],
       "alienvault-otx": ["https://example.org/pulse"],
       "mitre-attack": ["https://attack.mitre.org/groups/G9901"],
       "uuid": "%s", "last-card-change": "2024-01-31"}
      """
          .formatted(BADGER);
  private static final String IRON_HERON =
      """
      {"actor": "Iron Heron, APT 902", "names": [{"name": "Iron Heron"}, {"name": "APT 902"}],
       "country": ["[Unknown]"], "description": "Iron Heron has 1 subgroup:\\n1. {{Subgroup: Tin Badger, APT 901}}",
       "operations": [{"date": "2015/2016", "activity": "Operation “WHISTLE”\\nThe second mine."}],
       "uuid": "%s", "last-card-change": "2024-01-31"}
      """
          .formatted(HERON);

  @Test
  void everyFieldOfAGroupBecomesAStatement() {
    SourceRecord badger = groups(TIN_BADGER).named("Tin Badger");
    assertThat(badger.type()).isEqualTo(CardType.ACTOR);
    assertThat(badger.release()).isEqualTo("2024-08-27");
    assertThat(badger.url()).isEqualTo("https://apt.etda.or.th/cgi-bin/showcard.cgi?u=" + BADGER);
    assertThat(badger.identifies()).containsExactly((Link.ById) Link.attack("G9901"));
    assertThat(badger.raw()).isEqualTo(TIN_BADGER.strip());
    assertThat(badger.statements())
        .contains(
            new Named("Tin Badger", "Example Labs"),
            new Named("APT 901", null),
            new Named("Group Tin", null),
            new Origin("[Unknown]"),
            new Origin("Norway"),
            new Sponsored("State-sponsored"),
            new Motivated("Financial gain"),
            new FirstSeen("2014"),
            new TargetedSector("Mining"),
            new TargetedPlace("Chile"),
            new TargetedPlace("Peru"),
            new Modified("2024-01-31"),
            new Uses(new Link.ByName(CardType.SOFTWARE, "TinRAT"), null),
            new Uses(new Link.ByName(CardType.SOFTWARE, "bits of the Tin Leak trove"), null),
            new Refers("https://example.org/report", null, null, ReferenceKind.REPORT),
            new Refers("https://example.org/playbook", null, null, ReferenceKind.PLAYBOOK),
            new Refers("https://example.org/pulse", null, null, ReferenceKind.ALIENVAULT_OTX));
    assertThat(badger.all(Operated.class))
        .extracting(Operated::date, Operated::name, Operated::text, Operated::counter)
        .containsExactly(
            tuple("2014 Late", "Operation Whistle", "The first mine.", false),
            tuple("", null, "Breach of a mine", false),
            tuple("2016-03", "Operation Ferret", "", true));
  }

  @Test
  void aTextKeepsItsCrossLinksAndTheyBecomeRelations() {
    Collected found = groups(TIN_BADGER, IRON_HERON);
    SourceRecord badger = found.named("Tin Badger");
    assertThat(badger.all(Described.class))
        .singleElement()
        .satisfies(text -> assertThat(text.text()).contains("{{Iron Heron, APT 902}}"));
    assertThat(badger.all(Related.class))
        .containsExactly(
            new Related(
                RelationType.SUBGROUP_OF,
                Link.uuid(HERON),
                null,
                "A subgroup of Iron Heron, APT 902."),
            new Related(
                RelationType.MENTIONS,
                new Link.ByName(CardType.ACTOR, "Nobody"),
                null,
                "See Nobody."));
    assertThat(found.named("Iron Heron").all(Related.class))
        .containsExactly(
            new Related(
                RelationType.MENTIONS,
                Link.uuid(BADGER),
                null,
                "Iron Heron has 1 subgroup: Tin Badger, APT 901"));
  }

  @Test
  void anOperationToldByTwoGroupsIsOneCampaignOfBoth() {
    SourceRecord whistle = groups(TIN_BADGER, IRON_HERON).named("Operation Whistle");
    assertThat(whistle.type()).isEqualTo(CardType.CAMPAIGN);
    assertThat(whistle.ref().id()).matches("op-[0-9a-f]{8}");
    assertThat(whistle.statements())
        .containsExactly(
            new Named("Operation Whistle", null),
            new Named("Operation WHISTLE", null),
            new Described("The first mine."),
            new Described("The second mine."),
            new FirstSeen("2014 Late"),
            new LastSeen("2016"),
            new AttributedTo(Link.uuid(BADGER), null),
            new AttributedTo(Link.uuid(HERON), null),
            new Refers("https://example.org/1", null, null, ReferenceKind.REPORT));
  }

  @Test
  void whatIsDoneAgainstAGroupIsNoCampaignOfIts() {
    assertThat(groups(TIN_BADGER).records)
        .extracting(SourceRecord::name)
        .containsExactly("Tin Badger", "Operation Whistle");
  }

  @Test
  void aCampaignsIdDependsOnItsNameAlone() {
    String id = groups(TIN_BADGER).named("Operation Whistle").ref().id();
    assertThat(groups(IRON_HERON).named("Operation WHISTLE").ref().id()).isEqualTo(id);
  }

  @Test
  void everyFieldOfAToolBecomesAStatement() {
    SourceRecord tool =
        tools(
                """
                {"tool": "TinRAT", "names": [{"name": "TinRAT"}, {"name": "Pewter"}], "description": "Listens.",
                 "category": "Malware", "type": ["Backdoor"], "information": ["https://example.org/r"],
                 "mitre-attack": ["https://attack.mitre.org/software/S9901/"],
                 "malpedia": ["https://malpedia.caad.fkie.fraunhofer.de/details/win.tin-rat"],
                 "uuid": "%s", "last-card-change": "2020-04-20"}
                """
                    .formatted(BADGER))
            .only();
    assertThat(tool.type()).isEqualTo(CardType.SOFTWARE);
    assertThat(tool.identifies())
        .containsExactly(
            (Link.ById) Link.attack("S9901"), (Link.ById) Link.malpedia("win.tin-rat"));
    assertThat(tool.statements())
        .containsExactly(
            new Named("TinRAT", null),
            new Named("Pewter", null),
            new Described("Listens."),
            new Kind("Malware"),
            new Kind("Backdoor"),
            new Refers("https://example.org/r", null, null, ReferenceKind.REPORT),
            new Refers(
                "https://malpedia.caad.fkie.fraunhofer.de/details/win.tin-rat",
                null,
                null,
                ReferenceKind.MALPEDIA),
            new Modified("2020-04-20"));
  }

  @Test
  void aUuidWithASpaceIsMendedAndStillFoundAsItWas() {
    String spaced = BADGER.substring(0, 35) + " 1";
    Collected found = groups(group("Tin Badger", spaced, "2020-01-01"));
    assertThat(found.only().ref().id()).isEqualTo(BADGER);
    assertThat(found.only().ids())
        .containsExactly((Link.ById) Link.uuid(BADGER), (Link.ById) Link.uuid(spaced));
    assertThat(found.said())
        .containsExactly(
            "groups.json "
                + spaced
                + ": The uuid '"
                + spaced
                + "' was read as '"
                + BADGER
                + "' (repaired)");
  }

  @Test
  void ofTwoRecordsOfOneThingTheOneChangedLastIsRead() {
    Collected found =
        groups(
            group("Tin Badger", BADGER, "2020-01-01"),
            group("Tin Badger", BADGER, "2021-01-01"),
            group("Tin Badger", BADGER, "2019-01-01"));
    assertThat(found.only().all(Modified.class)).containsExactly(new Modified("2021-01-01"));
    assertThat(found.said()).hasSize(2).allMatch(said -> said.endsWith("(rejected)"));
  }

  @Test
  void twoThingsUnderOneUuidAreBothRead() {
    Collected found =
        groups(
            group("Tin Badger", BADGER, "2020-01-01"), group("Iron Heron", BADGER, "2021-01-01"));
    assertThat(found.records)
        .extracting(SourceRecord::name)
        .containsExactly("Tin Badger", "Iron Heron");
    assertThat(found.named("Tin Badger").ref().id()).isEqualTo(BADGER);
    assertThat(found.named("Iron Heron").ref().id()).isNotEqualTo(BADGER).hasSize(36);
    assertThat(found.named("Iron Heron").url()).endsWith(BADGER);
    assertThat(found.said())
        .singleElement()
        .satisfies(
            said -> assertThat(said).contains("'Iron Heron' bears the uuid of 'Tin Badger'"));
  }

  @Test
  void aBrokenRecordIsNamedAndTheRestGoesOn() {
    Collected found =
        groups(
            "{\"actor\": \"No Uuid\", \"names\": [{\"name\": \"No Uuid\"}]}",
            "{\"actor\": null, \"names\": [], \"uuid\": \"%s\"}".formatted(HERON),
            "{\"actor\": \"Odd\", \"names\": 7, \"uuid\": \"no uuid\"}",
            "[1, 2]",
            group("Tin Badger", BADGER, "2020-01-01"));
    assertThat(found.records).extracting(SourceRecord::name).containsExactly("Tin Badger");
    assertThat(found.said())
        .containsExactly(
            "groups.json /values/0: The record has no 'uuid' (rejected)",
            "groups.json " + HERON + ": 'actor' is null; it counts as not given (repaired)",
            "groups.json " + HERON + ": The record has neither 'actor' nor 'names' (rejected)",
            "groups.json no uuid: 'uuid' is 'no uuid', expected were 32 hexadecimal digits in five"
                + " groups (rejected)",
            "groups.json /values/3: 'the record' is a list, expected was an object (partly_read)",
            "groups.json /values/3: The record has no 'uuid' (rejected)");
  }

  @Test
  void aFieldThatMakesNoSenseIsLeftOutAndTheRecordRead() {
    Collected found =
        groups(
            """
            {"actor": "Tin Badger", "names": {"name": "Tin Badger"}, "country": "Norway",
             "first-seen": 2014, "motivation": [null, {"x": 1}, "Sabotage"], "tools": {"a": "b"},
             "operations": ["told", {"date": "long ago", "activity": "Breach of a mine"}, {"date": "2015"}],
             "mitre-attack": ["https://attack.mitre.org/software/S0001/", "https://example.org"],
             "information": ["javascript:alert(1)"], "brand-new": ["a", "b"],
             "uuid": "%s"}
            """
                .formatted(BADGER));
    assertThat(found.only().statements())
        .containsExactly(
            new Named("Tin Badger", null),
            new Origin("Norway"),
            new Motivated("Sabotage"),
            new FirstSeen("2014"),
            new Operated("", null, "Breach of a mine", false, List.of()),
            new Noted("brand-new", "a, b"));
    assertThat(found.only().identifies()).isEmpty();
    assertThat(found.said())
        .extracting(said -> said.substring(said.indexOf(": ") + 2))
        .containsExactly(
            "'motivation/0' is null, expected was a text (partly_read)",
            "'motivation/1' is an object, expected was a text (partly_read)",
            "'tools' is an object, expected was a text (partly_read)",
            "'operations/0' is a text, expected was an object (partly_read)",
            "'operations/1': 'date' is 'long ago', expected was a date such as 2014, 2014-10,"
                + " 2014 Late or 2008/2014 (partly_read)",
            "'operations/2': the operation has no 'activity' (partly_read)",
            "'javascript:alert(1)' is no web address (partly_read)",
            "'mitre-attack' is 'https://attack.mitre.org/software/S0001/', expected was the"
                + " address of a group (partly_read)",
            "'mitre-attack' is 'https://example.org', expected was the address of a group"
                + " (partly_read)");
  }

  @Test
  void aTitleThatBeginsWithAnotherNameKnowsBetter() {
    SourceRecord badger =
        groups(
                """
                {"actor": "Tin Badger", "names": [{"name": "Tim Badger"}], "uuid": "%s"}
                """
                    .formatted(BADGER))
            .only();
    assertThat(badger.name()).isEqualTo("Tin Badger");
    assertThat(badger.all(Named.class)).extracting(Named::name).contains("Tim Badger");
  }

  private static String group(String name, String uuid, String changed) {
    return """
    {"actor": "%s", "names": [{"name": "%s"}], "uuid": "%s", "last-card-change": "%s"}\
    """
        .formatted(name, name, uuid, changed);
  }

  private static Collected groups(String... values) {
    return read("groups.json", "actor", values);
  }

  private static Collected tools(String... values) {
    return read("tools.json", "tool", values);
  }

  private static Collected read(String name, String category, String... values) {
    return Collected.from(
        EtdaReader::open,
        name,
        """
        {"category": "%s", "source": "Threat Group Cards: An Example", "last-db-change": "2024-08-27",
         "values": [%s]}
        """
            .formatted(
                category, String.join(",", Arrays.stream(values).map(String::strip).toList())));
  }
}
