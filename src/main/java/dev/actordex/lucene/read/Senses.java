package dev.actordex.lucene.read;

import dev.actordex.lucene.analysis.Fillers;
import dev.actordex.lucene.analysis.Sieve;
import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.search.query.FacetWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The phrases of [FacetWords], as they are found in a row of words: the longest wins, in any case,
/// hyphenated or not; of two that are written alike the first. Immutable.
final class Senses {
  private static final int LONGEST = 5;

  private final Map<String, FacetWords.Sense> byKey = new HashMap<>();

  private final Sieve sieve;

  /// Other words for a place, by how they read: who asks for "chinese" means texts that say
  /// "China", too.
  private final Map<String, Map<List<String>, List<Token>>> places = new HashMap<>();

  record Found(FacetWords.Sense sense, int length) {}

  Senses(FacetWords words) {
    words
        .senses()
        .forEach((phrase, sense) -> {
          List<Token> tokens = Words.of(phrase);
          // "Ransomware groups" is ransomware, and asks for actors.
          boolean ofActors = tokens.size() > 1 && Fillers.meansActor(tokens.getLast().surface());
          if (!tokens.isEmpty() && tokens.size() <= LONGEST && !ofActors) {
            byKey.putIfAbsent(surfaces(tokens), sense);
            if (sense.kind() == FacetWords.Kind.PLACE
                && (sense.adjective() || phrase.equals(sense.value().label()))) {
              places
                  .computeIfAbsent(sense.value().key(), key -> new LinkedHashMap<>())
                  .putIfAbsent(tokens.stream().map(Token::surface).toList(), tokens);
            }
          }
        });
    sieve = Sieve.of(byKey.keySet());
  }

  /// The longest phrase that begins at a word of the row.
  Optional<Found> at(List<Token> tokens, int from) {
    int lengths = sieve.lengths(tokens, from, LONGEST);
    for (int length = LONGEST; lengths != 0 && length > 0; length--) {
      FacetWords.Sense sense =
          (lengths & 1 << length) == 0
              ? null
              : byKey.get(surfaces(tokens.subList(from, from + length)));
      if (sense != null) {
        return Optional.of(new Found(sense, length));
      }
    }
    return Optional.empty();
  }

  /// How a place is called and what is from there, as texts have it.
  List<List<Token>> places(FacetWords.Sense sense) {
    return new ArrayList<>(places.getOrDefault(sense.value().key(), Map.of()).values());
  }

  private static String surfaces(List<Token> tokens) {
    StringBuilder key = new StringBuilder();
    tokens.forEach(token -> key.append(token.surface()));
    return key.toString();
  }
}
