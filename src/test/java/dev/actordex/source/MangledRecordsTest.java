package dev.actordex.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.actordex.ingest.CardSource;
import dev.actordex.source.cards.CardsReader;
import dev.actordex.source.etda.EtdaReader;
import dev.actordex.source.lenient.Collected;
import dev.actordex.source.misp.MispReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever stands where in a record, a reader does not break, and the sound record beside it is
/// read.
class MangledRecordsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SOUND = "99999999-9999-4999-8999-999999999999";

  /// A reader, a file with one rich record, and where in it the records stand.
  record Form(
      String name, Function<List<RecognisedFile>, CardSource> reader, String array, String file) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Form> forms() {
    return Stream.of(
        new Form(
            "ETDA group",
            EtdaReader::open,
            "values",
            """
            {"source": "Threat Group Cards", "category": "actor", "values": [
              {"actor": "Tin, Zinc", "names": [{"name": "Tin", "name-giver": "Lab"}], "country": ["NO"],
               "description": "A subgroup of {{Zinc}}.", "sponsor": "x", "motivation": ["m"], "first-seen": "2014",
               "observed-sectors": ["s"], "observed-countries": ["c"], "tools": ["t"],
               "operations": [{"date": "2014", "activity": "Operation “X”\\nhttps://example.org"}],
               "counter-operations": [{"date": "2014", "activity": "y"}], "information": ["https://example.org"],
               "mitre-attack": ["https://attack.mitre.org/groups/G0001/"], "playbook": ["https://example.org"],
               "alienvault-otx": ["https://example.org"], "last-card-change": "2024-01-01",
               "uuid": "11111111-1111-4111-8111-111111111111"},
              {"actor": "Sound", "names": [{"name": "Sound"}], "uuid": "99999999-9999-4999-8999-999999999999"}]}
            """),
        new Form(
            "ETDA tool",
            EtdaReader::open,
            "values",
            """
            {"source": "Threat Group Cards", "category": "tool", "values": [
              {"tool": "Tin", "names": [{"name": "Tin"}], "description": "d", "category": "c", "type": ["t"],
               "information": ["https://example.org"], "mitre-attack": ["https://attack.mitre.org/software/S0001/"],
               "malpedia": ["https://malpedia.caad.fkie.fraunhofer.de/details/win.tin"], "last-card-change": "2024-01-01",
               "uuid": "11111111-1111-4111-8111-111111111111"},
              {"tool": "Sound", "names": [{"name": "Sound"}], "uuid": "99999999-9999-4999-8999-999999999999"}]}
            """),
        new Form(
            "MISP value",
            MispReader::open,
            "values",
            """
            {"name": "n", "type": "threat-actor", "uuid": "5", "version": 1, "values": [
              {"value": "Tin", "description": "d", "uuid": "11111111-1111-4111-8111-111111111111",
               "meta": {"synonyms": ["a"], "name-attribution": ["a:22222222-2222-4222-8222-222222222222"],
                 "origin:b": "c", "country": "NO", "since": "2017", "refs": ["https://example.org"], "other": 1},
               "related": [{"dest-uuid": "22222222-2222-4222-8222-222222222222", "type": "similar", "tags": ["t"]}]},
              {"value": "Sound", "uuid": "99999999-9999-4999-8999-999999999999"}]}
            """),
        new Form(
            "own card",
            CardsReader::open,
            "cards",
            """
            {"actordex_cards": 1, "type": "actor", "release": "r", "references": [{"key": "k", "title": "t"}],
             "tactics": [{"shortname": "s", "name": "n", "domain": "d", "order": 1}], "cards": [
              {"id": "G9901", "name": "Tin", "names": [{"name": "a", "given_by": "b", "ref": "k"}],
               "description": "d (Citation: k)", "countries": [{"value": "NO", "ref": "k"}], "sponsors": ["s"],
               "first_seen": {"value": "2014", "ref": "k"}, "techniques": {"ref": "k", "ids": ["T1189"]}, "software": ["S0001"],
               "operations": [{"date": "2014", "name": "n", "text": "t", "ref": "k"}], "tactics": ["s"], "domain": "d", "parent": "T1189",
               "relations": [{"type": "similar_to", "id": "G0001", "text": "t", "ref": "k"}], "same_as": ["G0001"],
               "references": [{"key": "l", "title": "t", "url": "https://example.org"}], "updated": "2026-01-01"},
              {"id": "99999999-9999-4999-8999-999999999999", "name": "Sound"}]}
            """));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void anyValueInAnyPlaceIsSurvived(Form form) {
    ObjectNode file = (ObjectNode) JSON.readTree(form.file());
    int tried = 0;
    for (JsonNode other : others()) {
      for (String place : places(file.path(form.array()).get(0), "")) {
        ObjectNode mangled = file.deepCopy();
        put((ArrayNode) mangled.path(form.array()), place, other);
        String json = mangled.toString();
        assertThatCode(
                () -> {
                  Collected found = Collected.from(form.reader(), "f.json", json);
                  assertThat(found.records).anyMatch(r -> r.ref().id().equals(SOUND));
                  assertThat(found.summaries).hasSize(1);
                })
            .as("%s at %s", other, place)
            .doesNotThrowAnyException();
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theSoundFormIsReadWithoutAProblem(Form form) {
    assertThat(Collected.from(form.reader(), "f.json", form.file()).said()).isEmpty();
  }

  /// Texts that make a careless pattern run for hours.
  @Test
  void aHostileTextCostsNoTime() {
    int length = 200_000;
    List<String> texts =
        List.of(
            "{{".repeat(length / 2),
            "{{a}} subgroup of ".repeat(length / 20),
            "subgroup of " + "a ".repeat(length / 2) + "{{x}}",
            "https://" + "/a".repeat(length / 2),
            "]".repeat(length) + "a",
            "(Citation: ".repeat(length / 11),
            "Operation “" + "a".repeat(length),
            "attack.mitre.org/".repeat(length / 17),
            ". A".repeat(length / 3),
            "a".repeat(length / 2) + "\n1. {{a}}".repeat(length / 18),
            "<".repeat(length),
            " ".repeat(length) + "x");
    for (String text : texts) {
      ObjectNode group = JSON.createObjectNode();
      group.put("actor", text).put("description", text).put("uuid", SOUND).put("first-seen", text);
      for (String field : List.of("information", "mitre-attack", "tools")) {
        group.putArray(field).add(text);
      }
      group.putArray("operations").addObject().put("date", text).put("activity", text);
      ObjectNode file = JSON.createObjectNode();
      file.putArray("values").add(group);
      ObjectNode card = JSON.createObjectNode();
      card.put("actordex_card", 1).put("type", "actor").put("id", SOUND).put("name", "x");
      card.put("description", text).put("first_seen", text);
      for (Map.Entry<Function<List<RecognisedFile>, CardSource>, ObjectNode> input :
          List.of(
              Map.<Function<List<RecognisedFile>, CardSource>, ObjectNode>entry(
                  EtdaReader::open, file),
              Map.<Function<List<RecognisedFile>, CardSource>, ObjectNode>entry(
                  CardsReader::open, card))) {
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () -> Collected.from(input.getKey(), "f.json", input.getValue().toString()),
            () -> text.substring(0, 20));
      }
    }
  }

  private static List<JsonNode> others() {
    List<JsonNode> others = new ArrayList<>();
    for (String json :
        List.of(
            "null",
            "7",
            "true",
            "\"\"",
            "\" \"",
            "\", \"",
            "\", x\"",
            "\"x\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[{}]",
            "{\"a\": 1}",
            "[\"\", \"x\"]",
            "\"\\u0000\\ud800\"",
            "\"{{}} “” (Citation: )\"")) {
      others.add(JSON.readTree(json));
    }
    return others;
  }

  /// JSON pointers to every value inside a record.
  private static List<String> places(JsonNode node, String at) {
    List<String> places = new ArrayList<>();
    if (node.isObject()) {
      node.properties()
          .forEach(entry -> {
            String place = at + "/" + entry.getKey();
            places.add(place);
            places.addAll(places(entry.getValue(), place));
          });
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        places.add(at + "/" + i);
        places.addAll(places(node.get(i), at + "/" + i));
      }
    }
    return places;
  }

  private static void put(ArrayNode rows, String place, JsonNode value) {
    int slash = place.lastIndexOf('/');
    JsonNode parent = rows.get(0).at(place.substring(0, slash));
    String last = place.substring(slash + 1);
    if (parent instanceof ObjectNode object) {
      object.set(last, value);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(last), value);
    }
  }
}
