package dev.actordex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.cli.CommandLineApp;
import dev.actordex.lucene.Shelf;
import dev.actordex.search.CardPage;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The index over ATT&CK, ETDA and MISP as they were published and the bundled cards: what a user
/// has after an import. Built by the program itself, once for all tests that ask it.
public final class RealIndex {
  private static final Path DATA = Path.of("../shared/data");

  private RealIndex() {}

  /// Built when first asked for, and removed when the tests end.
  private static final class Built {
    static final Path FOLDER = build();
    static final CardSearch SEARCH = open(FOLDER);
    static final List<Bearer> BEARERS = bearers(SEARCH);
  }

  /// With ThreatFox's indicators beside the cards, added when first asked for.
  private static final class WithIndicators {
    static final Path FOLDER = add(Built.FOLDER, List.of("threatfox"));
  }

  public static boolean isThere() {
    return Files.isDirectory(DATA);
  }

  /// Without the data the test is skipped; continuous integration has it or fails.
  public static void require() {
    if (!"true".equals(System.getenv("CI"))) {
      Assumptions.assumeTrue(isThere(), DATA + " is not there");
    }
  }

  static CardSearch search() {
    require();
    return Built.SEARCH;
  }

  /// The data folder, with indicators too.
  public static Path withIndicators() {
    require();
    return WithIndicators.FOLDER;
  }

  /// A card with all its names and ids.
  record Bearer(String id, String name, List<CardName> names, List<String> identifiers) {}

  /// Every card of the index, kind by kind and A to Z.
  static List<Bearer> bearers() {
    search();
    return Built.BEARERS;
  }

  /// The first hits, in order.
  static List<SearchPage.Hit> hits(String query, List<Filter> filters, int size) {
    return search()
        .search(new SearchRequest(query, filters, Sort.RELEVANCE, 1, size, Set.of(), false))
        .hits();
  }

  private static Path build() {
    try {
      return add(Files.createTempDirectory("actordex-real"), List.of("attack", "etda", "misp"));
    } catch (IOException e) {
      throw new UncheckedIOException("No folder for the index", e);
    }
  }

  private static Path add(Path folder, List<String> sources) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream console = new PrintStream(said, true, StandardCharsets.UTF_8);
    List<String> command = new ArrayList<>(List.of("import", "--quiet", "--data"));
    command.add(folder.toString());
    for (String source : sources) {
      command.add(DATA.resolve(source).toString());
    }
    CommandLineApp.run(
        console,
        console,
        new ByteArrayInputStream(new byte[0]),
        Map.of(),
        command.toArray(String[]::new));
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("committed ");
    return folder;
  }

  private static CardSearch open(Path folder) {
    CardSearch search = Shelf.open(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(search, folder)));
    return search;
  }

  private static void remove(CardSearch search, Path folder) {
    search.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The tests' index stays in " + folder, e);
    }
  }

  private static List<Bearer> bearers(CardSearch search) {
    List<Bearer> bearers = new ArrayList<>();
    for (CardType type : CardType.values()) {
      CardPage page;
      int number = 1;
      do {
        page = search.list(type, null, number++, SearchRequest.MAX_SIZE);
        for (SearchPage.Hit hit : page.cards()) {
          Card card = search.card(hit.id()).orElseThrow();
          bearers.add(new Bearer(card.id(), card.name(), card.names(), card.identifiers()));
        }
      } while (!page.cards().isEmpty());
    }
    return List.copyOf(bearers);
  }
}
