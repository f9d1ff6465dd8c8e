package dev.actordex.search.query;

import dev.actordex.search.Facet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which words of a question stand for facet values (`chinese`, `banks`, `spying`), and which look
/// like a vendor's names (`… Typhoon`): a value made of the editorial tables, immutable.
///
/// Phrases are as people write them; how they are found in a question is the engine's business.
public final class FacetWords {

  /// What a phrase is about. A place is an origin or a target; where it stands decides.
  public enum Kind {
    PLACE,
    SECTOR,
    MOTIVATION
  }

  /// A facet value as filters use it, and as it is shown.
  public record Value(String key, String label) {}

  /// What a phrase stands for.
  ///
  /// @param value what is shown for it
  /// @param keys values any of which a card may have: the value's own and, for a region, those of
  ///   its countries
  /// @param adjective whether it is said of somebody (`chinese`), not of a place (`China`)
  public record Sense(Kind kind, Value value, List<String> keys, boolean adjective) {
    public Sense {
      if (keys.isEmpty()) {
        throw new IllegalArgumentException("A sense needs a value: " + value);
      }
      keys = List.copyOf(keys);
    }

    /// The facet that the sense narrows, of an origin where it is a place.
    public Facet facet() {
      return switch (kind) {
        case PLACE -> Facet.COUNTRY;
        case SECTOR -> Facet.SECTOR;
        case MOTIVATION -> Facet.MOTIVATION;
      };
    }
  }

  /// How one vendor builds names.
  ///
  /// @param name a whole name that follows it; that capitals do not matter stands in the pattern
  /// @param reason what its words imply, as the table says it
  public record Scheme(String giver, Pattern name, String reason) {}

  /// A guess at who coined a name that nobody is known by.
  ///
  /// @param implied what a word of the name stands for with this giver; empty when nothing
  public record Guess(String giver, String word, String implied) {}

  private final Map<String, Sense> senses;
  private final List<Scheme> schemes;

  /// A whole name that follows any of them.
  private final Pattern anyScheme;

  private FacetWords(Builder builder) {
    // In the order of the tables, which decides between phrases that differ in case alone.
    senses = Collections.unmodifiableMap(new LinkedHashMap<>(builder.senses));
    schemes = List.copyOf(builder.schemes);
    anyScheme =
        Pattern.compile(
            schemes.stream()
                .map(scheme -> "(?:" + scheme.name().pattern() + ")")
                .collect(Collectors.joining("|")));
  }

  /// Understands nothing.
  public static FacetWords none() {
    return builder().build();
  }

  /// By phrase, in the order of the tables.
  public Map<String, Sense> senses() {
    return senses;
  }

  /// Whose name it would be by its form alone.
  public Optional<Guess> guess(String name) {
    // Nearly every name follows none, which one matcher finds out instead of thirty.
    if (!anyScheme.matcher(name).matches()) {
      return Optional.empty();
    }
    return schemes.stream()
        .filter(scheme -> scheme.name().matcher(name).matches())
        .map(scheme -> guess(scheme, name))
        .findFirst();
  }

  /// Tables say "Typhoon China" or "Manticore is Iran", one after the other, parted by commas.
  private static Guess guess(Scheme scheme, String name) {
    for (String word : name.split("[\\s-]+", -1)) {
      var said =
          Pattern.compile(
                  "(?i)(?:^|[:;,.] )(?:and )?"
                      + Pattern.quote(word)
                      + " (?:is |acts for |for )?([^,;.:(]{3,40}?)(?= \\(|[,;.]|$)")
              .matcher(scheme.reason());
      if (!word.isEmpty() && said.find()) {
        return new Guess(scheme.giver(), word, said.group(1).strip());
      }
    }
    return new Guess(scheme.giver(), "", "");
  }

  public static Builder builder() {
    return new Builder();
  }

  /// Takes the tables line by line; a phrase that is said twice keeps its first sense.
  public static final class Builder {
    private final Map<String, Sense> senses = new LinkedHashMap<>();
    private final List<Scheme> schemes = new ArrayList<>();

    private Builder() {}

    /// @param nouns its name and other spellings
    /// @param adjectives what people and things from there are called
    /// @param members the countries of a region; none for a country
    public Builder place(
        Value place, List<String> nouns, List<String> adjectives, List<String> members) {
      List<String> keys = new ArrayList<>(List.of(place.key()));
      keys.addAll(members);
      nouns.forEach(noun -> put(noun, new Sense(Kind.PLACE, place, keys, false)));
      adjectives.forEach(word -> put(word, new Sense(Kind.PLACE, place, keys, true)));
      return this;
    }

    /// @param values what the phrase means, any of them
    public Builder word(Kind kind, String phrase, List<Value> values) {
      String label = String.join(" or ", values.stream().map(Value::label).toList());
      put(
          phrase,
          new Sense(
              kind,
              new Value(values.getFirst().key(), label),
              values.stream().map(Value::key).toList(),
              false));
      return this;
    }

    public Builder scheme(String giver, Pattern name, String reason) {
      schemes.add(new Scheme(giver, name, reason));
      return this;
    }

    /// Two letters are a code, and most codes are words: `IN`, `IS`, `IT`, `NO`.
    private void put(String phrase, Sense sense) {
      if (phrase.strip().length() > 2 || phrase.equals("UK") || phrase.equals("EU")) {
        senses.putIfAbsent(phrase.strip(), sense);
      }
    }

    public FacetWords build() {
      return new FacetWords(this);
    }
  }
}
