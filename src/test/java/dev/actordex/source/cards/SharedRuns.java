package dev.actordex.source.cards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds runs of eight or more words that our prose shares with a source's.
///
/// Words are compared in lower case, without punctuation, markup and addresses. A name that our
/// text puts in quotation marks is not ours and is left out; so is a run that names things and does
/// nothing else ("Poison Ivy, PlugX, Gh0st RAT and …").
///
/// Our texts are few and go into a table of hashed runs; the sources stream past it.
final class SharedRuns {
  static final int LENGTH = 8;

  private static final Pattern NO_WORDS =
      Pattern.compile("\\(Citation:[^)]*\\)|https?://\\S+|<[^>]*>|\\]\\([^)]*\\)");

  /// Of six words at most: longer quotations are sentences, and copied.
  private static final Pattern QUOTED_NAME =
      Pattern.compile("(?:“|«|\")(?:[^\\s“”«»\"]+ ){0,5}[^\\s“”«»\"]+(?:”|»|\")");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}\\p{N}]+)*");
  private static final Set<String> BETWEEN_NAMES =
      Set.of("and", "or", "of", "the", "for", "as", "also", "a", "an");

  private final Map<Long, List<Place>> ours = new HashMap<>();
  private final Map<String, Hit> hits = new LinkedHashMap<>();
  private int theirs;

  /// Where a run of ours begins.
  private record Place(String where, List<String> words, int at) {}

  /// A run in both, as long as it goes.
  record Hit(String ours, String theirs, String words) {
    @Override
    public String toString() {
      return ours + " shares with " + theirs + ": " + words;
    }
  }

  /// @param where the card and field
  void ours(String where, String text) {
    for (String part : QUOTED_NAME.split(text, -1)) {
      List<String> written = words(part);
      List<String> words = written.stream().map(SharedRuns::folded).toList();
      for (int at = 0; at + LENGTH <= words.size(); at++) {
        if (!namesOnly(written.subList(at, at + LENGTH))) {
          ours.computeIfAbsent(hash(words, at), hash -> new ArrayList<>())
              .add(new Place(where, words, at));
        }
      }
    }
  }

  /// @param where the source and the object
  void theirs(String where, String text) {
    theirs++;
    List<String> words = words(text).stream().map(SharedRuns::folded).toList();
    for (int at = 0; at + LENGTH <= words.size(); at++) {
      for (Place place : ours.getOrDefault(hash(words, at), List.of())) {
        int length = common(place, words, at);
        if (length >= LENGTH) {
          String run = String.join(" ", words.subList(at, at + length));
          // The run that begins a word later is the end of this one.
          hits.putIfAbsent(
              place.where + " " + (place.at + length), new Hit(place.where, where, run));
        }
      }
    }
  }

  List<Hit> hits() {
    return List.copyOf(hits.values());
  }

  /// How many texts of sources have been compared.
  int compared() {
    return theirs;
  }

  private static int common(Place place, List<String> words, int at) {
    int length = 0;
    while (place.at + length < place.words.size()
        && at + length < words.size()
        && place.words.get(place.at + length).equals(words.get(at + length))) {
      length++;
    }
    return length;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(NO_WORDS.matcher(text).replaceAll(" "));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /// `group's`, `groups'` and `defence` as `groups`, `groups` and `defense`: a changed letter makes
  /// no sentence one's own.
  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT)
        .replace("'", "")
        .replace("’", "")
        .replace("defence", "defense");
  }

  private static boolean namesOnly(List<String> written) {
    return written.stream()
        .allMatch(word ->
            Character.isUpperCase(word.charAt(0))
                || word.chars().anyMatch(Character::isDigit)
                || BETWEEN_NAMES.contains(word));
  }

  private static long hash(List<String> words, int at) {
    long hash = 1469598103934665603L;
    for (int i = at; i < at + LENGTH; i++) {
      String word = words.get(i);
      for (int c = 0; c < word.length(); c++) {
        hash = (hash ^ word.charAt(c)) * 1099511628211L;
      }
      hash = (hash ^ ' ') * 1099511628211L;
    }
    return hash;
  }
}
