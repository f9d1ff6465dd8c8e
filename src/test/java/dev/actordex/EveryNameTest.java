package dev.actordex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardName;
import dev.actordex.identity.NameKey;
import dev.actordex.search.SearchPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every name of every card that no other card of its kind claims, in four spellings that people
/// type, puts its card first. Where a card of another kind bears the name too (`Carbanak` is an
/// actor and a program), either may be first; how often that happens is printed.
class EveryNameTest {
  private static final Pattern SEPARATORS = Pattern.compile("(?<=[\\p{L}\\p{N}])[\\s_.-]+");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| ([^|]+) \\|");

  private static final String SHARED = "a card of another kind bears the name too, and is first";

  /// How many of one reason are printed.
  private static final int SHOWN = 12;

  private record Asked(RealIndex.Bearer card, CardName name, String spelling) {}

  private record Missed(Asked asked, String reason, String found) {}

  @Test
  void everyUncontestedNameInFourSpellingsPutsItsCardFirst() {
    Map<String, Set<String>> bearers = new HashMap<>();
    List<Asked> questions = new ArrayList<>();
    for (RealIndex.Bearer card : RealIndex.bearers()) {
      for (CardName name : card.names()) {
        bearers.computeIfAbsent(name.key(), k -> new LinkedHashSet<>()).add(card.id());
        if (!name.contested()) {
          spellings(name.name()).forEach(s -> questions.add(new Asked(card, name, s)));
        }
      }
    }
    List<Missed> missed =
        questions.parallelStream().flatMap(asked -> ask(asked, bearers).stream()).toList();
    print(questions.size(), missed);
    assertThat(missed.stream().filter(m -> !m.reason().equals(SHARED)).count())
        .as("names that do not find their card first")
        .isLessThanOrEqualTo(questions.size() / 100);
    Map<String, Integer> most = documented();
    missed.stream()
        .collect(Collectors.groupingBy(Missed::reason, Collectors.counting()))
        .forEach((reason, count) ->
            assertThat(count)
                .as("docs/search.md on names where %s", reason)
                .isLessThanOrEqualTo(most.getOrDefault(reason, 0)));
  }

  /// The table of the document: reasons, and how many names miss for each at most.
  private static Map<String, Integer> documented() {
    Map<String, Integer> most = new HashMap<>();
    try {
      Matcher row = ROW.matcher(Files.readString(Path.of("docs/search.md")));
      while (row.find()) {
        most.put(row.group(2), Integer.parseInt(row.group(1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return most;
  }

  private static Set<String> spellings(String name) {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(name.toLowerCase(Locale.ROOT));
    spellings.add(SEPARATORS.matcher(name).replaceAll(""));
    spellings.add(SEPARATORS.matcher(name).replaceAll("-"));
    spellings.add(SEPARATORS.matcher(name).replaceAll(" ").toUpperCase(Locale.ROOT));
    return spellings;
  }

  private static List<Missed> ask(Asked asked, Map<String, Set<String>> bearers) {
    List<SearchPage.Hit> hits = RealIndex.hits(asked.spelling(), List.of(), 1);
    if (!hits.isEmpty() && hits.getFirst().id().equals(asked.card().id())) {
      return List.of();
    }
    String found = hits.isEmpty() ? "nothing" : hits.getFirst().id() + " " + hits.getFirst().name();
    return List.of(new Missed(asked, reason(asked, hits, bearers), found));
  }

  private static String reason(
      Asked asked, List<SearchPage.Hit> hits, Map<String, Set<String>> bearers) {
    if (hits.isEmpty()) {
      return "nothing is found";
    }
    String key = NameKey.of(asked.spelling());
    String hit = hits.getFirst().id();
    boolean bears = bearers.getOrDefault(key, Set.of()).contains(hit);
    if (bears) {
      return key.equals(asked.name().key()) ? SHARED : "in this spelling it is another card's name";
    }
    return key.equals(asked.name().key())
        ? "another card comes first, though it does not bear the name"
        : "in this spelling the name has another key";
  }

  private static void print(int asked, List<Missed> missed) {
    Map<String, List<Missed>> reasons = new TreeMap<>();
    missed.forEach(m -> reasons.computeIfAbsent(m.reason(), r -> new ArrayList<>()).add(m));
    System.out.printf(
        Locale.ROOT,
        "Names asked in generated spellings: %,d; first is their card: %.3f, or a card of another kind of that name: %.3f%n",
        asked,
        1 - (double) missed.size() / asked,
        1 - (double) missed.stream().filter(m -> !m.reason().equals(SHARED)).count() / asked);
    reasons.forEach((reason, of) -> {
      System.out.printf("  %,d: %s%n", of.size(), reason);
      of.stream()
          .limit(SHOWN)
          .forEach(m ->
              System.out.printf(
                  "    %-36s is %s %s, found %s%n",
                  m.asked().spelling(), m.asked().card().id(), m.asked().card().name(), m.found()));
    });
  }
}
