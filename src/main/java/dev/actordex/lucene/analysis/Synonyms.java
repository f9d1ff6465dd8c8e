package dev.actordex.lucene.analysis;

import dev.actordex.search.Facet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Which words mean the same, and which facts they mean: `index/synonyms.txt`, whose head documents
/// the format.
public final class Synonyms {

  /// How many words a phrase of a concept has at most.
  private static final int LONGEST = 6;

  /// Ways to say one thing.
  ///
  /// @param phrases as an analyst writes them, the usual one first
  /// @param meanings facts that say the same without the words
  /// @param reason why they belong together
  public record Concept(List<String> phrases, List<Meaning> meanings, String reason) {
    public Concept {
      if (phrases.isEmpty() || phrases.size() + meanings.size() < 2) {
        throw new IllegalArgumentException("A concept needs two ways to say it");
      }
      if (reason.isBlank()) {
        throw new IllegalArgumentException("A concept needs a reason");
      }
      phrases = List.copyOf(phrases);
      meanings = List.copyOf(meanings);
    }

    public String name() {
      return phrases.getFirst();
    }
  }

  /// A fact that a concept stands for: `technique:T1189`.
  public record Meaning(Facet facet, String value) {
    @Override
    public String toString() {
      return facet.key() + ":" + value;
    }
  }

  /// A concept found in a row of words.
  ///
  /// @param length how many words it takes
  public record Found(Concept concept, int length) {}

  private final List<Concept> concepts;

  /// Each phrase of the concepts, taken apart.
  private final Map<String, List<Token>> tokens = new HashMap<>();

  private final Map<String, Concept> byKey = new HashMap<>();

  /// Of the keys, and of each in the plural.
  private final Sieve sieve;

  private Synonyms(List<Concept> concepts) {
    this.concepts = List.copyOf(concepts);
    for (Concept concept : concepts) {
      for (String phrase : concept.phrases()) {
        List<Token> words = List.copyOf(Words.of(phrase));
        if (words.size() > LONGEST) {
          throw new IllegalArgumentException("A phrase has at most six words: " + phrase);
        }
        tokens.put(phrase, words);
        for (String key : List.of(surfaces(words), terms(words))) {
          Concept other = byKey.putIfAbsent(key, concept);
          if (other != null && other != concept) {
            throw new IllegalArgumentException(
                "“" + phrase + "” is in two concepts: " + concept.name() + ", " + other.name());
          }
        }
      }
    }
    sieve = Sieve.of(byKey.keySet(), 's');
  }

  public static Synonyms none() {
    return new Synonyms(List.of());
  }

  /// The bundled ones.
  public static Synonyms bundled() {
    try (InputStream in = Synonyms.class.getResourceAsStream("/index/synonyms.txt")) {
      if (in == null) {
        throw new IllegalStateException("The program comes without /index/synonyms.txt");
      }
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        return parse(reader.lines().toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("/index/synonyms.txt cannot be read", e);
    }
  }

  /// @throws IllegalArgumentException naming the line that is wrong, and what is wrong with it
  public static Synonyms parse(List<String> lines) {
    List<Concept> concepts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          concepts.add(concept(line));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              "Line " + (i + 1) + " of synonyms.txt: " + e.getMessage(), e);
        }
      }
    }
    return new Synonyms(concepts);
  }

  private static Concept concept(String line) {
    int bar = line.lastIndexOf('|');
    if (bar < 0) {
      throw new IllegalArgumentException("The reason after “|” is missing");
    }
    String ways = line.substring(0, bar);
    int arrow = ways.indexOf("=>");
    List<Meaning> meanings =
        arrow < 0 ? List.of() : parts(ways.substring(arrow + 2)).map(Synonyms::meaning).toList();
    String phrases = arrow < 0 ? ways : ways.substring(0, arrow);
    return new Concept(parts(phrases).toList(), meanings, line.substring(bar + 1).strip());
  }

  private static java.util.stream.Stream<String> parts(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
  }

  private static Meaning meaning(String text) {
    int colon = text.indexOf(':');
    Optional<Facet> facet =
        colon < 0 ? Optional.empty() : Facet.of(text.substring(0, colon).strip());
    return new Meaning(
        facet.orElseThrow(() -> new IllegalArgumentException("“" + text + "” is no facet:value")),
        text.substring(colon + 1).strip());
  }

  public List<Concept> concepts() {
    return concepts;
  }

  /// Whether a concept has a phrase that reads so, run together.
  public boolean isPhrase(String joined) {
    return byKey.containsKey(joined);
  }

  /// The words of a phrase of one of the concepts.
  public List<Token> tokens(String phrase) {
    return Objects.requireNonNull(tokens.get(phrase));
  }

  /// The longest concept that begins at a word of the row: separated, hyphenated or joined.
  public Optional<Found> at(List<Token> tokens, int from) {
    int lengths =
        sieve.lengths(tokens, from, LONGEST) | sieve.lengthsOfTerms(tokens, from, LONGEST);
    for (int length = LONGEST; lengths != 0 && length > 0; length--) {
      if ((lengths & 1 << length) == 0) {
        continue;
      }
      lengths -= 1 << length;
      List<Token> row = tokens.subList(from, from + length);
      String surfaces = surfaces(row);
      Concept concept = byKey.get(surfaces);
      if (concept == null && isStemmed(row)) {
        concept = byKey.get(terms(row));
      }
      if (concept == null && isPlural(surfaces)) {
        concept = byKey.get(surfaces.substring(0, surfaces.length() - 1));
      }
      if (concept != null) {
        return Optional.of(new Found(concept, length));
      }
    }
    return Optional.empty();
  }

  /// A regular plural that the stemmer, which knows golf links, leaves alone.
  private static boolean isPlural(String key) {
    return key.length() > 4 && key.endsWith("s");
  }

  private static boolean isStemmed(List<Token> row) {
    for (Token token : row) {
      if (!token.surface().equals(token.term())) {
        return true;
      }
    }
    return false;
  }

  private static String surfaces(List<Token> tokens) {
    StringBuilder key = new StringBuilder();
    tokens.forEach(token -> key.append(token.surface()));
    return key.toString();
  }

  private static String terms(List<Token> tokens) {
    StringBuilder key = new StringBuilder();
    tokens.forEach(token -> key.append(token.term()));
    return key.toString();
  }
}
