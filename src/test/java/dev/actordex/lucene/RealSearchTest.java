package dev.actordex.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardType;
import dev.actordex.card.Source;
import dev.actordex.config.Tables;
import dev.actordex.identity.NameKey;
import dev.actordex.ingest.Ingest;
import dev.actordex.lucene.read.LuceneCardSearch;
import dev.actordex.lucene.write.LuceneCardSink;
import dev.actordex.search.CardPage;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchPage.Hit;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.SourceFile;
import dev.actordex.source.Sources;
import dev.actordex.source.attack.AttackSource;
import dev.actordex.source.etda.EtdaReader;
import dev.actordex.source.misp.MispReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Searches over ATT&CK v18.1, ETDA and MISP as they were published: every name finds its card, no
/// designator another's.
class RealSearchTest {
  private static final Path DATA = Path.of("../shared/data");

  /// Every so many names are asked for: all of them would take the suite too long.
  private static final int EVERY = 7;

  @TempDir static Path folder;
  private static LuceneCardSearch search;

  /// Each name with the cards that bear it.
  private static final Map<String, Set<String>> bearers = new HashMap<>();

  private static final Map<String, String> names = new TreeMap<>();

  @BeforeAll
  static void importEverything() throws IOException {
    if (!"true".equals(System.getenv("CI"))) {
      Assumptions.assumeTrue(Files.isDirectory(DATA), DATA + " is not there");
    }
    List<RecognisedFile> files = new ArrayList<>();
    for (String publisher : List.of("attack", "etda", "misp")) {
      try (Stream<Path> given = Files.list(DATA.resolve(publisher))) {
        given.sorted().forEach(path -> files.add(Sources.recognise(SourceFile.of(path))));
      }
    }
    Sources sources =
        new Sources(
            Map.of(
                Source.ATTACK, AttackSource::new,
                Source.ETDA, EtdaReader::open,
                Source.MISP, MispReader::open));
    Ingest ingest = new Ingest(Tables.vocabulary(), Tables.rulings());
    try (LuceneCardSink sink = Shelf.sink(folder)) {
      ingest.publish(ingest.read(sources.open(files)), sink);
    }
    search = Shelf.open(folder);
    for (CardType type : CardType.values()) {
      for (int page = 1; ; page++) {
        CardPage cards = search.list(type, null, page, 100);
        if (cards.cards().isEmpty()) {
          break;
        }
        for (Hit card : cards.cards()) {
          for (String name : card.names()) {
            names.put(name, card.id());
            bearers.computeIfAbsent(NameKey.of(name), key -> new TreeSet<>()).add(card.id());
          }
        }
      }
    }
  }

  @AfterAll
  static void close() {
    if (search != null) {
      search.close();
    }
  }

  /// What an analyst types, and the card that answers.
  @ParameterizedTest
  @CsvSource({
    "Axiom,G0001",
    "APT 28,G0007",
    "FancyBear,G0007",
    "Fancy Baer,G0007",
    "Oil Rig,G0049",
    "lazarous,G0032",
    "mimikats,S0002",
    "Gh0st RAT,S0032",
    "Group 72,G0001",
    "Forrest Blizzard,G0007",
    "T1566.001,T1566.001",
    "https://attack.mitre.org/groups/G0001/,G0001",
    "6fa5b25b-276e-4f24-a54a-86e6c05fb27f,G0001",
    "Korplug,S0013",
    "Winnti Group,G0044",
    "APT17,G0025"
  })
  void answersWithTheCardThatIsMeant(String asked, String id) {
    assertThat(ids(asked, 1)).containsExactly(id);
  }

  @Test
  void wateringHolesAreFoundInEverySpelling() {
    SearchPage page = search.search(SearchRequest.of("watering hole"));

    for (String other : List.of("watering-hole", "wateringhole", "Watering Holes")) {
      assertThat(search.search(SearchRequest.of(other)).total()).isEqualTo(page.total());
      assertThat(ids(other, 20)).isEqualTo(ids("watering hole", 20));
    }
    assertThat(ids("watering hole type:actor technique:T1189", 50)).contains("G0001");
  }

  @Test
  void aTechniqueFindsTheUsersOfItsSubTechniques() {
    Set<String> parent = users("T1566");

    assertThat(parent).containsAll(users("T1566.001")).containsAll(users("T1566.002"));
    assertThat(users("T1189")).hasSizeGreaterThanOrEqualTo(31);
  }

  private static Set<String> users(String technique) {
    Set<String> users = new TreeSet<>();
    for (int page = 1; page <= 3; page++) {
      search
          .search(
              new SearchRequest(
                  "",
                  List.of(
                      new Filter.OneOf(Facet.TECHNIQUE, List.of(technique), false),
                      new Filter.OneOf(Facet.TYPE, List.of("actor"), false)),
                  Sort.RELEVANCE,
                  page,
                  100,
                  Set.of(),
                  false))
          .hits()
          .forEach(hit -> users.add(hit.id()));
    }
    return users;
  }

  /// Names whose spelling without spaces has another key are identity's business: a digit between
  /// letters is leet, one before a space is not.
  @Test
  void everyUncontestedNameFindsItsCardFirstInFourSpellings() {
    List<String> missed = new ArrayList<>();
    int asked = 0;
    int at = 0;
    for (Map.Entry<String, String> name : names.entrySet()) {
      String key = NameKey.of(name.getKey());
      if (at++ % EVERY != 0 || bearers.getOrDefault(key, Set.of()).size() > 1) {
        continue;
      }
      for (String spelling : spellings(name.getKey())) {
        asked++;
        if (!ids(spelling, 1).equals(List.of(name.getValue()))) {
          missed.add(spelling);
        }
      }
    }
    assertThat(missed).hasSizeLessThan(asked / 1_000);
  }

  private static List<String> spellings(String name) {
    return List.of(
        name,
        name.toUpperCase(Locale.ROOT),
        name.replaceAll("[\\s_-]+", ""),
        name.replaceAll("[\\s_-]+", "-"));
  }

  @Test
  void aContestedNameFindsEveryClaimantAmongTheFirstFive() {
    List<String> missed = new ArrayList<>();
    int at = 0;
    for (String name : names.keySet()) {
      Set<String> claimants = bearers.getOrDefault(NameKey.of(name), Set.of());
      if (claimants.size() > 1 && claimants.size() <= 5 && at++ % EVERY == 0) {
        if (!ids(name, 5).containsAll(claimants)) {
          missed.add(name);
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void aDesignatorNeverFindsAnotherOneEditAway() {
    String[] designators =
        names.keySet().stream()
            .filter(NameKey::isDesignator)
            .map(NameKey::of)
            .distinct()
            .sorted()
            .toArray(String[]::new);
    List<String> crossed = new ArrayList<>();
    Set<String> asked = new TreeSet<>();
    for (String designator : designators) {
      boolean near =
          Arrays.stream(designators)
              .anyMatch(other -> !other.equals(designator) && oneEdit(designator, other));
      if (near && asked.add(designator)) {
        List<String> found = ids(designator, 1);
        if (found.isEmpty() || !bearers.getOrDefault(designator, Set.of()).containsAll(found)) {
          crossed.add(designator);
        }
      }
    }
    assertThat(asked).hasSizeGreaterThan(300);
    assertThat(crossed).isEmpty();
  }

  /// One character more, less, other, or two swapped.
  private static boolean oneEdit(String one, String other) {
    if (one.length() > other.length()) {
      return oneEdit(other, one);
    }
    int i = 0;
    while (i < one.length() && one.charAt(i) == other.charAt(i)) {
      i++;
    }
    if (one.length() < other.length()) {
      return one.substring(i).equals(other.substring(i + 1));
    }
    return one.substring(i + 1).equals(other.substring(i + 1))
        || i + 1 < one.length()
            && one.charAt(i) == other.charAt(i + 1)
            && one.charAt(i + 1) == other.charAt(i)
            && one.substring(i + 2).equals(other.substring(i + 2));
  }

  private static List<String> ids(String asked, int size) {
    return search
        .search(new SearchRequest(asked, List.of(), Sort.RELEVANCE, 1, size, Set.of(), false))
        .hits()
        .stream()
        .map(Hit::id)
        .toList();
  }
}
