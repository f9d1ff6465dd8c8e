package dev.actordex.cli;

import dev.actordex.card.Source;
import dev.actordex.fetch.Place;
import dev.actordex.source.FileKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Where the sources publish, and what each file must turn out to be.
final class OfficialPlaces {
  private static final String ATTACK =
      "https://raw.githubusercontent.com/mitre-attack/attack-stix-data/master/";
  private static final String ETDA = "https://apt.etda.or.th/cgi-bin/getcard.cgi";
  private static final String MISP =
      "https://raw.githubusercontent.com/MISP/misp-galaxy/main/clusters/";
  private static final String THREATFOX = "https://threatfox-api.abuse.ch/api/v1/";

  /// ThreatFox answers for seven days at most.
  private static final String RECENT = "{\"query\": \"get_iocs\", \"days\": 7}";

  private OfficialPlaces() {}

  /// A place, whose it is and what it must hold.
  record Expected(Source source, Set<FileKind> kinds, Place place) {}

  /// @param key of ThreatFox's, empty when there is none
  static List<Expected> of(Source source, String key) {
    return switch (source) {
      case ATTACK ->
          files(
              source,
              ATTACK,
              "enterprise-attack/enterprise-attack.json",
              "ics-attack/ics-attack.json",
              "mobile-attack/mobile-attack.json");
      case ETDA ->
          List.of(
              expected(source, "etda-groups.json", ETDA + "?g=all&o=j"),
              expected(source, "etda-tools.json", ETDA + "?t=all&o=j"));
      case MISP -> files(source, MISP, "threat-actor.json", "tool.json", "malpedia.json");
      case THREATFOX -> {
        if (key.isBlank()) {
          throw Refusal.usage(
              "ThreatFox answers only with a key of your own: set ACTORDEX_THREATFOX_KEY.");
        }
        yield List.of(asked(source, URI.create(THREATFOX), key));
      }
      case ACTORDEX, STIX, MISP_EVENT -> throw noPlace(source);
    };
  }

  /// Places of the user's choice: each a file, or with a slash at its end a folder that holds the
  /// source's files under their names.
  static List<Expected> from(Source source, List<String> addresses, String key) {
    List<Expected> places = new ArrayList<>();
    for (String address : addresses) {
      URI uri = uri(address);
      if (source == Source.THREATFOX) {
        places.add(
            key.isBlank()
                ? new Expected(source, kinds(source), file(source, uri, places.size(), false))
                : asked(source, uri, key));
      } else if (address.endsWith("/")) {
        for (Expected official : of(source, key)) {
          String name = official.place().name();
          places.add(new Expected(source, kinds(source), Place.file(name, uri.resolve(name))));
        }
      } else {
        places.add(new Expected(source, kinds(source), file(source, uri, places.size(), true)));
      }
    }
    return places;
  }

  private static List<Expected> files(Source source, String folder, String... paths) {
    List<Expected> places = new ArrayList<>();
    for (String path : paths) {
      places.add(expected(source, path.substring(path.lastIndexOf('/') + 1), folder + path));
    }
    return places;
  }

  private static Expected expected(Source source, String name, String address) {
    return new Expected(source, kinds(source), Place.file(name, URI.create(address)));
  }

  private static Expected asked(Source source, URI uri, String key) {
    Place.Question question = new Place.Question(RECENT, Map.of("Auth-Key", key.strip()));
    return new Expected(source, kinds(source), new Place("threatfox.json", uri, question, false));
  }

  /// Called as the address calls it where that is a name, else by its number.
  private static Place file(Source source, URI uri, int number, boolean whole) {
    String path = String.valueOf(uri.getPath());
    String last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9.-]", "-");
    String name = last.matches("[A-Za-z0-9].{0,60}") ? last : source.key() + "-" + number + ".json";
    return new Place(name, uri, null, whole);
  }

  private static URI uri(String address) {
    try {
      URI uri = new URI(address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && uri.getUserInfo() == null && scheme.matches("https?")) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, with what would be right.
    }
    throw Refusal.usage(
        "--from is SOURCE=URL with an address such as https://example.org/groups.json.");
  }

  private static Set<FileKind> kinds(Source source) {
    return switch (source) {
      case ATTACK -> Set.of(FileKind.STIX_BUNDLE);
      case ETDA -> Set.of(FileKind.ETDA_GROUPS, FileKind.ETDA_TOOLS);
      case MISP -> Set.of(FileKind.MISP_GALAXY);
      case THREATFOX -> Set.of(FileKind.THREATFOX);
      case ACTORDEX, STIX, MISP_EVENT -> throw noPlace(source);
    };
  }

  private static Refusal noPlace(Source source) {
    return Refusal.usage(
        source.key() + " has no place on the net; there are attack, etda, misp and threatfox.");
  }
}
