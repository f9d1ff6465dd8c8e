package dev.actordex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/security.md` promises nothing that no test shows.
class SecurityDocumentationTest {
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test|[a-z_]+\\.py)`");
  private static final int CELLS = 5;

  @Test
  void everyRowOfTheThreatModelSaysWhatHoldsAndNamesTestsThatThereAre() throws IOException {
    Set<String> there = tests();
    Set<String> named = new TreeSet<>();
    List<String[]> rows = rows();
    for (String[] row : rows) {
      assertThat(row).as(String.join("|", row)).hasSize(CELLS);
      assertThat(row[0]).matches("A\\d(?:, A\\d)*|A\\d");
      assertThat(row[1]).matches("[FWBLN](?:, [FWBLN])*|-");
      assertThat(row[2]).isNotBlank();
      assertThat(row[3]).hasSizeGreaterThan(20);
      Set<String> ofRow = named(row[4]);
      assertThat(ofRow).as(row[2]).isNotEmpty();
      named.addAll(ofRow);
    }
    assertThat(rows).hasSizeGreaterThan(15);
    assertThat(there).containsAll(named);
  }

  @Test
  void everyAssetAndAttackerIsInTheThreatModel() throws IOException {
    String cells =
        rows().stream().map(row -> row[0] + " " + row[1]).collect(Collectors.joining(" "));

    assertThat(cells.split("[, ]+"))
        .contains("A1", "A2", "A3", "A4", "A5", "F", "W", "B", "L", "N");
  }

  /// What the text names beside the table is there as well, also in the guide to the scripts.
  @Test
  void everyTestThatTheDocumentsNameExists() throws IOException {
    Set<String> there = tests();
    for (String document : List.of("docs/security.md", "src/test/faults/README.md")) {
      String own =
          Files.readAllLines(Path.of(document)).stream()
              .filter(line -> !line.startsWith("| `K/"))
              .collect(Collectors.joining("\n"));
      assertThat(there).as(document).containsAll(named(own));
    }
  }

  private static Set<String> named(String text) {
    Set<String> named = new TreeSet<>();
    Matcher name = TEST.matcher(text);
    while (name.find()) {
      named.add(name.group(1));
    }
    return named;
  }

  private static Set<String> tests() throws IOException {
    Set<String> there = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test"))) {
      files
          .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
          .forEach(there::add);
    }
    return there;
  }

  /// Of the table of threats, cells without the blanks around them.
  private static List<String[]> rows() throws IOException {
    return Files.readAllLines(Path.of("docs/security.md")).stream()
        .dropWhile(line -> !line.startsWith("| asset |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.substring(1, line.length() - 1).strip().split(" *\\| *"))
        .toList();
  }
}
