package dev.actordex.export.stix;

import dev.actordex.export.JsonForm;
import dev.actordex.export.Plain;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A source's own object as STIX 2.1: what is valid stays as it came, what STIX 2.0 said otherwise
/// is said in the words of 2.1.
///
/// @param object what may stand in a bundle
/// @param odd what may not: properties whose names or values STIX does not allow, kept beside it
public record Foreign(ObjectNode object, ObjectNode odd) {
  static final Pattern PROPERTY = Pattern.compile("[a-z0-9_]{3,250}");
  static final Pattern ID =
      Pattern.compile(
          "[a-z][a-z0-9-]{2,249}--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final Pattern EXTENSION = Pattern.compile("extension-definition--[0-9a-f-]{36}");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Set<String> TIMES =
      words(
          "created modified first_seen last_seen start_time stop_time published valid_from valid_until");
  private static final Set<String> TEXTS =
      words(
          "name description primary_motivation sophistication resource_level objective tool_version"
              + " identity_class contact_information region country city administrative_area"
              + " street_address postal_code lang relationship_type definition_type content"
              + " abstract opinion explanation context");
  private static final Set<String> LISTS =
      words(
          "aliases labels goals roles malware_types tool_types threat_actor_types"
              + " secondary_motivations personal_motivations sectors infrastructure_types"
              + " report_types capabilities architecture_execution_envs implementation_languages"
              + " authors x_mitre_aliases");
  private static final Set<String> FLAGS = words("revoked is_family summary");
  private static final Set<String> NUMBERS =
      words("confidence latitude longitude precision count number_observed");

  /// What an object of the type cannot be without, besides what all need.
  private static final Map<String, List<String>> REQUIRED =
      Map.ofEntries(
          Map.entry("relationship", List.of("relationship_type", "source_ref", "target_ref")),
          Map.entry("sighting", List.of("sighting_of_ref")),
          Map.entry("note", List.of("content", "object_refs")),
          Map.entry("opinion", List.of("opinion", "object_refs")),
          Map.entry("language-content", List.of("object_ref", "contents")),
          Map.entry("identity", List.of("name")),
          Map.entry("infrastructure", List.of("name")),
          Map.entry("vulnerability", List.of("name")),
          Map.entry("course-of-action", List.of("name")),
          Map.entry("intrusion-set", List.of("name")),
          Map.entry("threat-actor", List.of("name")),
          Map.entry("campaign", List.of("name")),
          Map.entry("attack-pattern", List.of("name")),
          Map.entry("malware", List.of("name")),
          Map.entry("tool", List.of("name")),
          Map.entry(
              "extension-definition",
              List.of("name", "schema", "version", "extension_types", "created_by_ref")));

  /// Where 2.0 had plain labels.
  private static final Map<String, String> LABELLED =
      Map.of(
          "malware", "malware_types",
          "tool", "tool_types",
          "threat-actor", "threat_actor_types");

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  /// Empty when it is no object that STIX 2.1 could hold.
  public static Optional<Foreign> read(byte[] raw) {
    JsonNode tree = Extension.pruned(JsonForm.mapper().readTree(raw));
    String id = tree.path("id").asString("");
    String type = tree.path("type").asString("");
    if (!(tree instanceof ObjectNode came)
        || !ID.matcher(id).matches()
        || !id.startsWith(type + "--")) {
      return Optional.empty();
    }
    boolean older = !tree.has("spec_version");
    ObjectNode object = JSON.objectNode();
    object.put("type", type);
    object.put("id", id);
    object.put("spec_version", "2.1");
    ObjectNode odd = JSON.objectNode();
    came.properties()
        .forEach(property -> {
          String key = property.getKey();
          JsonNode said = property.getValue();
          if (object.has(key) || said.isString() && said.stringValue().isEmpty()) {
            return;
          }
          Optional<JsonNode> value =
              PROPERTY.matcher(key).matches() ? valid(key, said) : Optional.empty();
          value.ifPresent(v -> object.set(key, v));
          if (!value.equals(Optional.of(said)) && !key.equals("external_references")) {
            odd.set(key, said);
          }
        });
    String labelled = LABELLED.get(type);
    if (older && labelled != null && object.has("labels") && !object.has(labelled)) {
      ArrayNode types = JSON.arrayNode();
      // ATT&CK labels malware as malware, which says nothing of its type.
      object
          .path("labels")
          .forEach(label -> {
            if (!label.asString().equals(type)) {
              types.add(label);
            }
          });
      if (!types.isEmpty()) {
        object.set(labelled, types);
      }
    }
    if (type.equals("malware") && !object.has("is_family")) {
      object.put("is_family", true);
    }
    if (type.equals("marking-definition")) {
      object.remove(List.of("modified", "revoked"));
    }
    markings(object, odd);
    return Optional.of(new Foreign(object, odd));
  }

  /// Whether it has what an object of its type cannot be without: a card's own object gets that
  /// from the card, any other is not written without.
  public boolean whole() {
    String type = object.path("type").asString();
    if (!object.has("created")) {
      return false;
    }
    if (type.equals("marking-definition")) {
      return object.has("extensions")
          || object.has("definition_type") && object.path("definition").isObject();
    }
    if (!object.has("modified") || time("modified").isBefore(time("created"))) {
      return false;
    }
    if (type.equals("location")) {
      return object.has("country")
          || object.has("region")
          || object.has("latitude") && object.has("longitude");
    }
    return REQUIRED.getOrDefault(type, List.of()).stream().allMatch(object::has);
  }

  /// The ids that it refers to, at any depth.
  public Set<String> refs() {
    return Companionship.refs(object);
  }

  private Instant time(String key) {
    return Instant.parse(object.path(key).asString());
  }

  /// With what may not stand in a bundle under our extension.
  public ObjectNode complete() {
    if (!odd.isEmpty()) {
      ObjectNode extensions = extensions(object);
      if (!extensions.has(Extension.ID)) {
        extensions.set(Extension.ID, Extension.odd(odd));
      }
    }
    return object;
  }

  /// An object's extensions, made where it has none.
  static ObjectNode extensions(ObjectNode object) {
    return object.path("extensions") instanceof ObjectNode there
        ? there
        : object.putObject("extensions");
  }

  private static Optional<JsonNode> valid(String key, JsonNode value) {
    if (TIMES.contains(key)) {
      return StixTime.exact(value.asString("")).map(JSON::stringNode);
    }
    if (TEXTS.contains(key)) {
      return when(value.isString() && !value.asString().isEmpty(), value);
    }
    if (LISTS.contains(key)) {
      return when(value.isArray() && value.valueStream().allMatch(JsonNode::isString), value);
    }
    if (FLAGS.contains(key)) {
      return when(value.isBoolean(), value);
    }
    if (NUMBERS.contains(key)) {
      boolean fits =
          !key.equals("confidence")
              || value.isIntegralNumber() && value.asLong() >= 0 && value.asLong() <= 100;
      return when(value.isNumber() && fits, value);
    }
    if (key.endsWith("_ref")) {
      return when(ID.matcher(value.asString("")).matches(), value);
    }
    if (key.endsWith("_refs")) {
      ArrayNode sound = JSON.arrayNode();
      value.valueStream().filter(ref -> ID.matcher(ref.asString("")).matches()).forEach(sound::add);
      return when(value.isArray() && !sound.isEmpty(), sound);
    }
    return switch (key) {
      case "kill_chain_phases" ->
          when(
              each(
                  value,
                  phase ->
                      phase.path("kill_chain_name").isString()
                          && phase.path("phase_name").isString()),
              value);
      case "external_references" -> references(value);
      case "granular_markings" ->
          when(
              each(
                  value,
                  marking ->
                      (marking.has("lang")
                              || ID.matcher(marking.path("marking_ref").asString("")).matches())
                          && marking.path("selectors").isArray()),
              value);
      case "extensions" -> extensions(value);
      default -> Optional.of(value);
    };
  }

  private static boolean each(JsonNode list, java.util.function.Predicate<JsonNode> right) {
    return list.isArray()
        && list.valueStream().allMatch(each -> each.isObject() && right.test(each));
  }

  private static Optional<JsonNode> when(boolean right, JsonNode value) {
    return right ? Optional.of(value) : Optional.empty();
  }

  /// Those that name a source and say something; an address that no browser may follow goes.
  private static Optional<JsonNode> references(JsonNode value) {
    ArrayNode references = JSON.arrayNode();
    for (JsonNode each : value) {
      if (each instanceof ObjectNode reference && reference.path("source_name").isString()) {
        if (reference.has("url") && Plain.link(reference.path("url").asString(null)).isEmpty()) {
          reference.remove("url");
        }
        if (reference.has("url") || reference.has("external_id") || reference.has("description")) {
          references.add(reference);
        }
      }
    }
    return when(!references.isEmpty(), references);
  }

  private static Optional<JsonNode> extensions(JsonNode value) {
    ObjectNode extensions = JSON.objectNode();
    value
        .properties()
        .forEach(extension -> {
          if (EXTENSION.matcher(extension.getKey()).matches()
              && extension.getValue().isObject()
              && !extension.getKey().equals(Extension.ID)) {
            extensions.set(extension.getKey(), extension.getValue());
          }
        });
    return when(!extensions.isEmpty(), extensions);
  }

  /// A marking of a property that is not there marks nothing.
  private static void markings(ObjectNode object, ObjectNode odd) {
    JsonNode markings = object.path("granular_markings");
    boolean lost =
        markings
            .valueStream()
            .flatMap(marking -> marking.path("selectors").valueStream())
            .anyMatch(selector -> !object.has(selector.asString("").replaceFirst("\\..*", "")));
    if (lost) {
      odd.set("granular_markings", markings);
      object.remove("granular_markings");
    }
  }
}
