package dev.actordex.source.attack;

import dev.actordex.card.CardType;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Statement;
import dev.actordex.card.Statement.Created;
import dev.actordex.card.Statement.Described;
import dev.actordex.card.Statement.FirstSeen;
import dev.actordex.card.Statement.Kind;
import dev.actordex.card.Statement.LastSeen;
import dev.actordex.card.Statement.Modified;
import dev.actordex.card.Statement.Motivated;
import dev.actordex.card.Statement.Named;
import dev.actordex.card.Statement.Noted;
import dev.actordex.card.Statement.Platform;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.JsonFile;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what a group, software, technique or campaign says about itself.
final class ObjectReader {
  /// Fields of MITRE's that say nothing about the subject, or have a place among the statements.
  private static final Set<String> NOT_NOTED =
      Set.of(
          "x_mitre_deprecated",
          "x_mitre_domains",
          "x_mitre_attack_spec_version",
          "x_mitre_modified_by_ref",
          "x_mitre_aliases",
          "x_mitre_platforms",
          "x_mitre_is_subtechnique");

  private static final String MITRE = "identity--c78cb6e5-0c4b-4611-8297-d1b8b55e40b5";

  private static final List<String> NOTED_STIX =
      List.of(
          "threat_actor_types",
          "roles",
          "sophistication",
          "personal_motivations",
          "goals",
          "objective",
          "resource_level",
          "tool_version",
          "confidence",
          "architecture_execution_envs",
          "implementation_languages",
          "capabilities");

  private final StixBundle bundle;

  ObjectReader(StixBundle bundle) {
    this.bundle = bundle;
  }

  /// Empty when the object has no name and so can be no record; that is then a problem.
  Optional<StixObject> read(
      String type, String id, Instant modified, StixFields fields, JsonFile.Row row) {
    Optional<String> name = fields.label("name");
    if (name.isEmpty()) {
      fields.say("the object has no name to be found by", Consequence.REJECTED);
      return Optional.empty();
    }
    Optional<StixFields> page = AttackIds.reference(fields, type);
    @Nullable String attackId =
        page.flatMap(p -> p.label("external_id")).map(i -> i.toUpperCase(Locale.ROOT)).orElse(null);
    Set<String> names = new LinkedHashSet<>();
    names.add(name.get());
    names.addAll(fields.labels("aliases"));
    names.addAll(fields.labels("x_mitre_aliases"));
    List<Statement> statements = new ArrayList<>();
    names.forEach(n -> statements.add(new Named(n, null)));
    fields.text("description").ifPresent(text -> statements.add(new Described(text)));
    kinds(type, fields, statements);
    fields.labels("x_mitre_platforms").forEach(p -> statements.add(new Platform(p)));
    seen(fields, attackId != null, statements);
    day(fields, "created").ifPresent(day -> statements.add(new Created(day)));
    day(fields, "modified").ifPresent(day -> statements.add(new Modified(day)));
    fields.label("primary_motivation").ifPresent(m -> statements.add(new Motivated(m)));
    fields.labels("secondary_motivations").forEach(m -> statements.add(new Motivated(m)));
    notes(fields, names, statements);
    return Optional.of(
        new StixObject(
            bundle,
            id,
            cardType(type),
            attackId,
            attackId == null && !byMitre(fields),
            name.get(),
            modified,
            fields.flag("revoked"),
            fields.flag("x_mitre_deprecated"),
            page.flatMap(p -> p.address("url")).orElse(null),
            fields.labels("x_mitre_domains"),
            type.equals("attack-pattern") ? phases(fields) : List.of(),
            statements,
            BundleReader.references(fields, List.copyOf(names)),
            row.raw()));
  }

  /// MITRE's own objects that have no ATT&CK id are still MITRE's.
  static boolean byMitre(StixFields fields) {
    return fields.label("created_by_ref").filter(MITRE::equals).isPresent()
        || fields.json().propertyNames().stream().anyMatch(key -> key.startsWith("x_mitre_"));
  }

  private static CardType cardType(String type) {
    return switch (type) {
      case "intrusion-set", "threat-actor" -> CardType.ACTOR;
      case "attack-pattern" -> CardType.TECHNIQUE;
      case "campaign" -> CardType.CAMPAIGN;
      default -> CardType.SOFTWARE;
    };
  }

  private static void kinds(String type, StixFields fields, List<Statement> statements) {
    if (!type.equals("malware") && !type.equals("tool")) {
      return;
    }
    Set<String> kinds = new LinkedHashSet<>();
    kinds.add(type);
    kinds.addAll(fields.labels("malware_types"));
    kinds.addAll(fields.labels("tool_types"));
    kinds.addAll(fields.labels("labels"));
    kinds.forEach(kind -> statements.add(new Kind(kind)));
  }

  private static List<StixObject.Phase> phases(StixFields fields) {
    List<StixObject.Phase> phases = new ArrayList<>();
    for (StixFields phase : fields.objects("kill_chain_phases")) {
      Optional<String> chain = phase.label("kill_chain_name");
      Optional<String> name = phase.label("phase_name");
      if (chain.isPresent() && name.isPresent()) {
        phases.add(new StixObject.Phase(chain.get(), name.get()));
      } else {
        fields.say("a kill chain phase lacks its name", Consequence.PARTLY_READ);
      }
    }
    return phases;
  }

  private static void seen(StixFields fields, boolean byMitre, List<Statement> statements) {
    date(fields, "first_seen", byMitre).ifPresent(d -> statements.add(new FirstSeen(d)));
    date(fields, "last_seen", byMitre).ifPresent(d -> statements.add(new LastSeen(d)));
  }

  /// MITRE means months and writes the first midnight of the month in the time zone of whoever
  /// typed it, so that UTC may still be on the day before.
  private static Optional<String> date(StixFields fields, String key, boolean byMitre) {
    Optional<String> text = fields.label(key);
    if (text.isEmpty()) {
      return text;
    }
    if (byMitre) {
      Instant noon = fields.time(key);
      if (noon.isAfter(Instant.EPOCH)) {
        LocalDate day = noon.plus(Duration.ofHours(12)).atOffset(ZoneOffset.UTC).toLocalDate();
        return Optional.of(
            day.getDayOfMonth() == 1 ? YearMonth.from(day).toString() : day.toString());
      }
    }
    if (FuzzyDate.parse(text.get()).isEmpty()) {
      fields.say("its %s '%s' is no date".formatted(key, text.get()), Consequence.PARTLY_READ);
      return Optional.empty();
    }
    return Optional.of(day(text.get()).orElse(text.get()));
  }

  private static Optional<String> day(StixFields fields, String key) {
    return fields.label(key).flatMap(ObjectReader::day);
  }

  private static Optional<String> day(String text) {
    try {
      return text.length() < 10
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text.substring(0, 10)).toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void notes(StixFields fields, Set<String> names, List<Statement> statements) {
    for (StixFields reference : fields.objects("external_references")) {
      String source = reference.text("source_name").map(String::strip).orElse("");
      String text = reference.text("description").map(String::strip).orElse("");
      boolean explains = !text.replaceAll("\\(Citation:[^)]*\\)", "").isBlank();
      if (names.contains(source) && !reference.json().has("url") && explains) {
        statements.add(new Noted("alias", source + ": " + text));
      }
    }
    for (Map.Entry<String, JsonNode> field : fields.json().properties()) {
      String key = field.getKey();
      if ((key.startsWith("x_mitre_") && !NOT_NOTED.contains(key)) || NOTED_STIX.contains(key)) {
        note(key, field.getValue(), statements);
      }
    }
    if (!fields.json().path("type").asString("").matches("malware|tool")) {
      note("labels", fields.json().path("labels"), statements);
    }
  }

  /// Texts, numbers and truth values, each element of a list for itself; structures stay in the raw
  /// record.
  private static void note(String key, JsonNode value, List<Statement> statements) {
    if (value.isArray()) {
      value.forEach(element -> scalar(element).ifPresent(v -> statements.add(new Noted(key, v))));
    } else {
      scalar(value).ifPresent(v -> statements.add(new Noted(key, v)));
    }
  }

  private static Optional<String> scalar(JsonNode value) {
    return Optional.of(value)
        .filter(v -> v.isString() || v.isNumber() || v.isBoolean())
        .map((Function<JsonNode, String>) JsonNode::asString)
        .map(String::strip)
        .filter(v -> !v.isEmpty());
  }
}
