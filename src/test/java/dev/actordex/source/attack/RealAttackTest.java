package dev.actordex.source.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.Link;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.card.Tactic;
import dev.actordex.ingest.SourceSummary;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.SourceFile;
import dev.actordex.source.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads ATT&CK v18.1. What to expect was counted in the files by
/// `src/test/scripts/attack_counts.py`, not by the reader.
class RealAttackTest {
  private static final Path DATA = Path.of("../shared/data");
  private static final String[] DOMAINS = {
    "attack/mobile-attack", "attack/enterprise-attack", "attack/ics-attack"
  };
  private static Collected all;
  private static JsonNode expected;

  @BeforeAll
  static void readAllThreeDomains() throws IOException {
    if (!"true".equals(System.getenv("CI"))) {
      Assumptions.assumeTrue(Files.isDirectory(DATA), DATA + " is not there");
    }
    all = read(DOMAINS);
    try (InputStream counts = RealAttackTest.class.getResourceAsStream("v18.1-counts.json")) {
      expected = new JsonMapper().readTree(counts);
    }
  }

  @Test
  void everyObjectBecomesOneRecordWithItsLifecycle() {
    assertThat(count(all.records.stream().map(r -> r.type().key() + " " + r.lifecycle().key())))
        .isEqualTo(numbers("lifecycles"));
    assertThat(all.records).extracting(SourceRecord::ref).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void everyRelationshipBecomesOneStatement() {
    Map<String, Integer> said = new TreeMap<>();
    for (SourceRecord record : all.records) {
      said.merge("attributed-to", record.all(Statement.AttributedTo.class).size(), Integer::sum);
      said.merge("detects", record.all(Statement.DetectedBy.class).size(), Integer::sum);
      said.merge("mitigates", record.all(Statement.MitigatedBy.class).size(), Integer::sum);
      said.merge(
          "subtechnique-of", record.all(Statement.SubtechniqueOf.class).size(), Integer::sum);
      if (record.type() != CardType.TECHNIQUE) {
        said.merge(
            "uses of " + record.type().key(),
            record.all(Statement.Uses.class).size(),
            Integer::sum);
      }
    }

    assertThat(said).isEqualTo(numbers("statements"));
  }

  @Test
  void everyLiveGroupUsesAsManyTechniquesAndSoftwareAsTheFilesSay() {
    Map<String, List<Integer>> found = new TreeMap<>();
    for (SourceRecord group : liveGroups()) {
      List<String> used = used(group);
      int techniques = (int) used.stream().filter(id -> id.startsWith("T")).count();
      found.put(group.ref().id(), List.of(techniques, used.size() - techniques));
    }
    Map<String, List<Integer>> wanted = new TreeMap<>();
    expected
        .path("techniques_and_software_of_groups")
        .properties()
        .forEach(e ->
            wanted.put(
                e.getKey(), List.of(e.getValue().get(0).asInt(), e.getValue().get(1).asInt())));

    assertThat(found).isEqualTo(wanted).containsEntry("G0001", List.of(16, 8)).hasSize(176);
  }

  @Test
  void aTechniqueIsUsedByTheLiveGroupsThatAttackNames() {
    assertThat(liveGroups()).filteredOn(g -> used(g).contains("T1189")).hasSize(31);
    assertThat(liveGroups())
        .filteredOn(g -> used(g).stream().anyMatch(id -> id.split("\\.")[0].equals("T1566")))
        .hasSize(96);
    assertThat(expected.path("t1189_groups").asInt()).isEqualTo(31);
    assertThat(expected.path("t1566_groups_with_subtechniques").asInt()).isEqualTo(96);
  }

  @Test
  void tacticsComeFromTheMatricesInTheirOrder() {
    Map<String, String> chains =
        Map.of(
            "enterprise-attack", "mitre-attack",
            "ics-attack", "mitre-ics-attack",
            "mobile-attack", "mitre-mobile-attack");
    List<SourceRecord> live =
        all.records.stream()
            .filter(r -> r.type() == CardType.TECHNIQUE && r.lifecycle() == Lifecycle.LIVE)
            .toList();

    assertThat(
            count(
                live.stream()
                    .flatMap(r -> tactics(r).map(t -> chains.get(t.domain()) + " " + t.key()))))
        .isEqualTo(numbers("tactics"));
    assertThat(
            live.stream()
                .flatMap(RealAttackTest::tactics)
                .filter(t -> t.domain().equals("ics-attack"))
                .distinct()
                .sorted()
                .map(Tactic::name))
        .startsWith("Initial Access", "Execution", "Persistence", "Privilege Escalation", "Evasion")
        .endsWith("Inhibit Response Function", "Impair Process Control", "Impact")
        .hasSize(12);
  }

  @Test
  void everyCitationInATextOfARecordIsAmongItsReferences() {
    Pattern citation = Pattern.compile("\\(Citation: ([^)]+)\\)");
    Map<String, Integer> unresolved = new TreeMap<>();
    for (SourceRecord record : all.records) {
      List<String> keys =
          record.all(Statement.Refers.class).stream().map(Statement.Refers::citation).toList();
      for (String text : texts(record)) {
        Matcher matcher = citation.matcher(text);
        while (matcher.find()) {
          if (!keys.contains(matcher.group(1).strip())) {
            unresolved.merge(matcher.group(1), 1, Integer::sum);
          }
        }
      }
    }

    assertThat(unresolved.keySet())
        .as("keys that ATT&CK itself does not resolve, or that hold a parenthesis")
        .hasSizeLessThan(10);
  }

  @Test
  void revokedRecordsLeadToALivingSuccessorOrAtLeastToOneThatIsNotRevoked() {
    Map<Link, SourceRecord> byLink = new java.util.HashMap<>();
    all.records.forEach(r -> r.ids().forEach(id -> byLink.put(id, r)));

    assertThat(all.records)
        .filteredOn(r -> r.lifecycle() == Lifecycle.REVOKED)
        .allSatisfy(
            r -> assertThat(byLink.get(r.successor()).lifecycle()).isNotEqualTo(Lifecycle.REVOKED));
  }

  @Test
  void theOnlyThingWrongIsAnIdThatAttackGaveTwice() {
    assertThat(all.problems).hasSize(1);
    assertThat(all.problems.getFirst().message()).contains("S0017", "BISCUIT", "EKANS");
    assertThat(all.of("S0017").name()).isEqualTo("BISCUIT");
  }

  @Test
  void rawRecordsAreTheObjectsAsTheyCame() throws IOException {
    String raw = all.of("G0001").raw();
    try (InputStream file =
        new GZIPInputStream(Files.newInputStream(DATA.resolve(DOMAINS[1] + ".json.gz")))) {
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).contains(raw);
    }
    assertThat(new JsonMapper().readTree(raw).path("x_mitre_version").asString()).isEqualTo("2.0");
  }

  @Test
  void theOrderOfTheFilesMakesNoDifference() {
    Collected other = read(DOMAINS[2], DOMAINS[0], DOMAINS[1]);

    assertThat(other.records).isEqualTo(all.records);
    assertThat(other.summaries).isEqualTo(all.summaries);
  }

  @Test
  void theNewerReleaseOfADomainSupersedesTheOlder() {
    Collected mobile = read("attack-stix-2.1/mobile-attack-17.1", "attack/mobile-attack");

    assertThat(mobile.summaries)
        .extracting(SourceSummary::file, SourceSummary::release, SourceSummary::supersededBy)
        .containsExactly(
            tuple("mobile-attack-17.1.json.gz", "v17.1", "mobile-attack.json.gz"),
            tuple("mobile-attack.json.gz", "2025-11-13", null));
    assertThat(mobile.records).allMatch(r -> r.release().equals("2025-11-13"));
  }

  @Test
  void stix21SaysTheSameAsStix20() {
    Collected old = read("attack/ics-attack");
    Collected recent = read("attack-stix-2.1/ics-attack-18.1");

    assertThat(recent.problems).isEmpty();
    assertThat(recent.records).allMatch(r -> r.release().equals("v18.1"));
    assertThat(recent.records.stream().map(RealAttackTest::said))
        .containsExactlyElementsOf(old.records.stream().map(RealAttackTest::said).toList());
  }

  /// In time of the processor, which a busy machine does not lengthen: about half a second when
  /// warm.
  @Test
  void readingAllDomainsIsQuick() {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    read(DOMAINS);
    Duration taken = Duration.ofNanos(clock.getCurrentThreadCpuTime() - start);

    assertThat(taken).isLessThan(Duration.ofMillis(2_500));
  }

  /// All a record says, apart from `Kind`: only STIX 2.0 repeats the type as a label.
  private static List<Object> said(SourceRecord record) {
    List<Object> said = new ArrayList<>(List.of(record.ref(), record.name(), record.lifecycle()));
    said.addAll(record.ids());
    record.statements().stream().filter(s -> !(s instanceof Statement.Kind)).forEach(said::add);
    return said;
  }

  private static List<String> texts(SourceRecord record) {
    List<String> texts = new ArrayList<>();
    record.all(Statement.Described.class).forEach(d -> texts.add(d.text()));
    record.all(Statement.Uses.class).forEach(u -> texts.add(String.valueOf(u.procedure())));
    record.all(Statement.MitigatedBy.class).forEach(m -> texts.add(String.valueOf(m.text())));
    record.all(Statement.AttributedTo.class).forEach(a -> texts.add(String.valueOf(a.text())));
    return texts;
  }

  private static Stream<Tactic> tactics(SourceRecord technique) {
    return technique.all(Statement.Serves.class).stream().map(Statement.Serves::tactic);
  }

  private static List<SourceRecord> liveGroups() {
    return all.records.stream()
        .filter(r -> r.type() == CardType.ACTOR && r.lifecycle() == Lifecycle.LIVE)
        .toList();
  }

  private static List<String> used(SourceRecord record) {
    return record.all(Statement.Uses.class).stream()
        .map(uses -> ((Link.ById) uses.what()).id())
        .distinct()
        .toList();
  }

  private static Map<String, Integer> count(Stream<String> keys) {
    return keys.collect(Collectors.toMap(k -> k, k -> 1, Integer::sum, TreeMap::new));
  }

  private static Map<String, Integer> numbers(String key) {
    Map<String, Integer> numbers = new TreeMap<>();
    expected.path(key).properties().forEach(e -> numbers.put(e.getKey(), e.getValue().asInt()));
    return numbers;
  }

  static Collected read(String... names) {
    List<RecognisedFile> files =
        Arrays.stream(names)
            .map(name -> Sources.recognise(SourceFile.of(DATA.resolve(name + ".json.gz"))))
            .toList();
    Collected collected = new Collected();
    new AttackSource(files).read(collected);
    return collected;
  }
}
