package dev.actordex.source.attack;

import dev.actordex.card.Companion;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What bundles send along with the objects that become records: always who made them and how they
/// may be shared; of other producers also what ties their objects together, and objects of kinds
/// that nobody here knows.
///
/// MITRE's relationships, mitigations and detections are said on the cards. Indicators and what
/// ties them have an index of their own, and reports are about everything at once.
final class Companions {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}--[0-9A-Za-z-]{1,64}");
  private static final int MOST_ABOUT = 100;

  private static final Set<String> FRAME =
      Set.of("identity", "marking-definition", "extension-definition");

  private static final Set<String> ELSEWHERE =
      Set.of(
          "intrusion-set",
          "threat-actor",
          "malware",
          "tool",
          "attack-pattern",
          "campaign",
          "indicator",
          "observed-data",
          "report",
          "grouping",
          "malware-analysis",
          "x-mitre-collection",
          "x-mitre-matrix");

  /// STIX's observables, which indicators are made of.
  private static final Set<String> OBSERVABLES =
      Set.of(
          "artifact",
          "autonomous-system",
          "directory",
          "domain-name",
          "email-addr",
          "email-message",
          "file",
          "ipv4-addr",
          "ipv6-addr",
          "mac-addr",
          "mutex",
          "network-traffic",
          "process",
          "software",
          "url",
          "user-account",
          "windows-registry-key",
          "x509-certificate");

  private record Version(Instant modified, Companion companion) {
    static final Comparator<Version> NEWER =
        Comparator.comparing(Version::modified).thenComparing(v -> v.companion().raw());
  }

  private final Map<String, Version> newest = new HashMap<>();

  /// Takes an object that goes along; passes over any other.
  ///
  /// @param byMitre whether MITRE made it
  void see(String type, String id, Instant modified, boolean byMitre, JsonNode json, Raw raw) {
    if (!Companion.canBeFound(id)) {
      return;
    }
    if (FRAME.contains(type)) {
      put(modified, new Companion(id, List.of(), raw.text()));
    } else if (!byMitre && !ELSEWHERE.contains(type) && !OBSERVABLES.contains(type)) {
      about(type, json).ifPresent(about -> put(modified, new Companion(id, about, raw.text())));
    }
  }

  /// The text of an object, copied only when it is wanted.
  interface Raw {
    String text();
  }

  private void put(Instant modified, Companion companion) {
    newest.merge(
        companion.id(),
        new Version(modified, companion),
        (one, two) -> Version.NEWER.compare(one, two) >= 0 ? one : two);
  }

  /// Empty when one end is an indicator or what it is made of.
  private static Optional<List<String>> about(String type, JsonNode json) {
    Set<String> about = new LinkedHashSet<>();
    json.properties()
        .forEach(property -> {
          String key = property.getKey();
          if (key.equals("created_by_ref") || key.equals("object_marking_refs")) {
            return;
          }
          if (key.endsWith("_ref")) {
            about.add(property.getValue().asString(""));
          } else if (key.endsWith("_refs")) {
            property.getValue().forEach(ref -> about.add(ref.asString("")));
          }
        });
    boolean tie = type.equals("relationship") || type.equals("sighting");
    if (tie && about.stream().anyMatch(Companions::observed)) {
      return Optional.empty();
    }
    return Optional.of(
        about.stream().filter(id -> ID.matcher(id).matches()).limit(MOST_ABOUT).toList());
  }

  private static boolean observed(String id) {
    int dashes = id.indexOf("--");
    String type = dashes < 0 ? "" : id.substring(0, dashes);
    return type.equals("indicator") || type.equals("observed-data") || OBSERVABLES.contains(type);
  }

  /// Adds those of another bundle; of versions of one object the newest stays.
  void add(Companions others) {
    others.newest.values().forEach(version -> put(version.modified(), version.companion()));
  }

  /// In the order of their ids.
  List<Companion> list() {
    return newest.values().stream()
        .map(Version::companion)
        .sorted(Comparator.comparing(Companion::id))
        .toList();
  }
}
