package dev.actordex.source.stix;

import dev.actordex.card.CardType;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Who points to whom in a bundle, and what actors, campaigns and software are called in it.
///
/// From an indicator the way goes along relationships to the first subject, over infrastructure,
/// observations and other indicators; from an observable against them as well (a malware
/// communicates with an address). Subjects that other bundles describe are known by their ids.
final class StixGraph {
  private static final int FARTHEST = 3;
  private static final Pattern TLP = Pattern.compile("(?i)red|amber(\\+strict)?|green|white|clear");

  /// How OASIS marks with TLP 2.0.
  private static final String TLP_2 = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

  private static final int MOST_POINTINGS = 50;

  /// Of an id in STIX: type, two dashes and a UUID; what is far longer is none.
  private static final int LONGEST_ID = 200;

  private final Map<String, Subject> subjects = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, String> tlps = new HashMap<>();
  private final Map<String, List<Edge>> from = new HashMap<>();
  private final Map<String, List<Edge>> to = new HashMap<>();

  private record Edge(String from, String relation, String to) {}

  /// Takes note of what an object is and of what it is tied to.
  void note(String type, String id, JsonNode object) {
    Optional<CardType> card = cardType(type);
    if (card.isPresent() && id.length() <= LONGEST_ID) {
      subjects.put(id, subject(card.get(), id, object));
    }
    String name = object.path("name").asString("").strip();
    if (!name.isEmpty()) {
      names.put(id, name);
    }
    switch (type) {
      case "relationship" -> {
        if (!object.path("revoked").asBoolean(false)) {
          edge(
              object.path("source_ref").asString(""),
              object.path("relationship_type").asString(""),
              object.path("target_ref").asString(""));
        }
      }
      case "observed-data", "report", "grouping", "note" ->
          // A report that names both says nothing of how they belong together.
          refs(type.equals("observed-data") ? object.path("object_refs") : null)
              .forEach(ref -> edge(id, "observed", ref));
      case "malware" ->
          refs(object.path("sample_refs")).forEach(ref -> edge(id, "has the sample", ref));
      case "marking-definition" -> {
        String tlp = object.path("definition").path("tlp").asString("");
        if (tlp.isEmpty()) {
          tlp = object.path("extensions").path(TLP_2).path("tlp_2_0").asString("");
        }
        if (TLP.matcher(tlp).matches()) {
          tlps.put(id, "tlp:" + tlp.toLowerCase(Locale.ROOT));
        }
      }
      case "ipv4-addr", "ipv6-addr", "domain-name" ->
          addresses.put(id, object.path("value").asString(""));
      default -> {}
    }
  }

  private static List<String> refs(@Nullable JsonNode list) {
    return list == null || !list.isArray()
        ? List.of()
        : list.valueStream().map(ref -> ref.asString("")).toList();
  }

  private void edge(String source, String relation, String target) {
    if (!source.isBlank() && !target.isBlank() && !relation.isBlank()) {
      Edge edge = new Edge(source, relation, target);
      from.computeIfAbsent(source, id -> new ArrayList<>()).add(edge);
      to.computeIfAbsent(target, id -> new ArrayList<>()).add(edge);
    }
  }

  /// The address or name behind an id.
  Optional<String> address(String id) {
    return Optional.ofNullable(addresses.get(id));
  }

  /// The traffic light of a marking, as MISP tags it: `tlp:amber`.
  Optional<String> tlp(String id) {
    return Optional.ofNullable(tlps.get(id));
  }

  /// Whether objects of this type go along with the indicators that refer to them.
  static boolean goesAlong(String type) {
    return type.equals("identity")
        || type.equals("marking-definition")
        || type.equals("extension-definition");
  }

  Optional<String> name(String id) {
    return Optional.ofNullable(names.get(id));
  }

  private static Optional<CardType> cardType(String type) {
    return switch (type) {
      case "malware", "tool" -> Optional.of(CardType.SOFTWARE);
      case "threat-actor", "intrusion-set" -> Optional.of(CardType.ACTOR);
      case "campaign" -> Optional.of(CardType.CAMPAIGN);
      case "attack-pattern" -> Optional.of(CardType.TECHNIQUE);
      default -> Optional.empty();
    };
  }

  private static Subject subject(CardType type, String id, JsonNode object) {
    Set<String> ids = new LinkedHashSet<>();
    ids.add(id);
    @Nullable String malpedia = null;
    for (JsonNode reference : object.path("external_references")) {
      String source = reference.path("source_name").asString("");
      String external = reference.path("external_id").asString("").strip();
      if (source.startsWith("mitre-") && !external.isEmpty()) {
        ids.add(external);
      } else if (source.equalsIgnoreCase("malpedia") && !external.isEmpty()) {
        malpedia = external;
      }
    }
    String name = object.path("name").asString("").strip();
    return new Subject(
        "stix:" + id,
        Set.of(type),
        name.isEmpty() ? null : name,
        refs(object.path("aliases")).stream().filter(alias -> !alias.isBlank()).toList(),
        List.copyOf(ids),
        malpedia);
  }

  /// What an object points to, the nearest first.
  List<Indicator.Pointing> pointings(String id, boolean observable) {
    Map<String, Indicator.Pointing> found = new LinkedHashMap<>();
    follow(id, List.of(), observable, new HashSet<>(Set.of(id)), found);
    return found.values().stream().limit(MOST_POINTINGS).toList();
  }

  private void follow(
      String id,
      List<String> via,
      boolean backwards,
      Set<String> seen,
      Map<String, Indicator.Pointing> found) {
    if (via.size() > FARTHEST || found.size() >= MOST_POINTINGS) {
      return;
    }
    for (Edge edge : from.getOrDefault(id, List.of())) {
      step(edge.to(), edge.relation(), via, seen, found);
    }
    if (backwards) {
      for (Edge edge : to.getOrDefault(id, List.of())) {
        boolean said = !edge.relation().equals("observed") && !edge.relation().equals("based-on");
        String relation = said ? "is what " + edge.relation().replace('-', ' ') + " from" : "";
        step(edge.from(), relation.isEmpty() ? "belongs to" : relation, via, seen, found);
      }
    }
  }

  private void step(
      String next,
      String relation,
      List<String> via,
      Set<String> seen,
      Map<String, Indicator.Pointing> found) {
    Optional<Subject> subject = subject(next);
    if (subject.isPresent()) {
      found.putIfAbsent(next, new Indicator.Pointing(subject.get(), relation, via));
    } else if (seen.add(next) && !next.startsWith("identity--")) {
      List<String> longer = new ArrayList<>(via);
      int dashes = next.indexOf("--");
      String kind = dashes < 0 ? next : next.substring(0, dashes);
      longer.add("through the " + kind + name(next).map(name -> " " + name).orElse(""));
      follow(next, longer, true, seen, found);
    }
  }

  private Optional<Subject> subject(String id) {
    Subject known = subjects.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    int dashes = id.indexOf("--");
    if (dashes < 0 || id.length() > LONGEST_ID) {
      return Optional.empty();
    }
    return cardType(id.substring(0, dashes))
        .map(type -> new Subject("stix:" + id, Set.of(type), null, List.of(), List.of(id), null));
  }
}
