package dev.actordex.source.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actordex.source.RecognisedFile;
import dev.actordex.source.SourceFile;
import dev.actordex.source.Sources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An invented bundle, written object by object. In the objects' JSON `'` stands for `"`.
final class Bundle {
  private final String name;
  private final List<String> objects = new ArrayList<>();

  Bundle(String name) {
    this.name = name;
  }

  /// An object of MITRE's with an ATT&CK id; `more` holds further fields.
  Bundle mitre(String id, String attackId, String name, String... more) {
    return with(
        id,
        "'name':'" + name + "','external_references':[" + page(attackId) + "]",
        String.join(",", more));
  }

  Bundle with(String id, String... fields) {
    String type = id.substring(0, id.indexOf("--"));
    return json("{'type':'" + type + "','id':'" + id + "'" + joined(fields) + "}");
  }

  Bundle relation(String from, String type, String to, String... more) {
    String[] fields = Arrays.copyOf(more, more.length + 1);
    fields[more.length] =
        "'relationship_type':'%s','source_ref':'%s','target_ref':'%s'".formatted(type, from, to);
    return with("relationship--" + name.replace(".json", "") + objects.size(), fields);
  }

  /// Any text in the place of an object.
  Bundle json(String json) {
    objects.add(json.replace('\'', '"'));
    return this;
  }

  static String page(String attackId) {
    return "{'source_name':'mitre-attack','external_id':'"
        + attackId
        + "','url':'https://attack.example/"
        + attackId
        + "'}";
  }

  static String reference(String source, String description, String url) {
    return "{'source_name':'%s','description':'%s'%s}"
        .formatted(source, description, url.isEmpty() ? "" : ",'url':'" + url + "'");
  }

  String text() {
    return "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":["
        + String.join(",\n", objects)
        + "]}";
  }

  int size() {
    return objects.size();
  }

  RecognisedFile file() {
    return Sources.recognise(SourceFile.of(name, text().getBytes(UTF_8)));
  }

  static Collected read(Bundle... bundles) {
    Collected collected = new Collected();
    new AttackSource(Arrays.stream(bundles).map(Bundle::file).toList()).read(collected);
    return collected;
  }

  private static String joined(String... fields) {
    StringBuilder joined = new StringBuilder();
    for (String field : fields) {
      joined.append(field.isEmpty() ? "" : "," + field);
    }
    return joined.toString();
  }
}
