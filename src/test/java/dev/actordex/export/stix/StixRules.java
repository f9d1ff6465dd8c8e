package dev.actordex.export.stix;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The rules of STIX 2.1 that OASIS's JSON schemas check, for the object types that are written
/// here: ids, times, required and allowed properties, forms of values, references.
public final class StixRules {
  private static final String OURS = StixIds.made("identity", "Actordex");
  private static final String UUID =
      "[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{2,249}--" + UUID);
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?Z");
  private static final Pattern PROPERTY = Pattern.compile("[a-z0-9_]{3,250}");
  private static final Set<String> COMMON =
      Set.of(
          "type",
          "id",
          "spec_version",
          "created",
          "modified",
          "created_by_ref",
          "revoked",
          "labels",
          "confidence",
          "lang",
          "external_references",
          "object_marking_refs",
          "granular_markings",
          "extensions");
  private static final Set<String> ACTOR =
      Set.of(
          "name",
          "description",
          "aliases",
          "first_seen",
          "last_seen",
          "goals",
          "resource_level",
          "primary_motivation",
          "secondary_motivations");
  private static final Map<String, Set<String>> OWN = new HashMap<>();

  static {
    OWN.put("intrusion-set", ACTOR);
    OWN.put("threat-actor", new HashSet<>(ACTOR));
    OWN.get("threat-actor")
        .addAll(Set.of("threat_actor_types", "roles", "sophistication", "personal_motivations"));
    OWN.put("vulnerability", Set.of("name", "description"));
    OWN.put("course-of-action", Set.of("name", "description", "action"));
    OWN.put(
        "infrastructure",
        Set.of(
            "name",
            "description",
            "infrastructure_types",
            "aliases",
            "kill_chain_phases",
            "first_seen",
            "last_seen"));
    OWN.put("note", Set.of("abstract", "content", "authors", "object_refs"));
    OWN.putAll(
        Map.of(
            "malware",
            Set.of(
                "name",
                "description",
                "malware_types",
                "is_family",
                "aliases",
                "kill_chain_phases",
                "first_seen",
                "last_seen",
                "operating_system_refs",
                "architecture_execution_envs",
                "implementation_languages",
                "capabilities",
                "sample_refs"),
            "tool",
            Set.of(
                "name",
                "description",
                "tool_types",
                "aliases",
                "kill_chain_phases",
                "tool_version"),
            "attack-pattern",
            Set.of("name", "description", "aliases", "kill_chain_phases"),
            "campaign",
            Set.of("name", "description", "aliases", "first_seen", "last_seen", "objective"),
            "location",
            Set.of(
                "name",
                "description",
                "latitude",
                "longitude",
                "precision",
                "region",
                "country",
                "administrative_area",
                "city",
                "street_address",
                "postal_code"),
            "identity",
            Set.of(
                "name", "description", "roles", "identity_class", "sectors", "contact_information"),
            "relationship",
            Set.of(
                "relationship_type",
                "description",
                "source_ref",
                "target_ref",
                "start_time",
                "stop_time"),
            "marking-definition",
            Set.of("name", "definition_type", "definition"),
            "extension-definition",
            Set.of(
                "name",
                "description",
                "schema",
                "version",
                "extension_types",
                "extension_properties")));
  }

  private static final Set<String> RELATIONSHIPS =
      Set.of(
          "intrusion-set uses attack-pattern",
          "intrusion-set uses malware",
          "intrusion-set uses tool",
          "intrusion-set originates-from location",
          "intrusion-set targets location",
          "intrusion-set targets identity",
          "campaign attributed-to intrusion-set",
          "campaign attributed-to threat-actor",
          "threat-actor uses attack-pattern",
          "threat-actor uses malware",
          "threat-actor uses tool",
          "threat-actor located-at location",
          "threat-actor targets location",
          "threat-actor targets identity",
          "campaign uses attack-pattern",
          "campaign uses malware",
          "campaign uses tool",
          "campaign targets location",
          "campaign targets identity",
          "campaign originates-from location",
          "malware uses attack-pattern",
          "malware targets location",
          "malware targets identity",
          "malware uses malware",
          "malware uses tool",
          "tool uses attack-pattern",
          "tool targets location",
          "tool targets identity");

  private final Set<String> ids = new HashSet<>();
  private final List<String> faults = new ArrayList<>();

  private StixRules() {}

  public static List<String> faults(byte[] bundle) {
    return faults(new ByteArrayInputStream(bundle));
  }

  /// What is wrong with a bundle, in words.
  public static List<String> faults(InputStream bundle) {
    JsonNode tree =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readTree(bundle);
    StixRules rules = new StixRules();
    if (!tree.path("type").asString("").equals("bundle")
        || !tree.path("id").asString("").matches("bundle--" + UUID)
        || tree.size() != 3) {
      rules.faults.add("no bundle");
    }
    for (JsonNode object : tree.path("objects")) {
      if (!rules.ids.add(object.path("id").asString(""))) {
        rules.faults.add("twice: " + object.path("id"));
      }
    }
    tree.path("objects").forEach(rules::object);
    return rules.faults;
  }

  private void object(JsonNode object) {
    String type = object.path("type").asString("");
    String id = object.path("id").asString("");
    Set<String> own = OWN.get(type);
    boolean custom = type.matches("x-[a-z0-9-]+");
    check(own != null || custom, id, "a known type");
    check(ID.matcher(id).matches() && id.startsWith(type + "--"), id, "an id");
    check(object.path("spec_version").asString("").equals("2.1"), id, "spec_version 2.1");
    require(object, "created");
    if (!type.equals("marking-definition")) {
      require(object, "modified");
      check(
          time(object, "created").compareTo(time(object, "modified")) <= 0,
          id,
          "its times in order");
    }
    if (own != null) {
      for (Map.Entry<String, JsonNode> property : object.properties()) {
        String name = property.getKey();
        check(PROPERTY.matcher(name).matches() || COMMON.contains(name), id, "the name " + name);
        check(
            COMMON.contains(name) || own.contains(name) || name.startsWith("x_"),
            id,
            "the property " + name);
      }
    }
    switch (type) {
      case "relationship" -> relationship(object);
      case "malware" -> check(object.path("is_family").isBoolean(), id, "is_family");
      case "location" ->
          check(
              object.has("region") || object.has("country") || object.has("latitude"),
              id,
              "a place");
      case "marking-definition" -> {
        require(object, "definition_type");
        check(
            object.path("definition").path("statement").isString()
                || object.path("definition").path("tlp").isString(),
            id,
            "a statement");
        check(!object.has("modified"), id, "no change, which markings never have, but");
      }
      case "extension-definition" -> {
        for (String name : List.of("name", "schema", "version", "created_by_ref")) {
          require(object, name);
        }
        check(object.path("extension_types").size() > 0, id, "extension_types");
      }
      case "note" -> require(object, "content");
      default -> {
        if (own != null) {
          require(object, "name");
        }
      }
    }
    for (String name : List.of("created", "modified", "first_seen", "last_seen")) {
      check(!object.has(name) || TIME.matcher(time(object, name)).matches(), id, name);
    }
    if (object.has("first_seen") && object.has("last_seen")) {
      check(
          time(object, "first_seen").compareTo(time(object, "last_seen")) <= 0,
          id,
          "sightings in order");
    }
    object
        .path("kill_chain_phases")
        .forEach(phase ->
            check(
                phase.path("kill_chain_name").isString() && phase.path("phase_name").isString(),
                id,
                "a kill chain phase"));
    object.path("external_references").forEach(reference -> reference(id, reference));
    object
        .path("extensions")
        .properties()
        .forEach(extension -> {
          check(
              extension.getKey().matches("extension-definition--" + UUID), id, "an extension's id");
          check(ids.contains(extension.getKey()), id, "the definition of its extension");
          check(extension.getValue().path("extension_type").isString(), id, "an extension_type");
        });
    values(id, "", object);
  }

  private void reference(String id, JsonNode reference) {
    check(reference.path("source_name").isString(), id, "source_name");
    check(
        reference.has("description") || reference.has("url") || reference.has("external_id"),
        id,
        "something in a reference");
    if (reference.has("url")) {
      check(reference.path("url").asString("").matches("https?://\\S+"), id, "a web address");
    }
  }

  private void relationship(JsonNode object) {
    String source = object.path("source_ref").asString("");
    String target = object.path("target_ref").asString("");
    String sentence =
        source.replaceFirst("--.*", "")
            + " "
            + object.path("relationship_type").asString("")
            + " "
            + target.replaceFirst("--.*", "");
    // Producers may have types of their own; ours has none.
    boolean ours = object.path("created_by_ref").asString("").equals(OURS);
    check(!ours || RELATIONSHIPS.contains(sentence), object.path("id").asString(""), sentence);
  }

  /// No nulls, no empty lists or objects, sound texts, references that lead somewhere, times that
  /// are times.
  private void values(String id, String key, JsonNode node) {
    if (node.isNull() || node.isContainer() && node.isEmpty()) {
      check(false, id, key + " that is something");
    } else if (node.isString()) {
      value(id, key, node.stringValue());
    } else if (node.isObject()) {
      node.properties().forEach(p -> values(id, p.getKey(), p.getValue()));
    } else if (node.isArray()) {
      node.forEach(each -> values(id, key, each));
    }
  }

  private void value(String id, String key, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i)) && !pair(text, i)) {
        check(false, id, key + " that is text");
      }
    }
    if (key.endsWith("_ref") || key.endsWith("_refs")) {
      check(ID.matcher(text).matches() && ids.contains(text), id, key + " in the bundle: " + text);
    }
  }

  private static boolean pair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }

  private void require(JsonNode object, String property) {
    check(
        object.path(property).isString() && !object.path(property).stringValue().isBlank(),
        object.path("id").asString(""),
        property);
  }

  private static String time(JsonNode object, String property) {
    return object.path(property).asString("");
  }

  private void check(boolean right, String id, String what) {
    if (!right && faults.size() < 50) {
      faults.add(id + " lacks " + what);
    }
  }
}
