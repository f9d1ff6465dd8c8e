package dev.actordex.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardType;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Link;
import dev.actordex.card.RecordRef;
import dev.actordex.card.ReferenceKind;
import dev.actordex.card.RelationType;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement.AttributedTo;
import dev.actordex.card.Statement.Described;
import dev.actordex.card.Statement.FirstSeen;
import dev.actordex.card.Statement.Kind;
import dev.actordex.card.Statement.Modified;
import dev.actordex.card.Statement.Motivated;
import dev.actordex.card.Statement.Named;
import dev.actordex.card.Statement.Noted;
import dev.actordex.card.Statement.Operated;
import dev.actordex.card.Statement.Origin;
import dev.actordex.card.Statement.Platform;
import dev.actordex.card.Statement.Refers;
import dev.actordex.card.Statement.Related;
import dev.actordex.card.Statement.Sponsored;
import dev.actordex.card.Statement.TargetedPlace;
import dev.actordex.card.Statement.TargetedSector;
import dev.actordex.card.Statement.UsedBy;
import dev.actordex.card.Statement.Uses;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.etda.EtdaReader;
import dev.actordex.source.lenient.Collected;
import dev.actordex.source.misp.MispReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The real files of ETDA and MISP, held against counts that
/// `src/test/scripts/count_hand_made_sources.py` takes from the files without the readers.
class RealCountsTest {
  private static final Properties COUNTS = new Properties();

  @BeforeAll
  static void readCounts() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RealCountsTest.class.getResourceAsStream("counts.properties"))) {
      COUNTS.load(in);
    }
  }

  @Test
  void everyFieldOfEtdasGroupsIsRead() {
    Collected found = Collected.fromReal(EtdaReader::open, "etda/groups.json.gz");
    Counted groups = new Counted("groups.", of(found, CardType.ACTOR));
    groups.have("records", r -> 1);
    groups.have("names", r -> r.all(Named.class).size());
    groups.have("country", r -> r.all(Origin.class).size());
    groups.have("sponsor", r -> r.all(Sponsored.class).size());
    groups.have("motivation", r -> r.all(Motivated.class).size());
    groups.have("first-seen", r -> r.all(FirstSeen.class).size());
    groups.have("observed-sectors", r -> r.all(TargetedSector.class).size());
    groups.have("observed-countries", r -> r.all(TargetedPlace.class).size());
    groups.have("description", r -> r.all(Described.class).size());
    groups.have("last-card-change", r -> r.all(Modified.class).size());
    groups.have("tools", r -> r.all(Uses.class).size());
    groups.have("information", r -> references(r, ReferenceKind.REPORT));
    groups.have("playbook", r -> references(r, ReferenceKind.PLAYBOOK));
    groups.have("alienvault-otx", r -> references(r, ReferenceKind.ALIENVAULT_OTX));
    groups.have("attack-ids", r -> r.identifies().size());
    groups.have("groups-with-one-attack-id", r -> r.identifies().size() == 1 ? 1 : 0);
    groups.have("cross-links", r -> r.all(Related.class).size());
    for (boolean counter : new boolean[] {false, true}) {
      String field = counter ? "counter-operations" : "operations";
      groups.have(field, r -> operations(r, counter, o -> true));
      groups.have(field + ".dated", r -> operations(r, counter, o -> !o.date().isEmpty()));
      groups.have(
          field + ".of-one-month", r -> operations(r, counter, o -> o.date().length() == 7));
      groups.have(
          field + ".urls",
          r ->
              r.all(Operated.class).stream()
                  .filter(o -> o.counter() == counter)
                  .mapToInt(o -> o.urls().size())
                  .sum());
    }
    groups.have("operations.named", r -> operations(r, false, o -> o.name() != null));
    assertThat(of(found, CardType.ACTOR))
        .flatExtracting(r -> r.all(Noted.class))
        .as("no field of the groups is left without a place of its own")
        .isEmpty();
    assertThat(found.problems).allMatch(p -> p.consequence() == Consequence.REPAIRED);
  }

  @Test
  void everyFieldOfEtdasToolsIsRead() {
    Collected found = Collected.fromReal(EtdaReader::open, "etda/tools.json.gz");
    Counted tools = new Counted("tools.", found.records);
    tools.have("records", r -> 1);
    tools.have("names", r -> r.all(Named.class).size());
    tools.have("kinds", r -> r.all(Kind.class).size());
    tools.have("description", r -> r.all(Described.class).size());
    tools.have("last-card-change", r -> r.all(Modified.class).size());
    tools.have("information", r -> references(r, ReferenceKind.REPORT));
    tools.have("malpedia", r -> references(r, ReferenceKind.MALPEDIA));
    tools.have("playbook", r -> references(r, ReferenceKind.PLAYBOOK));
    tools.have("alienvault-otx", r -> references(r, ReferenceKind.ALIENVAULT_OTX));
    tools.have("attack-ids", r -> ids(r.identifies(), Link.Scheme.ATTACK));
    tools.have("malpedia-ids", r -> ids(r.identifies(), Link.Scheme.MALPEDIA));
    assertThat(found.records).flatExtracting(r -> r.all(Noted.class)).isEmpty();
    assertThat(found.problems).allMatch(p -> p.consequence() == Consequence.REPAIRED);
  }

  @Test
  void toolsThatShareAUuidAreAllRead() {
    Collected found = Collected.fromReal(EtdaReader::open, "etda/tools.json.gz");
    int records = Integer.parseInt(COUNTS.getProperty("tools.records"));
    int uuids = Integer.parseInt(COUNTS.getProperty("tools.uuids"));
    assertThat(found.records).extracting(SourceRecord::ref).doesNotHaveDuplicates();
    assertThat(found.said())
        .filteredOn(s -> s.contains("bears the uuid of"))
        .hasSize(records - uuids);
  }

  @Test
  void mispsActorsToolsAndFamiliesAreRead() {
    for (String cluster : List.of("threat-actor", "tool", "malpedia")) {
      Collected found = Collected.fromReal(MispReader::open, "misp/" + cluster + ".json.gz");
      Counted values = new Counted(cluster + ".", found.records);
      values.have("records", r -> 1);
      values.have(
          "names", r -> (int) r.all(Named.class).stream().map(Named::name).distinct().count());
      values.have(
          "names-with-giver",
          r ->
              (int)
                  r.all(Named.class).stream()
                      .filter(n -> n.giver() != null)
                      .map(Named::name)
                      .distinct()
                      .count());
      values.have("description", r -> r.all(Described.class).size());
      values.have("origins", r -> r.all(Origin.class).size());
      values.have("motives", r -> r.all(Motivated.class).size());
      values.have("sectors", r -> r.all(TargetedSector.class).size());
      values.have("victims", r -> r.all(TargetedPlace.class).size());
      values.have("since", r -> r.all(FirstSeen.class).size());
      values.have("refs", r -> r.all(Refers.class).size());
      values.have("attribution-confidence", r -> noted(r, "attribution-confidence"));
      values.have("attack-ids", r -> ids(r.identifies(), Link.Scheme.ATTACK));
      values.have("malpedia-ids", r -> references(r, ReferenceKind.MALPEDIA));
      values.have("related.similar", r -> related(r, RelationType.SIMILAR_TO));
      values.have("related.part-of", r -> related(r, RelationType.SUBGROUP_OF));
      values.have("related.variant-of", r -> related(r, RelationType.VARIANT_OF));
      int told = found.count(Related.class) + found.count(Uses.class) + found.count(UsedBy.class);
      assertThat(told)
          .as("relations of " + cluster)
          .isEqualTo(expected(cluster + ".related") - expected(cluster + ".related.targets"));
      assertThat(found.problems).allMatch(p -> p.consequence() == Consequence.REPAIRED);
    }
  }

  @Test
  void everyFamilyOfMalpediaHasItsIdAndPlatform() {
    Collected found = Collected.fromReal(MispReader::open, "misp/malpedia.json.gz");
    assertThat(found.records)
        .allSatisfy(record -> {
          assertThat(ids(record.ids(), Link.Scheme.MALPEDIA)).isPositive();
          assertThat(record.all(Platform.class)).isNotEmpty();
          assertThat(record.url()).startsWith("https://malpedia.caad.fkie.fraunhofer.de/details/");
        });
    assertThat(found.records)
        .flatExtracting(SourceRecord::ids)
        .as("no two families claim one id")
        .doesNotHaveDuplicates();
  }

  @Test
  void sectorsAreCountedAndGiveNoRecords() {
    Collected found = Collected.fromReal(MispReader::open, "misp/sector.json.gz");
    assertThat(found.records).isEmpty();
    assertThat(found.problems).isEmpty();
    assertThat(found.summaries.getFirst().counts())
        .containsEntry("sectors", expected("sector.records"));
  }

  @Test
  void axiomHasAllThatItsEtdaCardShows() {
    Collected found = Collected.fromReal(EtdaReader::open, "etda/groups.json.gz");
    SourceRecord axiom = found.record(Source.ETDA, "6fa5b25b-276e-4f24-a54a-86e6c05fb27f");
    assertThat(axiom.name()).isEqualTo("Axiom");
    assertThat(axiom.identifies()).containsExactly((Link.ById) Link.attack("G0001"));
    assertThat(axiom.all(Named.class)).extracting(Named::name).containsExactly("Axiom", "Group 72");
    assertThat(axiom.all(Uses.class)).hasSize(11);
    assertThat(axiom.all(Operated.class))
        .singleElement()
        .satisfies(operation -> {
          assertThat(operation.name()).isEqualTo("Operation SMN");
          assertThat(operation.date()).isEqualTo("2008/2014");
          assertThat(operation.text()).doesNotContain("https://", "SMN”");
          assertThat(operation.urls()).hasSize(1);
        });
    assertThat(found.named("Operation SMN").all(AttributedTo.class))
        .containsExactly(new AttributedTo(Link.uuid(axiom.ref().id()), null));
  }

  @Test
  void theUuidWithASpaceIsFoundInBothSpellings() {
    Collected found = Collected.fromReal(EtdaReader::open, "etda/groups.json.gz");
    SourceRecord mended = found.record(Source.ETDA, "d2fd8a6e-0f59-4f61-b42c-17b66cc17c91");
    assertThat(mended.ids())
        .containsExactly(
            (Link.ById) Link.uuid("d2fd8a6e-0f59-4f61-b42c-17b66cc17c91"),
            (Link.ById) Link.uuid("d2fd8a6e-0f59-4f61-b42c-17b66cc17c9 1"));
  }

  @Test
  void namedOperationsAreCampaignsOnce() {
    Collected found = Collected.fromReal(EtdaReader::open, "etda/groups.json.gz");
    List<SourceRecord> campaigns = of(found, CardType.CAMPAIGN);
    assertThat(campaigns).extracting(SourceRecord::ref).doesNotHaveDuplicates();
    assertThat(campaigns).extracting(SourceRecord::name).noneMatch(n -> n.contains("“"));
    assertThat(campaigns)
        .filteredOn(c -> c.name().equals("Operation Daybreak"))
        .as("ETDA says that these two share only the name")
        .hasSize(2)
        .allSatisfy(c -> assertThat(c.all(AttributedTo.class)).hasSize(1));
    assertThat(campaigns)
        .filteredOn(c -> c.name().equalsIgnoreCase("Operation SmugX"))
        .singleElement()
        .satisfies(c -> assertThat(c.all(Named.class)).hasSize(2));
    assertThat(campaigns)
        .flatExtracting(c -> c.all(FirstSeen.class))
        .allSatisfy(date -> assertThat(FuzzyDate.parse(date.date())).isPresent());
  }

  @Test
  void readingTwiceGivesTheSame() {
    List<RecordRef> once = new ArrayList<>();
    List<RecordRef> again = new ArrayList<>();
    Collected.fromReal(EtdaReader::open, "etda/tools.json.gz")
        .records
        .forEach(r -> once.add(r.ref()));
    Collected.fromReal(EtdaReader::open, "etda/tools.json.gz")
        .records
        .forEach(r -> again.add(r.ref()));
    assertThat(again).isEqualTo(once);
  }

  private static List<SourceRecord> of(Collected found, CardType type) {
    return found.records.stream().filter(record -> record.type() == type).toList();
  }

  private static int expected(String key) {
    return Integer.parseInt(
        Objects.requireNonNull(COUNTS.getProperty(key), "counts.properties lacks " + key));
  }

  private static int references(SourceRecord record, ReferenceKind kind) {
    return (int) record.all(Refers.class).stream().filter(r -> r.kind() == kind).count();
  }

  private static int related(SourceRecord record, RelationType type) {
    return (int) record.all(Related.class).stream().filter(r -> r.type() == type).count();
  }

  private static int noted(SourceRecord record, String field) {
    return (int) record.all(Noted.class).stream().filter(n -> n.field().equals(field)).count();
  }

  private static int ids(List<Link.ById> ids, Link.Scheme scheme) {
    return (int) ids.stream().filter(id -> id.scheme() == scheme).count();
  }

  private static int operations(
      SourceRecord record, boolean counter, Predicate<Operated> condition) {
    return (int)
        record.all(Operated.class).stream()
            .filter(operation -> operation.counter() == counter)
            .filter(condition)
            .count();
  }

  /// The records of one file against the counts that begin with a prefix.
  private record Counted(String prefix, List<SourceRecord> records) {

    void have(String key, ToIntFunction<SourceRecord> count) {
      assertThat(records.stream().mapToInt(count).sum())
          .as(prefix + key)
          .isEqualTo(expected(prefix + key));
    }
  }
}
