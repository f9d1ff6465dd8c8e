package dev.actordex.bench.corpus;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.TechniqueUse;
import dev.actordex.card.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The pieces questions are made of, card by card, and what a piece of a question is.
final class Vocabulary {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[-'][\\p{L}\\p{N}]+)*");
  private static final Pattern CVE = Pattern.compile("CVE-\\d{4}-\\d{4,7}");
  private static final Pattern TECHNIQUE_ID = Pattern.compile("T\\d{4}(\\.\\d{3})?");
  private static final int SHORTEST = 3;

  /// What one piece of a question is.
  enum Kind {
    /// A way to say a concept of `index/synonyms.txt`; any other may take its place.
    CONCEPT,
    ACTOR,
    SOFTWARE,
    TECHNIQUE,
    TECHNIQUE_ID,
    COUNTRY,
    COUNTRY_KEY,
    SECTOR,
    SECTOR_KEY,
    CVE,
    WORD
  }

  /// One card's pieces, by kind; a kind it has none of is missing.
  record Pieces(Map<Kind, List<String>> byKind) {
    List<String> of(Kind kind) {
      return byKind.getOrDefault(kind, List.of());
    }
  }

  private final List<Pieces> cards = new ArrayList<>();
  private final List<String> concepts;
  private final Map<Kind, Set<String>> known = new EnumMap<>(Kind.class);
  private final Map<String, Integer> frequency = new HashMap<>();

  /// @param concepts ways to say them
  Vocabulary(List<Card> all, List<String> concepts) {
    for (Kind kind : Kind.values()) {
      known.put(kind, new LinkedHashSet<>());
    }
    all.forEach(this::add);
    this.concepts = List.copyOf(concepts);
    concepts.forEach(phrase -> known.get(Kind.CONCEPT).add(spaced(phrase)));
  }

  List<String> concepts() {
    return concepts;
  }

  List<Pieces> cards() {
    return cards;
  }

  /// In how many cards' descriptions a word occurs.
  int frequency(String word) {
    return frequency.getOrDefault(fold(word), 0);
  }

  /// What these words are when taken together; for a single one at least a [Kind#WORD].
  Kind kind(String text) {
    if (TECHNIQUE_ID.matcher(text).matches()) {
      return Kind.TECHNIQUE_ID;
    }
    if (CVE.matcher(text).matches()) {
      return Kind.CVE;
    }
    if (isKnown(Kind.CONCEPT, spaced(text))) {
      return Kind.CONCEPT;
    }
    String folded = fold(text);
    // What is a common word is a word, though some malware is called so.
    if (frequency(folded) > cards.size() / 200) {
      return isKnown(Kind.COUNTRY, folded)
          ? Kind.COUNTRY
          : isKnown(Kind.SECTOR, folded) ? Kind.SECTOR : Kind.WORD;
    }
    for (Kind kind :
        List.of(Kind.COUNTRY, Kind.SECTOR, Kind.ACTOR, Kind.SOFTWARE, Kind.TECHNIQUE)) {
      if (isKnown(kind, folded)) {
        return kind;
      }
    }
    return Kind.WORD;
  }

  private boolean isKnown(Kind kind, String folded) {
    return known.getOrDefault(kind, Set.of()).contains(folded);
  }

  private void add(Card card) {
    Map<Kind, List<String>> pieces = new EnumMap<>(Kind.class);
    switch (card.type()) {
      case ACTOR -> put(pieces, Kind.ACTOR, names(card));
      case SOFTWARE -> put(pieces, Kind.SOFTWARE, names(card));
      case TECHNIQUE -> put(pieces, Kind.TECHNIQUE, List.of(card.name()));
      case CAMPAIGN -> put(pieces, Kind.ACTOR, List.of(card.name()));
    }
    if (card.type() != CardType.SOFTWARE) {
      put(pieces, Kind.SOFTWARE, map(card.software(), SoftwareUse::name));
    }
    if (card.type() != CardType.TECHNIQUE) {
      put(pieces, Kind.TECHNIQUE, map(card.techniques(), TechniqueUse::name));
      put(pieces, Kind.TECHNIQUE_ID, map(card.techniques(), TechniqueUse::attackId));
    } else if (card.attackId() != null) {
      put(pieces, Kind.TECHNIQUE_ID, List.of(card.attackId()));
    }
    put(pieces, Kind.COUNTRY, map(card.countries(), Claim::label));
    put(pieces, Kind.COUNTRY_KEY, map(card.countries(), Claim::value));
    put(pieces, Kind.SECTOR, map(card.sectors(), Claim::label));
    put(pieces, Kind.SECTOR_KEY, map(card.sectors(), Claim::value));
    Set<String> words = new LinkedHashSet<>();
    Set<String> cves = new LinkedHashSet<>();
    for (Text text : card.descriptions()) {
      Matcher cve = CVE.matcher(text.plain());
      while (cve.find()) {
        cves.add(cve.group());
      }
      Matcher word = WORD.matcher(text.plain());
      while (word.find()) {
        if (word.group().length() >= SHORTEST) {
          words.add(fold(word.group()));
        }
      }
    }
    words.forEach(word -> frequency.merge(word, 1, Integer::sum));
    put(pieces, Kind.WORD, List.copyOf(words));
    put(pieces, Kind.CVE, List.copyOf(cves));
    cards.add(new Pieces(pieces));
  }

  private void put(Map<Kind, List<String>> pieces, Kind kind, List<String> values) {
    if (!values.isEmpty()) {
      pieces.put(kind, values);
      Set<String> all = known.computeIfAbsent(kind, k -> new LinkedHashSet<>());
      values.forEach(value -> all.add(fold(value)));
    }
  }

  private static List<String> names(Card card) {
    return map(card.names(), CardName::name);
  }

  private static <T> List<String> map(List<T> values, Function<T, String> text) {
    return values.stream().map(text).distinct().toList();
  }

  private static String spaced(String text) {
    return fold(text).replace('-', ' ');
  }

  static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
