package dev.actordex;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.Card;
import dev.actordex.card.Claim;
import dev.actordex.card.Note;
import dev.actordex.card.Relation;
import dev.actordex.card.RelationType;
import dev.actordex.cli.CommandLineApp;
import dev.actordex.export.CardJson;
import dev.actordex.export.file.CardFormat;
import dev.actordex.export.file.Choice;
import dev.actordex.export.file.Exports;
import dev.actordex.export.file.ResultFormat;
import dev.actordex.export.stix.StixRules;
import dev.actordex.lucene.Shelf;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Edition;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bundles of producers nobody here has heard of: what they say is on the cards, and leaves as it
/// came.
class ForeignStixTest {
  private static final Path BUNDLES = Path.of("src/test/resources/dev/actordex/source/stix");
  private static final String OSPREY = "threat-actor--1a000000-0000-4000-8000-0000000000a1";
  private static final String SANDBAR = "intrusion-set--1a000000-0000-4000-8000-0000000000a2";
  private static final String OLD = "threat-actor--1b000000-0000-4000-8000-0000000000a1";

  @TempDir private Path folder;

  @Test
  void whatRelationshipsSayIsOnTheCardsAsClaims() {
    with(
        "osprey-2.1.json",
        edition -> {
          Card osprey = edition.cardOf(OSPREY).orElseThrow();
          assertThat(osprey.countries()).extracting(Claim::value).containsExactly("NO");
          assertThat(osprey.targets()).extracting(Claim::value).containsExactly("CL");
          assertThat(osprey.sectors()).extracting(Claim::value).contains("energy", "financial");
          assertThat(osprey.notes())
              .extracting(Note::field, Note::value)
              .contains(
                  org.assertj.core.groups.Tuple.tuple("attributed-to", "Ministry of Fish"),
                  org.assertj.core.groups.Tuple.tuple("targets", "CVE-2024-99999"));
          assertThat(osprey.software()).hasSize(2);
          assertThat(osprey.techniques()).hasSize(1);
          assertThat(osprey.campaigns()).hasSize(1);
          assertThat(osprey.relations())
              .anySatisfy(relation -> {
                assertThat(relation.type()).isEqualTo(RelationType.POSSIBLY_RELATED);
                assertThat(relation.evidence().getFirst().text()).isEqualTo("flies with");
              });
          Card campaign = edition.card(osprey.campaigns().getFirst().id()).orElseThrow();
          assertThat(campaign.countries()).extracting(Claim::value).containsExactly("NO");
        });
  }

  @Test
  void attributionAndSayingTheSameAreRelationsAndMergeNothing() {
    with(
        "osprey-2.1.json",
        edition -> {
          Card sandbar = edition.cardOf(SANDBAR).orElseThrow();
          Card osprey = edition.cardOf(OSPREY).orElseThrow();
          assertThat(sandbar.id()).isNotEqualTo(osprey.id());
          assertThat(sandbar.relations())
              .filteredOn(relation -> relation.to() != null)
              .filteredOn(relation -> relation.to().id().equals(osprey.id()))
              .extracting(Relation::type)
              .contains(RelationType.ATTRIBUTED_TO, RelationType.CLAIMS_TO_BE);
        });
  }

  @Test
  void theBundleOfACardCarriesMakersMarkingsAndWhatTheProducerTiedToIt() {
    with(
        "osprey-2.1.json",
        edition -> {
          byte[] bundle = stix(edition, OSPREY);
          assertThat(StixRules.faults(bundle)).isEmpty();
          String json = new String(bundle, StandardCharsets.UTF_8);
          JsonNode came = came("osprey-2.1.json");
          for (String id :
              List.of(
                  "identity--1a000000-0000-4000-8000-0000000000e1",
                  "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82",
                  "marking-definition--1a000000-0000-4000-8000-0000000000aa",
                  "extension-definition--1a000000-0000-4000-8000-0000000000ab",
                  "identity--1a000000-0000-4000-8000-0000000000e2",
                  "identity--1a000000-0000-4000-8000-0000000000e3",
                  "location--1a000000-0000-4000-8000-0000000000f3",
                  "vulnerability--1a000000-0000-4000-8000-0000000000f4",
                  "relationship--1a000000-0000-4000-8000-000000000106",
                  "relationship--1a000000-0000-4000-8000-000000000112",
                  "x-heron-tree--1a000000-0000-4000-8000-000000000001",
                  "x-heron-sketch--1a000000-0000-4000-8000-000000000002")) {
            assertThatJson(object(bundle, id)).as(id).isEqualTo(object(came, id));
          }
          assertThat(json).contains("\"relationship--1a000000-0000-4000-8000-000000000113\"");
        });
  }

  @Test
  void theObjectItselfKeepsEveryPropertyItsProducerGaveIt() {
    with(
        "osprey-2.1.json",
        edition -> {
          byte[] bundle = stix(edition, OSPREY);
          JsonNode now = object(bundle, OSPREY);
          JsonNode then = object(came("osprey-2.1.json"), OSPREY);
          for (String property :
              List.of(
                  "description",
                  "threat_actor_types",
                  "roles",
                  "sophistication",
                  "primary_motivation",
                  "first_seen",
                  "x_heron_nest",
                  "x_heron_tree_ref",
                  "granular_markings",
                  "created_by_ref",
                  "revoked")) {
            assertThatJson(now.path(property)).as(property).isEqualTo(then.path(property));
          }
          assertThat(now.path("goals").path(0).asString()).isEqualTo("fish");
          assertThat(now.path("object_marking_refs").toString())
              .contains("marking-definition--f88d31f6", "marking-definition--1a000000");
          assertThatJson(
                  now.path("extensions")
                      .path("extension-definition--1a000000-0000-4000-8000-0000000000ab"))
              .inPath("$.colour")
              .isEqualTo("brown");
          assertThat(
                  now.at("/extensions")
                      .propertyStream()
                      .map(Map.Entry::getValue)
                      .toList()
                      .toString())
              .as("a name that STIX does not allow is kept beside")
              .contains("\"Heron-Mood\":\"keen\"");
          JsonNode uses = object(bundle, "relationship--1a000000-0000-4000-8000-000000000101");
          assertThat(uses.path("x_heron_sure").asBoolean()).isTrue();
          assertThat(uses.path("start_time").asString()).isEqualTo("2023-01-01T00:00:00Z");
          assertThat(
                  object(bundle, "malware--1a000000-0000-4000-8000-0000000000c1")
                      .path("is_family")
                      .asBoolean(true))
              .isFalse();
        });
  }

  @Test
  void whatCameAsStix20LeavesAsValid21() {
    with(
        "osprey-2.0.json",
        edition -> {
          byte[] bundle = stix(edition, OLD);
          assertThat(StixRules.faults(bundle)).isEmpty();
          JsonNode old = object(bundle, OLD);
          assertThat(old.path("spec_version").asString()).isEqualTo("2.1");
          assertThatJson(old.path("threat_actor_types")).isEqualTo("[\"spy\"]");
          assertThat(old.path("x_heron_year").asInt()).isEqualTo(2018);
          JsonNode tlp = object(bundle, "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da");
          assertThat(tlp.path("spec_version").asString()).isEqualTo("2.1");
          assertThatJson(tlp.path("definition")).isEqualTo("{\"tlp\": \"green\"}");
          assertThat(
                  object(bundle, "identity--1b000000-0000-4000-8000-0000000000e1")
                      .path("name")
                      .asString())
              .isEqualTo("Old Heron");
          assertThatJson(
                  object(bundle, "malware--1b000000-0000-4000-8000-0000000000c1")
                      .path("malware_types"))
              .isEqualTo("[\"remote-access-trojan\"]");
        });
  }

  @Test
  void indicatorsLeaveWithTheMarkingsTheyCameWith() throws IOException {
    Path bundle = folder.resolve("red.json");
    Files.writeString(
        bundle,
        """
        {"type": "bundle", "id": "bundle--1c000000-0000-4000-8000-0000000000b0", "objects": [
          {"type": "malware", "spec_version": "2.1", "id": "malware--1c000000-0000-4000-8000-0000000000c1", "name": "RedTalon",
           "created": "2024-01-01T00:00:00Z", "modified": "2024-01-01T00:00:00Z", "is_family": true},
          {"type": "marking-definition", "spec_version": "2.1", "id": "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
           "created": "2017-01-20T00:00:00.000Z", "definition_type": "tlp", "name": "TLP:RED", "definition": {"tlp": "red"}},
          {"type": "marking-definition", "spec_version": "2.1", "id": "marking-definition--1c000000-0000-4000-8000-0000000000aa",
           "created": "2024-01-20T00:00:00.000Z", "created_by_ref": "identity--1c000000-0000-4000-8000-0000000000e1",
           "definition_type": "statement", "definition": {"statement": "Ours"}},
          {"type": "identity", "spec_version": "2.1", "id": "identity--1c000000-0000-4000-8000-0000000000e1", "name": "Red Heron",
           "created": "2024-01-01T00:00:00Z", "modified": "2024-01-01T00:00:00Z", "identity_class": "organization"},
          {"type": "indicator", "spec_version": "2.1", "id": "indicator--1c000000-0000-4000-8000-000000000001",
           "created": "2024-02-01T00:00:00Z", "modified": "2024-02-01T00:00:00Z", "pattern": "[domain-name:value = 'talon.example']",
           "pattern_type": "stix", "valid_from": "2024-02-01T00:00:00Z",
           "object_marking_refs": ["marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"],
           "granular_markings": [{"marking_ref": "marking-definition--1c000000-0000-4000-8000-0000000000aa", "selectors": ["pattern"]}]},
          {"type": "relationship", "spec_version": "2.1", "id": "relationship--1c000000-0000-4000-8000-000000000101",
           "created": "2024-02-01T00:00:00Z", "modified": "2024-02-01T00:00:00Z", "relationship_type": "indicates",
           "source_ref": "indicator--1c000000-0000-4000-8000-000000000001", "target_ref": "malware--1c000000-0000-4000-8000-0000000000c1"}]}
        """);
    imported("data", bundle);
    Path file = folder.resolve("indicators.stix.json");
    assertThat(
            said(
                "show",
                "malware--1c000000-0000-4000-8000-0000000000c1",
                "--format",
                "indicators-stix",
                "-o",
                file.toString()))
        .isZero();
    JsonNode written = JsonMapper.shared().readTree(file.toFile());
    JsonNode came = JsonMapper.shared().readTree(bundle.toFile());
    for (String id :
        List.of(
            "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
            "marking-definition--1c000000-0000-4000-8000-0000000000aa",
            "identity--1c000000-0000-4000-8000-0000000000e1")) {
      assertThatJson(object(written, id)).isEqualTo(object(came, id));
    }
    JsonNode indicator =
        written
            .path("objects")
            .valueStream()
            .filter(object -> object.path("type").asString().equals("indicator"))
            .findFirst()
            .orElseThrow();
    assertThat(indicator.path("object_marking_refs")).hasSize(2);
    assertThat(indicator.path("labels").toString()).contains("tlp:red");
  }

  @Test
  void anotherImportKeepsWhatCameAlong() {
    imported("data", BUNDLES.resolve("osprey-2.1.json"));
    imported("data", BUNDLES.resolve("osprey-2.0.json"));
    open(
        "data",
        edition -> {
          assertThat(StixRules.faults(stix(edition, OSPREY))).isEmpty();
          assertThat(edition.companion("marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"))
              .isPresent();
        });
  }

  @Test
  void everyCardComesBackFromItsBundleByteForByte() throws IOException {
    Path file = folder.resolve("all.stix.json");
    with(
        "osprey-2.1.json",
        edition -> {
          try (var out = Files.newOutputStream(file)) {
            new Exports(edition, "test")
                .answer(foreign())
                .write(ResultFormat.STIX, Choice.NONE, out);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    assertThat(StixRules.faults(Files.readAllBytes(file))).isEmpty();
    imported("again", file);
    open(
        "data",
        before ->
            open(
                "again",
                after -> {
                  List<String> ids = before.ids(foreign());
                  assertThat(ids).hasSize(6);
                  for (String id : ids) {
                    CardJson json = new CardJson();
                    assertThat(json.encode(after.card(id).orElseThrow()))
                        .isEqualTo(json.encode(before.card(id).orElseThrow()));
                  }
                }));
  }

  private static SearchRequest foreign() {
    return new SearchRequest(
        "",
        List.of(new Filter.OneOf(Facet.SOURCE, List.of("stix"), false)),
        dev.actordex.search.Sort.RELEVANCE,
        1,
        1,
        java.util.Set.of(),
        false);
  }

  private void with(String bundle, Consumer<Edition> asked) {
    imported("data", BUNDLES.resolve(bundle));
    open("data", asked);
  }

  private void open(String data, Consumer<Edition> asked) {
    try (CardSearch search = Shelf.open(folder.resolve(data));
        Edition edition = search.edition()) {
      asked.accept(edition);
    }
  }

  private static byte[] stix(Edition edition, String id) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new Exports(edition, "test")
          .write(edition.cardOf(id).orElseThrow(), CardFormat.STIX, Choice.NONE, out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static JsonNode came(String bundle) {
    return JsonMapper.shared().readTree(BUNDLES.resolve(bundle).toFile());
  }

  private static JsonNode object(byte[] bundle, String id) {
    return object(JsonMapper.shared().readTree(bundle), id);
  }

  private static JsonNode object(JsonNode bundle, String id) {
    return bundle
        .path("objects")
        .valueStream()
        .filter(object -> object.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not in the bundle"));
  }

  @Test
  void aTextOrIdWithoutEndStopsNoImport() throws IOException {
    String endless = "x".repeat(70_000);
    Path file = folder.resolve("endless.json");
    Files.writeString(
        file,
        """
        {"type": "bundle", "id": "bundle--1a000000-0000-4000-8000-000000000001", "objects": [
          {"type": "intrusion-set", "spec_version": "2.1",
           "id": "intrusion-set--1a000000-0000-4000-8000-000000000002", "name": "Quiet Plover",
           "created": "2020-01-01T00:00:00.000Z", "modified": "2020-01-01T00:00:00.000Z",
           "description": "It wrote %1$s", "aliases": ["%1$s"], "goals": ["%1$s"],
           "external_references": [{"source_name": "%1$s", "url": "https://example.org/%1$s"}]},
          {"type": "identity", "spec_version": "2.1", "id": "identity--%1$s", "name": "Nobody",
           "created": "2020-01-01T00:00:00.000Z", "modified": "2020-01-01T00:00:00.000Z"}]}
        """
            .formatted(endless));

    String data = folder.resolve("data").toString();
    assertThat(run("import", "--quiet", "--data", data, file.toString())).isEqualTo(5);

    open("data", edition -> assertThat(edition.ids(SearchRequest.of("quiet plover"))).isNotEmpty());
  }

  private void imported(String data, Path file) {
    assertThat(run("import", "--quiet", "--data", folder.resolve(data).toString(), file.toString()))
        .isZero();
  }

  private int said(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return run(all.toArray(String[]::new));
  }

  private static int run(String... args) {
    PrintStream console =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return CommandLineApp.run(
        console, console, new ByteArrayInputStream(new byte[0]), Map.of(), args);
  }
}
