package dev.actordex.source.attack;

import static dev.actordex.source.attack.Bundle.page;
import static dev.actordex.source.attack.Bundle.read;
import static dev.actordex.source.attack.Bundle.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.Link;
import dev.actordex.card.ReferenceKind;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.card.Statement.AttributedTo;
import dev.actordex.card.Statement.DetectedBy;
import dev.actordex.card.Statement.MitigatedBy;
import dev.actordex.card.Statement.Noted;
import dev.actordex.card.Statement.Refers;
import dev.actordex.card.Statement.Serves;
import dev.actordex.card.Statement.SubtechniqueOf;
import dev.actordex.card.Statement.Uses;
import dev.actordex.card.Tactic;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.ingest.SourceSummary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules by which bundles become records, one by one on invented bundles.
class AttackSourceTest {
  private static final String HERON = "intrusion-set--1";
  private static final String KETTLE = "malware--1";
  private static final String PHISHING = "attack-pattern--1";
  private static final String ATTACHMENT = "attack-pattern--2";

  /// Amber Heron, who uses SlowKettle and an attachment.
  private static Bundle heron() {
    return new Bundle("a.json")
        .mitre(HERON, "G9001", "Amber Heron", "'aliases':['Amber Heron','Copper Egret']")
        .mitre(KETTLE, "S9001", "SlowKettle")
        .mitre(PHISHING, "T9001", "Angling")
        .mitre(ATTACHMENT, "T9001.001", "Angling With Worms");
  }

  @Test
  void anObjectSaysItsNamesTextPlatformsKindsDatesAndRemainingFields() {
    SourceRecord kettle =
        read(new Bundle("a.json")
                .mitre(
                    KETTLE,
                    "s9001",
                    "SlowKettle",
                    "'x_mitre_aliases':['SlowKettle','Kettle']",
                    "'description':'Boils (Citation: Tea).'",
                    "'x_mitre_platforms':['Windows','Linux']",
                    "'labels':['malware'],'malware_types':['backdoor']",
                    "'created':'2020-01-02T03:04:05.678Z','modified':'2021-02-03T23:00:00Z'",
                    "'x_mitre_contributors':['A, B','C'],'x_mitre_version':'1.0'",
                    "'x_mitre_detection':'','x_mitre_odd':{'a':1},'x_mitre_deprecated':false"))
            .of("S9001");

    assertThat(kettle.type()).isEqualTo(CardType.SOFTWARE);
    assertThat(kettle.ids())
        .containsExactly(
            new Link.ById(Link.Scheme.ATTACK, "S9001"), new Link.ById(Link.Scheme.STIX, KETTLE));
    assertThat(kettle.url()).isEqualTo("https://attack.example/s9001");
    assertThat(kettle.release()).isEqualTo("2021-02-03");
    assertThat(kettle.raw())
        .startsWith("{\"type\":\"malware\"")
        .contains("\"x_mitre_odd\":{\"a\":1}");
    assertThat(kettle.statements())
        .containsExactly(
            new Statement.Named("SlowKettle", null),
            new Statement.Named("Kettle", null),
            new Statement.Described("Boils (Citation: Tea)."),
            new Statement.Kind("malware"),
            new Statement.Kind("backdoor"),
            new Statement.Platform("Windows"),
            new Statement.Platform("Linux"),
            new Statement.Created("2020-01-02"),
            new Statement.Modified("2021-02-03"),
            new Noted("x_mitre_contributors", "A, B"),
            new Noted("x_mitre_contributors", "C"),
            new Noted("x_mitre_version", "1.0"));
  }

  @Test
  void externalReferencesAreDocumentsExplanationsOfAnAliasOrTheObjectsOwnPage() {
    SourceRecord heron =
        read(new Bundle("a.json")
                .with(
                    HERON,
                    "'name':'Amber Heron','aliases':['Copper Egret','Grey Egret']",
                    "'external_references':["
                        + String.join(
                            ",",
                            page("G9001"),
                            reference("Copper Egret", "(Citation: Pond 2020)", ""),
                            reference("Grey Egret", "Overlaps.(Citation: Pond 2020)", ""),
                            reference(
                                "Pond 2020", "Pond. (2020). Birds.", "https://pond.example/1"),
                            reference("Book", "A. Author. (1999). Waders.", ""),
                            "{'source_name':'capec','external_id':'CAPEC-1','url':'https://c.example/1'}")
                        + "]"))
            .of("G9001");

    assertThat(heron.all(Refers.class))
        .containsExactly(
            new Refers(
                "https://pond.example/1",
                "Pond. (2020). Birds.",
                "Pond 2020",
                ReferenceKind.REPORT),
            new Refers(null, "A. Author. (1999). Waders.", "Book", ReferenceKind.REPORT),
            new Refers("https://c.example/1", "capec CAPEC-1", null, ReferenceKind.REPORT));
    assertThat(heron.all(Noted.class))
        .containsExactly(new Noted("alias", "Grey Egret: Overlaps.(Citation: Pond 2020)"));
  }

  @Test
  void usesCarryTheProcedureAndBringTheDocumentsItCites() {
    Collected read =
        read(
            heron()
                .relation(
                    HERON,
                    "uses",
                    ATTACHMENT,
                    "'description':' Sends worms.(Citation: Pond 2020) '",
                    "'external_references':["
                        + reference("Pond 2020", "Pond.", "https://pond.example/1")
                        + "]")
                .relation(HERON, "uses", KETTLE)
                .relation(
                    KETTLE,
                    "uses",
                    PHISHING,
                    "'external_references':["
                        + reference("Pond 2020", "Pond.", "https://pond.example/1")
                        + "]"));

    assertThat(read.problems).isEmpty();
    assertThat(read.all("G9001", Uses.class))
        .containsExactly(
            new Uses(Link.attack("S9001"), null),
            new Uses(Link.attack("T9001.001"), "Sends worms.(Citation: Pond 2020)"));
    assertThat(read.all("G9001", Refers.class))
        .extracting(Refers::citation)
        .containsExactly("Pond 2020");
    assertThat(read.all("S9001", Uses.class)).containsExactly(new Uses(Link.attack("T9001"), null));
    assertThat(read.all("S9001", Refers.class)).hasSize(1);
  }

  @Test
  void aCampaignHasDatesToTheMonthAndIsAttributed() {
    Collected read =
        read(
            heron()
                .mitre(
                    "campaign--1",
                    "C9001",
                    "Operation Ladle",
                    "'first_seen':'2019-09-01T04:00:00.000Z','last_seen':'2020-07-31T22:00:00.000Z'")
                .relation("campaign--1", "attributed-to", HERON, "'description':'Says Pond.'")
                .relation("campaign--1", "uses", KETTLE));

    assertThat(read.all("C9001", Statement.FirstSeen.class))
        .containsExactly(new Statement.FirstSeen("2019-09"));
    assertThat(read.all("C9001", Statement.LastSeen.class))
        .containsExactly(new Statement.LastSeen("2020-08"));
    assertThat(read.all("C9001", AttributedTo.class))
        .containsExactly(new AttributedTo(Link.attack("G9001"), "Says Pond."));
    assertThat(read.all("C9001", Uses.class)).hasSize(1);
  }

  @Test
  void aTechniqueHasItsParentMitigationsAndDetections() {
    Collected read =
        read(
            heron()
                .mitre("course-of-action--1", "M9001", "Look Twice")
                .mitre("course-of-action--2", "M9002", "Old Advice", "'x_mitre_deprecated':true")
                .mitre("x-mitre-asset--1", "A9001", "Pump")
                .mitre(
                    "x-mitre-detection-strategy--1",
                    "DET9001",
                    "Watch Worms",
                    "'x_mitre_analytic_refs':['x-mitre-analytic--1','x-mitre-analytic--2']")
                .mitre(
                    "x-mitre-analytic--1",
                    "AN9001",
                    "Analytic 1",
                    "'description':'Count worms.','x_mitre_platforms':['Linux']",
                    "'x_mitre_log_source_references':[{'name':'pond:log','channel':'bites'},{'name':'net:flow','channel':'None'}]")
                .mitre(
                    "x-mitre-analytic--2", "AN9002", "Analytic 2", "'description':'Weigh worms.'")
                .mitre("x-mitre-data-component--1", "DC9001", "Bait")
                .relation(ATTACHMENT, "subtechnique-of", PHISHING)
                .relation("course-of-action--1", "mitigates", ATTACHMENT, "'description':'Twice.'")
                .relation("course-of-action--2", "mitigates", ATTACHMENT)
                .relation("x-mitre-detection-strategy--1", "detects", ATTACHMENT)
                .relation(
                    "x-mitre-data-component--1", "detects", ATTACHMENT, "'description':'Smell.'")
                .relation(ATTACHMENT, "targets", "x-mitre-asset--1"));

    SourceRecord attachment = read.of("T9001.001");
    assertThat(attachment.all(SubtechniqueOf.class))
        .containsExactly(new SubtechniqueOf(Link.attack("T9001")));
    assertThat(attachment.all(MitigatedBy.class))
        .containsExactly(new MitigatedBy("M9001", "Look Twice", "Twice."));
    assertThat(attachment.all(DetectedBy.class))
        .containsExactly(
            new DetectedBy("DC9001", "Bait", "Smell."),
            new DetectedBy(
                "DET9001",
                "Watch Worms",
                "Analytic 1 (Linux): Count worms.\nLog sources: pond:log (bites), net:flow\n\nAnalytic 2: Weigh worms."));
    assertThat(attachment.all(Noted.class)).contains(new Noted("targets", "Pump (A9001)"));
    assertThat(read.problems).isEmpty();
  }

  @Test
  void tacticsAreWhatTheMatrixOfTheDomainSays() {
    Collected read =
        read(
            new Bundle("a.json")
                .mitre(
                    "x-mitre-matrix--2",
                    "mobile-attack",
                    "Network Effects",
                    "'x_mitre_deprecated':true,'tactic_refs':['x-mitre-tactic--3']")
                .mitre(
                    "x-mitre-matrix--1",
                    "mobile-attack",
                    "Mobile",
                    "'tactic_refs':['x-mitre-tactic--2','x-mitre-tactic--1']")
                .mitre("x-mitre-tactic--1", "TA9001", "Stirring", "'x_mitre_shortname':'stirring'")
                .mitre(
                    "x-mitre-tactic--2", "TA9002", "Pouring Out", "'x_mitre_shortname':'pouring'")
                .mitre("x-mitre-tactic--3", "TA9003", "Effects", "'x_mitre_shortname':'effects'")
                .mitre(
                    PHISHING,
                    "T9001",
                    "Angling",
                    "'x_mitre_domains':['mobile-attack'],'kill_chain_phases':["
                        + phase("mitre-mobile-attack", "stirring")
                        + ","
                        + phase("mitre-attack", "effects")
                        + ","
                        + phase("mitre-mobile-attack", "pouring")
                        + "]")
                .mitre(
                    ATTACHMENT,
                    "T9002",
                    "Trawling",
                    "'kill_chain_phases':["
                        + phase("mitre-mobile-attack", "sweeping-up")
                        + ","
                        + phase("kitchen-chain", "boil-over")
                        + "]"));

    assertThat(read.all("T9001", Serves.class))
        .extracting(Serves::tactic)
        .containsExactly(
            new Tactic("mobile-attack", "stirring", "Stirring", 1),
            new Tactic("mobile-attack", "effects", "Effects", 2),
            new Tactic("mobile-attack", "pouring", "Pouring Out", 0));
    assertThat(read.all("T9002", Serves.class))
        .extracting(Serves::tactic)
        .containsExactly(
            new Tactic("mobile-attack", "sweeping-up", "Sweeping Up", 999),
            new Tactic("kitchen-chain", "boil-over", "Boil Over", 999));
    assertThat(read.problems)
        .extracting(Problem::place, Problem::message)
        .containsExactly(
            tuple(ATTACHMENT, "its tactic 'sweeping-up' is in no column of the matrix"));
  }

  @Test
  void aRevokedObjectLeadsToTheEndOfItsLineAndSoDoItsUses() {
    Collected read =
        read(
            heron()
                .mitre("malware--2", "S9002", "OldKettle", "'revoked':true")
                .mitre("malware--3", "S9003", "OlderKettle", "'revoked':true")
                .relation("malware--3", "revoked-by", "malware--2")
                .relation("malware--2", "revoked-by", KETTLE)
                .relation(HERON, "uses", "malware--3"));

    assertThat(read.of("S9003").lifecycle()).isEqualTo(Lifecycle.REVOKED);
    assertThat(read.of("S9003").successor()).isEqualTo(Link.attack("S9001"));
    assertThat(read.of("S9001").successor()).isNull();
    assertThat(read.all("G9001", Uses.class)).containsExactly(new Uses(Link.attack("S9001"), null));
  }

  @Test
  void whatIsRevokedWithoutASuccessorOrInACircleIsDeprecated() {
    Collected read =
        read(
            heron()
                .mitre("malware--2", "S9002", "Lost", "'revoked':true")
                .mitre("malware--3", "S9003", "Round", "'revoked':true")
                .mitre("malware--4", "S9004", "About", "'revoked':true")
                .mitre("malware--5", "S9005", "Withdrawn", "'x_mitre_deprecated':true")
                .relation("malware--3", "revoked-by", "malware--4")
                .relation("malware--4", "revoked-by", "malware--3"));

    assertThat(List.of("S9002", "S9003", "S9004", "S9005"))
        .allSatisfy(id -> assertThat(read.of(id).lifecycle()).isEqualTo(Lifecycle.DEPRECATED));
  }

  @Test
  void aWithdrawnRelationshipSaysNothing() {
    Collected read =
        read(
            heron()
                .relation(HERON, "uses", KETTLE, "'x_mitre_deprecated':true")
                .relation(HERON, "uses", PHISHING, "'revoked':true"));

    assertThat(read.all("G9001", Uses.class)).isEmpty();
    assertThat(read.problems).isEmpty();
  }

  @Test
  void aRelationshipThatLeadsNowhereIsAProblemAndTheRestIsRead() {
    Collected read =
        read(heron().relation(HERON, "uses", "malware--77").relation(HERON, "uses", KETTLE));

    assertThat(read.all("G9001", Uses.class)).hasSize(1);
    assertThat(read.problems)
        .containsExactly(
            new Problem(
                "a.json",
                "relationship--a4",
                "it says uses, but no file read holds malware--77",
                Consequence.PARTLY_READ));
  }

  @Test
  void relationsBetweenOtherKindsOfObjectArePassedOver() {
    Collected read =
        read(
            heron()
                .with("indicator--1", "'name':'x'")
                .relation("indicator--1", "indicates", KETTLE)
                .relation("indicator--1", "uses", KETTLE)
                .relation(PHISHING, "uses", KETTLE)
                .relation(HERON, "uses", HERON));

    assertThat(read.problems).isEmpty();
    assertThat(read.summaries.getFirst().counts())
        .containsEntry("indicator", 1)
        .containsEntry("relationship", 4);
  }

  @Test
  void subTechniquesCannotGoInACircle() {
    Collected read =
        read(
            heron()
                .relation(ATTACHMENT, "subtechnique-of", PHISHING)
                .relation(PHISHING, "subtechnique-of", ATTACHMENT));

    assertThat(
            read.all("T9001", SubtechniqueOf.class).size()
                + read.all("T9001.001", SubtechniqueOf.class).size())
        .isEqualTo(1);
    assertThat(read.problems).hasSize(1);
  }

  @Test
  void domainsAreOneUnitTheNewestVersionOfAnObjectWinsAndRelationshipsAddUp() {
    Bundle enterprise =
        new Bundle("e.json")
            .mitre(HERON, "G9001", "Amber Heron", "'modified':'2020-01-01T00:00:00Z'")
            .mitre(KETTLE, "S9001", "SlowKettle")
            .relation(HERON, "uses", KETTLE);
    Bundle mobile =
        new Bundle("m.json")
            .mitre(HERON, "G9001", "Amber Heron II", "'modified':'2020-01-01T00:00:00.001Z'")
            .mitre(PHISHING, "T9001", "Angling")
            .relation(HERON, "uses", PHISHING);

    for (Collected read : List.of(read(enterprise, mobile), read(mobile, enterprise))) {
      assertThat(read.of("G9001").name()).isEqualTo("Amber Heron II");
      assertThat(read.all("G9001", Uses.class)).hasSize(2);
      assertThat(read.problems).isEmpty();
    }
  }

  @Test
  void versionsOfTheSameTimeThatDifferOnlyInDomainsAddTheirDomainsUp() {
    String time = "'modified':'2020-01-01T00:00:00Z'";
    Collected read =
        read(
            new Bundle("a.json")
                .mitre(HERON, "G9001", "Amber Heron", time, "'x_mitre_domains':['b']"),
            new Bundle("b.json")
                .mitre(HERON, "G9001", "Amber Heron", time, "'x_mitre_domains':['a']"));

    assertThat(read.all("G9001", Noted.class))
        .containsExactly(new Noted("x_mitre_domains", "a"), new Noted("x_mitre_domains", "b"));
    assertThat(read.problems).isEmpty();
  }

  @Test
  void versionsOfTheSameTimeThatSayDifferentThingsAreReportedAndDecidedTheSameWayInAnyOrder() {
    Bundle one = new Bundle("a.json").mitre(HERON, "G9001", "Amber Heron");
    Bundle two = new Bundle("b.json").mitre(HERON, "G9001", "Conflicting Twin");

    Collected read = read(one, two);

    assertThat(read.records).hasSize(1).isEqualTo(read(two, one).records);
    assertThat(read.problems).hasSize(1).isEqualTo(read(two, one).problems);
    assertThat(read.problems.getFirst().consequence()).isEqualTo(Consequence.REPAIRED);
  }

  @Test
  void anAttackIdGivenTwiceStaysWithTheLivingObject() {
    Collected read =
        read(
            heron()
                .mitre("malware--2", "S9001", "Teapot", "'x_mitre_deprecated':true")
                .relation("malware--2", "uses", PHISHING));

    assertThat(read.of("S9001").name()).isEqualTo("SlowKettle");
    assertThat(read.of("malware--2").name()).isEqualTo("Teapot");
    assertThat(read.all("malware--2", Uses.class)).hasSize(1);
    assertThat(read.problems).extracting(Problem::place).containsExactly("malware--2");
  }

  @Test
  void anotherPublishersCopyOfATechniqueIsTheTechnique() {
    Collected read =
        read(
            heron(),
            new Bundle("vendor.json")
                .mitre(
                    "attack-pattern--77", "T9001", "angling", "'modified':'2030-01-01T00:00:00Z'")
                .with("intrusion-set--77", "'name':'Grey Egret'")
                .relation("intrusion-set--77", "uses", "attack-pattern--77"),
            new Bundle("matrix.json")
                .mitre("x-mitre-matrix--1", "enterprise-attack", "Enterprise")
                .mitre(PHISHING, "T9001", "Angling"));

    assertThat(read.of("T9001").ids())
        .containsExactly(
            new Link.ById(Link.Scheme.ATTACK, "T9001"),
            new Link.ById(Link.Scheme.STIX, PHISHING),
            new Link.ById(Link.Scheme.STIX, "attack-pattern--77"));
    assertThat(read.all("intrusion-set--77", Uses.class))
        .containsExactly(new Uses(Link.attack("T9001"), null));
  }

  @Test
  void objectsOfOtherPublishersAreRecordsUnderTheirStixIds() {
    Collected read =
        read(
            new Bundle("a.json")
                .with(
                    HERON,
                    "'name':'Grey Egret','primary_motivation':'organizational-gain'",
                    "'first_seen':'2019-01-01T00:00:00Z','goals':['fish'],'labels':['bird']",
                    "'external_references':[{'source_name':'example','external_id':'G9001'}]")
                .with(KETTLE, "'name':'Teapot'")
                .with("threat-actor--1", "'name':'Somebody'")
                .relation(HERON, "uses", KETTLE));

    assertThat(read.records)
        .hasSize(3)
        .allMatch(record -> record.ref().source() == dev.actordex.card.Source.STIX);
    assertThat(read.of("threat-actor--1").type()).isEqualTo(dev.actordex.card.CardType.ACTOR);
    assertThat(read.of(HERON).statements())
        .contains(
            new Statement.FirstSeen("2019-01-01"),
            new Statement.Motivated("organizational-gain"),
            new Noted("goals", "fish"),
            new Noted("labels", "bird"),
            new Uses(Link.stix(KETTLE), null));
    assertThat(read.summaries.getFirst().counts()).containsEntry("threat-actor", 1);
  }

  @Test
  void ofTwoWholeReleasesOfADomainTheNewerIsReadInAnyOrder() {
    Bundle old = release("old.json", "17.1", "2024-01-01T00:00:00Z", "Amber Heron");
    Bundle recent = release("new.json", "18.1", "2025-01-01T00:00:00Z", "Amber Heron II");
    Bundle extra = new Bundle("extra.json").with(KETTLE, "'name':'Teapot'");

    for (Collected read : List.of(read(old, recent, extra), read(extra, recent, old))) {
      assertThat(read.of("G9001").name()).isEqualTo("Amber Heron II");
      assertThat(read.of("G9001").release()).isEqualTo("v18.1");
      assertThat(read.records).hasSize(2);
      assertThat(read.summaries)
          .extracting(
              SourceSummary::file,
              SourceSummary::collection,
              SourceSummary::release,
              SourceSummary::supersededBy)
          .containsExactlyInAnyOrder(
              tuple("old.json", "ics-attack", "v17.1", "new.json"),
              tuple("extra.json", "bundle", "", null),
              tuple("new.json", "ics-attack", "v18.1", null));
    }
  }

  @Test
  void aFileThatBreaksOffIsAProblemAndTheOthersAreRead() {
    String cut = heron().text();
    Collected read = new Collected();
    new AttackSource(
            List.of(
                new Bundle("whole.json").with(KETTLE, "'name':'Teapot'").file(),
                dev.actordex.source.Sources.recognise(
                    dev.actordex.source.SourceFile.of(
                        "cut.json",
                        cut.substring(0, cut.length() - 20)
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8)))))
        .read(read);

    assertThat(read.records).extracting(SourceRecord::name).containsExactly("Teapot");
    assertThat(read.summaries).extracting(SourceSummary::file).containsExactly("whole.json");
    assertThat(read.problems).hasSize(1);
    assertThat(read.problems.getFirst().place()).startsWith("line 4, column ");
    assertThat(read.problems.getFirst().message()).contains("cut off");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "'x'",
        "[]",
        "{}",
        "{'type':null}",
        "{'type':'malware'}",
        "{'type':7,'id':'malware--9','name':'x'}",
        "{'type':'malware','id':'malware--../../etc','name':'x'}",
        "{'type':'malware','id':'malware--9'}",
        "{'type':'malware','id':'malware--9','name':' '}",
        "{'type':'relationship','id':'relationship--9','source_ref':'x','target_ref':'y'}",
        "{'type':'course-of-action','id':'course-of-action--9'}"
      })
  void anObjectThatMakesNoSenseIsRejectedAndItsNeighboursAreRead(String json) {
    Bundle bundle = new Bundle("a.json").json(json).with(KETTLE, "'name':'Teapot'");

    Collected read = read(bundle);

    assertThat(read.records).hasSize(1);
    assertThat(read.problems.getFirst().consequence()).isEqualTo(Consequence.REJECTED);
    assertThat(accounted(read)).isEqualTo(bundle.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'description':7                                        | its description is a number where a text was expected
          'aliases':'x'                                          | its aliases is a text where a list of texts was expected
          'aliases':['y',null]                                   | its aliases/1 is null where a text was expected
          'revoked':'yes'                                        | its revoked is a text where true or false was expected
          'modified':'yesterday'                                 | its modified 'yesterday' is no date
          'first_seen':'2024-02-30T00:00:00Z'                    | its first_seen '2024-02-30T00:00:00Z' is no date
          'external_references':[5]                              | its external_references/0 is a number where an object was expected
          'external_references':[{'source_name':'a','url':'javascript:alert(1)'}] | its url 'javascript:alert(1)' is no web address
          """)
  void aFieldThatMakesNoSenseIsLeftOutAndTheRestOfTheRecordIsRead(String field, String message) {
    Collected read = read(new Bundle("a.json").with(HERON, "'name':'Grey Egret'", field));

    assertThat(read.of(HERON).name()).isEqualTo("Grey Egret");
    assertThat(read.problems)
        .extracting(Problem::place, Problem::message, Problem::consequence)
        .containsExactly(tuple(HERON, message, Consequence.PARTLY_READ));
  }

  @Test
  void aNameTooLongToBeOneIsLeftOut() {
    Collected read =
        read(
            new Bundle("a.json")
                .with(HERON, "'name':'Egret','aliases':['" + "x".repeat(301) + "']"));

    assertThat(read.all(HERON, Statement.Named.class)).hasSize(1);
    assertThat(read.problems.getFirst().message())
        .isEqualTo("its aliases/0 has 301 characters, more than the 300 allowed");
  }

  /// Every object is counted or rejected.
  private static int accounted(Collected read) {
    int counted =
        read.summaries.stream()
            .flatMap(s -> s.counts().values().stream())
            .mapToInt(Integer::intValue)
            .sum();
    return counted
        + (int) read.problems.stream().filter(p -> p.consequence() == Consequence.REJECTED).count();
  }

  private static Bundle release(String file, String version, String time, String name) {
    return new Bundle(file)
        .with(
            "x-mitre-collection--1",
            "'x_mitre_version':'" + version + "','modified':'" + time + "'")
        .mitre("x-mitre-matrix--1", "ics-attack", "ICS")
        .mitre(HERON, "G9001", name);
  }

  private static String phase(String chain, String name) {
    return "{'kill_chain_name':'" + chain + "','phase_name':'" + name + "'}";
  }
}
