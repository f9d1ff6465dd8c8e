package dev.actordex.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which raw values are one country, sector, motivation or name-giver.
///
/// Filled from the editorial tables in `index/`; immutable. Raw values are compared without case,
/// outer brackets and surplus white space.
public final class Vocabulary {
  /// The key of "nobody says": ETDA's `[Unknown]`.
  public static final String UNATTRIBUTED = "unattributed";

  private static final Pattern ENUMERATION = Pattern.compile("\\s*,\\s*(?:and\\s+)?|\\s+and\\s+");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern LEADING_ARTICLE = Pattern.compile("^the ");

  private final Map<String, Term> places;
  private final Table sectors;
  private final Table motivations;
  private final Map<String, String> givers;

  private Vocabulary(Builder builder) {
    places = Map.copyOf(builder.places);
    sectors = new Table(builder.sectors);
    motivations = new Table(builder.motivations);
    givers = Map.copyOf(builder.givers);
  }

  /// One value of a closed list. A place's key is its ISO 3166-1 alpha-2 code when it is a country;
  /// regions have kebab-case keys.
  public record Term(String key, String label) {}

  /// The countries and regions a raw value names. A value that is none as a whole is taken as an
  /// enumeration («Iran, Iraq and the Levant») when each of its parts is one; else the list is
  /// empty.
  public List<Term> places(String raw) {
    Term whole = places.get(folded(raw));
    if (whole != null) {
      return List.of(whole);
    }
    List<Term> parts = new ArrayList<>();
    for (String part : ENUMERATION.split(folded(raw))) {
      Term place = places.get(LEADING_ARTICLE.matcher(part.strip()).replaceFirst(""));
      if (place == null) {
        return List.of();
      }
      parts.add(place);
    }
    return List.copyOf(new LinkedHashSet<>(parts));
  }

  /// The sectors a raw value names; empty when it names none, null when it is not known.
  public @Nullable List<Term> sectors(String raw) {
    return sectors.of(raw);
  }

  /// The motivations a raw value names; empty when it names none, null when it is not known.
  public @Nullable List<Term> motivations(String raw) {
    return motivations.of(raw);
  }

  /// The canonical name-giver for a spelling or a MISP producer uuid; the spelling itself when none
  /// is known.
  public String giver(String raw) {
    return givers.getOrDefault(folded(raw), raw.strip());
  }

  /// Whether the name-giver is one of the table's, by spelling or uuid.
  public boolean knowsGiver(String raw) {
    return givers.containsKey(folded(raw));
  }

  public static boolean isCountry(String key) {
    return key.length() == 2 && Character.isUpperCase(key.charAt(0));
  }

  private static String folded(String raw) {
    String text = SPACES.matcher(raw.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    while (text.length() > 1 && text.startsWith("[") && text.endsWith("]")) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return text;
  }

  public static Builder builder() {
    return new Builder();
  }

  /// Raw values → terms: an exact value first, else every key phrase that starts a word of it.
  private static final class Table {
    private final Map<String, List<Term>> exact = new LinkedHashMap<>();
    private final SequencedMap<String, List<Term>> contained = new LinkedHashMap<>();

    Table(Rows rows) {
      rows.labels.forEach((key, label) -> exact.put(folded(label), List.of(new Term(key, label))));
      rows.labels.forEach((key, label) -> exact.put(key, List.of(new Term(key, label))));
      rows.raws.forEach((raw, keys) -> exact.put(folded(raw), terms(rows, keys)));
      rows.contained.forEach((part, keys) -> contained.put(folded(part), terms(rows, keys)));
    }

    private static List<Term> terms(Rows rows, List<String> keys) {
      return keys.stream()
          .map(key -> {
            String label = rows.labels.get(key);
            if (label == null) {
              throw new IllegalArgumentException("No such vocabulary key: " + key);
            }
            return new Term(key, label);
          })
          .toList();
    }

    @Nullable List<Term> of(String raw) {
      String key = folded(raw);
      List<Term> known = exact.get(key);
      if (known != null) {
        return known;
      }
      LinkedHashSet<Term> found = new LinkedHashSet<>();
      boolean any = false;
      for (Map.Entry<String, List<Term>> part : contained.entrySet()) {
        if (startsAWord(key, part.getKey())) {
          any = true;
          found.addAll(part.getValue());
        }
      }
      return any ? List.copyOf(found) : null;
    }
  }

  private static boolean startsAWord(String text, String phrase) {
    int at = text.indexOf(phrase);
    while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
      at = text.indexOf(phrase, at + 1);
    }
    return at >= 0;
  }

  private static final class Rows {
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, List<String>> raws = new LinkedHashMap<>();
    private final Map<String, List<String>> contained = new LinkedHashMap<>();

    void line(String kind, List<String> keys, String value) {
      switch (kind) {
        case "raw" -> raws.put(value, keys);
        case "contains" -> contained.put(value, keys);
        case "word" -> {} // words that searches understand; values of sources are not read by them
        default -> labels.put(keys.getFirst(), value);
      }
    }
  }

  /// Takes the tables line by line.
  public static final class Builder {
    private final Map<String, Term> places = new LinkedHashMap<>();
    private final Rows sectors = new Rows();
    private final Rows motivations = new Rows();
    private final Map<String, String> givers = new LinkedHashMap<>();

    private Builder() {}

    /// @param key an ISO code or a region's key
    public Builder place(String key, String label, List<String> aliases) {
      Term term = new Term(key, label);
      List<String> spellings = new ArrayList<>(List.of(key, label));
      spellings.addAll(aliases);
      for (String spelling : spellings) {
        Term other = places.putIfAbsent(folded(spelling), term);
        if (other != null && !other.equals(term)) {
          throw new IllegalArgumentException(
              "«" + spelling + "» stands for both " + other.key() + " and " + key);
        }
      }
      return this;
    }

    /// @param kind `sector`, `raw`, `contains` or `word`
    public Builder sector(String kind, List<String> keys, String value) {
      sectors.line(kind, keys, value);
      return this;
    }

    /// @param kind `motivation`, `raw`, `contains` or `word`
    public Builder motivation(String kind, List<String> keys, String value) {
      motivations.line(kind, keys, value);
      return this;
    }

    public Builder giver(String name, List<String> aliases) {
      givers.put(folded(name), name);
      aliases.forEach(alias -> givers.put(folded(alias), name));
      return this;
    }

    public Vocabulary build() {
      return new Vocabulary(this);
    }
  }
}
