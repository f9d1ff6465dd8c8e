package dev.actordex.source.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.config.Tables;
import dev.actordex.distill.ActorFacts;
import dev.actordex.distill.ActorFacts.IdField;
import dev.actordex.distill.CardSet;
import dev.actordex.distill.Counts;
import dev.actordex.distill.Declined;
import dev.actordex.distill.Distilled;
import dev.actordex.distill.Distiller;
import dev.actordex.identity.Vocabulary;
import dev.actordex.ingest.CardSource;
import dev.actordex.source.Bundled;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.SourceFile;
import dev.actordex.source.attack.AttackSource;
import dev.actordex.source.lenient.Collected;
import dev.actordex.source.misp.MispReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the bundled cards must be: sound, described, backed, live, small, and in our own words.
class BundledCardsTest {
  private static final Path CARDS = Path.of("index/cards");
  private static final Path DATA = Path.of("../shared/data");
  private static final long LARGEST = 6_000_000;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static Collected read;
  private static CardSet set;

  @BeforeAll
  static void readTheSet() {
    read = Collected.from(CardsReader::open, Bundled.files().toArray(SourceFile[]::new));
    set = CardSetFolder.read(CARDS).facts();
  }

  @Test
  void everyCardIsReadWithoutAProblem() {
    assertThat(read.problems).isEmpty();
    assertThat(read.records)
        .hasSize(set.actors().size() + set.techniques().size() + set.software().size());
    assertThat(set.actors()).hasSizeGreaterThanOrEqualTo(176);
  }

  @Test
  void anActorIsDescribedInSixtyToAHundredAndFiftyWords() {
    assertThat(of(CardType.ACTOR))
        .allSatisfy(actor ->
            assertThat(actor.all(Statement.Described.class))
                .as(actor.ref() + " " + actor.name())
                .hasSize(1)
                .allSatisfy(d -> assertThat(Counts.words(d.text())).isBetween(60, 150)));
  }

  @Test
  void whatActorsUseHasASentence() {
    Map<String, Integer> users = new HashMap<>();
    for (ActorFacts actor : set.actors()) {
      for (IdField field : List.of(IdField.TECHNIQUES, IdField.SOFTWARE)) {
        ActorFacts.Ids ids = actor.ids().get(field);
        if (ids != null) {
          ids.ids().forEach(id -> users.merge(id, 1, Integer::sum));
        }
      }
    }

    assertThat(set.techniques())
        .filteredOn(technique -> users.containsKey(technique.id()) && !technique.described())
        .isEmpty();
    assertThat(set.software())
        .filteredOn(software -> users.getOrDefault(software.id(), 0) >= 3 && !software.described())
        .isEmpty();
  }

  @Test
  void everyReferenceHasATitleAndAnAddressOfItsOwn() {
    for (JsonNode card : CardSetFolder.read(CARDS).actors()) {
      List<JsonNode> references = card.path("references").valueStream().toList();
      assertThat(references)
          .as(card.path("id").asString())
          .allSatisfy(reference ->
              assertThat(List.of("key", "title", "publisher", "url"))
                  .allSatisfy(key -> assertThat(reference.path(key).asString("")).isNotBlank()));
      assertThat(references.stream().map(r -> r.path("url").asString()))
          .as(card.path("id").asString())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void everyFactNamesItsDocument() {
    for (JsonNode card : CardSetFolder.read(CARDS).actors()) {
      for (Map.Entry<String, JsonNode> field : card.properties()) {
        if (field.getValue().isContainer() && !field.getKey().equals("references")) {
          List<JsonNode> facts =
              field.getValue().isObject()
                  ? List.of(field.getValue())
                  : field.getValue().valueStream().toList();
          assertThat(facts)
              .as(card.path("id").asString() + " " + field.getKey())
              .allSatisfy(fact -> assertThat(fact.path("ref").asString("")).isNotBlank());
        }
      }
    }
  }

  @Test
  void everyIdLeadsToACardOfTheSet() {
    TreeSet<String> known = new TreeSet<>();
    read.records.forEach(record -> known.add(record.ref().id()));
    for (JsonNode card : CardSetFolder.read(CARDS).actors()) {
      assertThat(ids(card, "techniques")).as(card.path("id").asString()).isSubsetOf(known);
      assertThat(ids(card, "software")).as(card.path("id").asString()).isSubsetOf(known);
      assertThat(card.path("relations").valueStream().map(r -> r.path("id").asString()))
          .as(card.path("id").asString())
          .isSubsetOf(known)
          .doesNotContain(card.path("id").asString());
    }
    assertThat(set.software().stream().flatMap(s -> s.techniques().stream())).isSubsetOf(known);
    assertThat(set.techniques().stream().map(t -> t.parent()).filter(p -> !p.isEmpty()))
        .isSubsetOf(known);
  }

  @Test
  void valuesAreKeysOfTheVocabulary() {
    Vocabulary vocabulary = Tables.vocabulary();
    for (SourceRecord actor : of(CardType.ACTOR)) {
      for (Statement.Motivated m : actor.all(Statement.Motivated.class)) {
        assertThat(keys(vocabulary.motivations(m.by()))).as(actor.name()).containsExactly(m.by());
      }
      for (Statement.TargetedSector s : actor.all(Statement.TargetedSector.class)) {
        assertThat(keys(vocabulary.sectors(s.sector())))
            .as(actor.name())
            .containsExactly(s.sector());
      }
      Stream.concat(
              actor.all(Statement.Origin.class).stream().map(Statement.Origin::place),
              actor.all(Statement.TargetedPlace.class).stream().map(Statement.TargetedPlace::place))
          .forEach(place ->
              assertThat(keys(vocabulary.places(place)))
                  .as(actor.name())
                  .containsExactly(place)
                  .allMatch(Vocabulary::isCountry));
    }
  }

  @Test
  void namesDoNotRepeatThemselves() {
    for (SourceRecord actor : of(CardType.ACTOR)) {
      assertThat(
              actor.all(Statement.Named.class).stream()
                  .map(n -> dev.actordex.identity.NameKey.of(n.name())))
          .as(actor.name())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void theSetStaysSmall() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(CARDS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }

    assertThat(bytes).isLessThan(LARGEST);
  }

  @Test
  void readingAndWritingTheFilesChangesNoByte() {
    CardSetFolder folder = CardSetFolder.read(CARDS);

    assertThat(folder.edits(folder.facts())).isEmpty();
  }

  @Test
  void everyIdIsLiveInTheRealData() {
    Map<String, Lifecycle> attack =
        attack().stream()
            .collect(Collectors.toMap(r -> r.ref().id(), SourceRecord::lifecycle, (a, b) -> a));
    TreeSet<String> ids = new TreeSet<>();
    read.records.forEach(record -> ids.add(record.ref().id()));
    CardSetFolder.read(CARDS).actors().forEach(card -> ids.addAll(ids(card, "campaigns")));

    assertThat(ids).allSatisfy(id -> assertThat(attack).containsEntry(id, Lifecycle.LIVE));
  }

  @Test
  void refreshingTheSetFromTheReleasesItWasMadeFromChangesNothing() {
    List<SourceRecord> records = new ArrayList<>(attack());
    records.addAll(real(MispReader::open, "misp/threat-actor"));

    Distilled distilled =
        Distiller.distill(
            set,
            records,
            Tables.vocabulary(),
            Tables.rulings(),
            Tables.declined(),
            Optional.of(set.release()));

    assertThat(distilled.changes()).isEmpty();
    assertThat(CardSetFolder.read(CARDS).edits(distilled.set())).isEmpty();
  }

  @Test
  void noSentenceIsASources() throws IOException {
    needsTheRealData();
    SharedRuns runs = new SharedRuns();
    proseOf("index/cards", runs);
    compareWithTheSources(runs);

    runs.hits().forEach(hit -> System.out.println("COPIED " + hit));
    assertThat(runs.compared()).isGreaterThan(30_000);
    assertThat(runs.hits()).isEmpty();
  }

  /// What a person refused must not come back, and not be there already.
  @Test
  void declinedFactsAreNotOnTheirCards() {
    Declined declined = Tables.declined();

    assertThat(set.actors())
        .allSatisfy(card -> {
          assertThat(card.names())
              .as(card.id())
              .noneMatch(name -> declined.name(card.id(), name.name()));
          card.values()
              .forEach((field, facts) ->
                  assertThat(facts)
                      .as(card.id())
                      .noneMatch(fact -> declined.has(card.id(), field.key(), fact.value())));
        });
  }

  private static void proseOf(String folder, SharedRuns runs) throws IOException {
    for (JsonNode card : CardSetFolder.read(Path.of(folder)).actors()) {
      String id = card.path("id").asString();
      runs.ours(id + " description", card.path("description").asString(""));
      for (String field : List.of("operations", "counter_operations", "relations")) {
        int at = 0;
        for (JsonNode entry : card.path(field)) {
          runs.ours(id + " " + field + "/" + at++, entry.path("text").asString(""));
        }
      }
    }
    for (String file : List.of("techniques.json", "software.json")) {
      for (JsonNode card : MAPPER.readTree(CARDS.resolve(file).toFile()).path("cards")) {
        runs.ours(
            card.path("id").asString() + " description", card.path("description").asString(""));
      }
    }
  }

  private static void compareWithTheSources(SharedRuns runs) throws IOException {
    for (String folder : List.of("attack", "attack-stix-2.1", "misp", "etda")) {
      List<Path> files;
      try (Stream<Path> list = Files.list(DATA.resolve(folder))) {
        files = list.filter(file -> file.toString().endsWith(".json.gz")).sorted().toList();
      }
      assertThat(files).as(folder).isNotEmpty();
      for (Path file : files) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          JsonNode document = MAPPER.readTree(in);
          for (JsonNode object : document.path("objects")) {
            texts(folder + " " + name(object), object, runs);
          }
          for (JsonNode value : document.path("values")) {
            texts(folder + " " + name(value), value, runs);
          }
        }
      }
    }
  }

  /// All texts of an object, wherever they stand in it, that are long enough to hold a run.
  private static void texts(String where, JsonNode node, SharedRuns runs) {
    if (node.isString()) {
      if (node.asString().length() > SharedRuns.LENGTH * 2) {
        runs.theirs(where, node.asString());
      }
    } else {
      node.forEach(child -> texts(where, child, runs));
    }
  }

  private static String name(JsonNode object) {
    for (String key : List.of("name", "value", "actor", "tool", "id")) {
      if (object.path(key).isString()) {
        return object.path(key).asString();
      }
    }
    return "?";
  }

  private static List<SourceRecord> attack() {
    return real(
        AttackSource::new, "attack/enterprise-attack", "attack/ics-attack", "attack/mobile-attack");
  }

  private static List<SourceRecord> real(
      Function<List<RecognisedFile>, CardSource> reader, String... names) {
    needsTheRealData();
    SourceFile[] files =
        Stream.of(names)
            .map(name -> SourceFile.of(DATA.resolve(name + ".json.gz")))
            .toArray(SourceFile[]::new);
    return Collected.from(reader, files).records;
  }

  private static void needsTheRealData() {
    if (!"true".equals(System.getenv("CI"))) {
      Assumptions.assumeTrue(Files.isDirectory(DATA), DATA + " is not there");
    }
  }

  private static List<SourceRecord> of(CardType type) {
    return read.records.stream().filter(record -> record.type() == type).toList();
  }

  private static List<String> ids(JsonNode card, String field) {
    return card.path(field).path("ids").valueStream().map(JsonNode::asString).toList();
  }

  private static List<String> keys(@Nullable List<Vocabulary.Term> terms) {
    return terms == null ? List.of() : terms.stream().map(Vocabulary.Term::key).toList();
  }
}
