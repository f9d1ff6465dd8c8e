package dev.actordex.source.mispevent;

import dev.actordex.card.CardType;
import dev.actordex.indicator.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What an event or an attribute is about: the clusters and tags of MISP's galaxy on it.
final class Galaxies {
  private static final Pattern TAG = Pattern.compile("misp-galaxy:([a-z0-9-]{1,80})=\"(.+)\"");
  private static final Pattern NUMBERED =
      Pattern.compile("(.+?) - ([GSC]\\d{4}|T\\d{4}(?:\\.\\d{3})?)");

  private Galaxies() {}

  /// Of an object's `Galaxy` and `Tag`: each subject once; where both speak of one, the cluster,
  /// which knows more.
  static List<Subject> subjects(JsonNode object) {
    Map<String, Subject> subjects = new LinkedHashMap<>();
    for (JsonNode galaxy : object.path("Galaxy")) {
      for (JsonNode cluster : galaxy.path("GalaxyCluster")) {
        String type = cluster.path("type").asString(galaxy.path("type").asString(""));
        List<String> ids = new ArrayList<>();
        String uuid = cluster.path("uuid").asString("").strip();
        if (!uuid.isEmpty()) {
          ids.add(uuid);
        }
        subject(type, cluster.path("value").asString(""), ids, synonyms(cluster))
            .ifPresent(subject -> subjects.put(subject.key(), subject));
      }
    }
    for (JsonNode tag : object.path("Tag")) {
      Matcher name = TAG.matcher(tag.path("name").asString("").strip());
      if (name.matches()) {
        subject(name.group(1), name.group(2), List.of(), List.of())
            .ifPresent(subject -> subjects.putIfAbsent(subject.key(), subject));
      }
    }
    return List.copyOf(subjects.values());
  }

  /// Tags that are not of the galaxy, as they are.
  static List<String> tags(JsonNode object) {
    return object
        .path("Tag")
        .valueStream()
        .map(tag -> tag.path("name").asString("").strip())
        .filter(name -> !name.isEmpty() && !name.startsWith("misp-galaxy:"))
        .toList();
  }

  private static List<String> synonyms(JsonNode cluster) {
    return cluster
        .path("meta")
        .path("synonyms")
        .valueStream()
        .map(name -> name.asString("").strip())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static Optional<Subject> subject(
      String galaxy, String value, List<String> ids, List<String> synonyms) {
    Optional<CardType> type = type(galaxy);
    String written = value.strip();
    if (type.isEmpty() || written.isEmpty() || written.length() > 300) {
      return Optional.empty();
    }
    Set<String> all = new LinkedHashSet<>();
    String name = written;
    Matcher numbered = NUMBERED.matcher(written);
    if (numbered.matches()) {
      name = numbered.group(1);
      all.add(numbered.group(2));
    }
    all.addAll(ids);
    return Optional.of(
        new Subject(
            "misp:" + galaxy + "=" + written.toLowerCase(Locale.ROOT),
            Set.of(type.get()),
            name,
            synonyms,
            List.copyOf(all),
            null));
  }

  private static Optional<CardType> type(String galaxy) {
    return switch (galaxy) {
      case "threat-actor",
          "microsoft-activity-group",
          "360net-threat-actor",
          "mitre-intrusion-set",
          "mitre-enterprise-attack-intrusion-set",
          "mitre-mobile-attack-intrusion-set",
          "mitre-ics-groups" ->
          Optional.of(CardType.ACTOR);
      case "tool",
          "malpedia",
          "rat",
          "ransomware",
          "backdoor",
          "banker",
          "botnet",
          "stealer",
          "exploit-kit",
          "cryptominers",
          "android",
          "mitre-malware",
          "mitre-tool",
          "mitre-enterprise-attack-malware",
          "mitre-enterprise-attack-tool",
          "mitre-mobile-attack-malware",
          "mitre-mobile-attack-tool",
          "mitre-ics-software" ->
          Optional.of(CardType.SOFTWARE);
      case "mitre-campaign", "mitre-enterprise-attack-campaign" -> Optional.of(CardType.CAMPAIGN);
      default -> Optional.empty();
    };
  }
}
