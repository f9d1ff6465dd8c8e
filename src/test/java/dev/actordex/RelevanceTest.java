package dev.actordex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Asks the engine every question of `index/relevance.csv` over the real data, and says how well
/// each family of them is answered.
///
/// success@1: the first hit has the best grade. MRR@10: the mean of 1/rank of the first such hit.
/// nDCG@10: gains of 2^grade-1, discounted by log2(rank+1), over those of the best order there is.
class RelevanceTest {
  private static final Path QUESTIONS = Path.of("index/relevance.csv");
  private static final int DEPTH = 10;
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .get();

  private static final Map<String, List<Answer>> families = new LinkedHashMap<>();

  /// A line of the file. All grades are 1 where it gives none.
  private record Question(
      String family, String query, String filters, Map<String, Integer> grades) {

    static Question of(CSVRecord line) {
      Map<String, Integer> grades = new LinkedHashMap<>();
      for (String card : line.get("cards").split("\\|", -1)) {
        int colon = card.indexOf(':');
        String id = colon < 0 ? card : card.substring(0, colon);
        int grade = colon < 0 ? 1 : Integer.parseInt(card.substring(colon + 1));
        if (grades.put(id, grade) != null || grade < 1) {
          throw new IllegalArgumentException(QUESTIONS + ": " + line);
        }
      }
      return new Question(line.get("family"), line.get("query"), line.get("filters"), grades);
    }

    Answer ask() {
      List<Filter> conditions = new ArrayList<>();
      if (!filters.isEmpty()) {
        for (String filter : filters.split("&", -1)) {
          String[] sides = filter.split("=", 2);
          conditions.add(
              new Filter.OneOf(Facet.of(sides[0]).orElseThrow(), List.of(sides[1]), false));
        }
      }
      List<Found> hits =
          RealIndex.hits(query, conditions, DEPTH).stream()
              .map(hit -> new Found(hit.id(), hit.name()))
              .toList();
      return new Answer(this, hits);
    }

    int best() {
      return grades.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
  }

  private record Found(String id, String name) {}

  private record Answer(Question question, List<Found> hits) {

    int grade(int rank) {
      return rank < hits.size() ? question.grades().getOrDefault(hits.get(rank).id(), 0) : 0;
    }

    boolean firstIsBest() {
      return grade(0) == question.best();
    }

    double reciprocalRank() {
      for (int rank = 0; rank < DEPTH; rank++) {
        if (grade(rank) == question.best()) {
          return 1.0 / (rank + 1);
        }
      }
      return 0;
    }

    double ndcg() {
      List<Integer> ideal =
          question.grades().values().stream().sorted(Comparator.reverseOrder()).toList();
      double found = 0;
      double most = 0;
      for (int rank = 0; rank < DEPTH; rank++) {
        double discount = Math.log(rank + 2) / Math.log(2);
        found += ((1 << grade(rank)) - 1) / discount;
        most += rank < ideal.size() ? ((1 << ideal.get(rank)) - 1) / discount : 0;
      }
      return found / most;
    }

    boolean allInTheFirst(int ranks) {
      List<String> first = hits.stream().limit(ranks).map(Found::id).toList();
      return first.containsAll(question.grades().keySet());
    }

    boolean meetsItsFamily() {
      return switch (question.family()) {
        case "exact", "variant", "typo", "id" -> firstIsBest();
        case "contested" -> firstIsBest() && allInTheFirst(5);
        default -> ndcg() >= 0.85;
      };
    }

    @Override
    public String toString() {
      String filtered = question.filters().isEmpty() ? "" : " [" + question.filters() + "]";
      String wanted =
          String.join(" ", question.grades().keySet().stream().limit(5).toList())
              + (question.grades().size() > 5 ? " … " + question.grades().size() : "");
      List<String> top =
          hits.stream()
              .limit(5)
              .map(hit ->
                  (question.grades().containsKey(hit.id()) ? "+" : "")
                      + hit.id()
                      + " "
                      + hit.name())
              .toList();
      return String.format(
          Locale.ROOT,
          "  %s%s: nDCG %.2f, wanted %s, found %s",
          question.query(),
          filtered,
          ndcg(),
          wanted,
          top.isEmpty() ? "nothing" : String.join(", ", top));
    }
  }

  @BeforeAll
  static void askEverything() throws IOException {
    RealIndex.search();
    try (Reader text = Files.newBufferedReader(QUESTIONS);
        CSVParser lines = FORMAT.parse(text)) {
      for (CSVRecord line : lines) {
        Question question = Question.of(line);
        families.computeIfAbsent(question.family(), f -> new ArrayList<>()).add(question.ask());
      }
    }
    StringBuilder table = new StringBuilder("Relevance over the real data\n");
    families.forEach((family, answers) -> {
      table.append(
          String.format(
              Locale.ROOT,
              "%-17s n %3d  success@1 %.3f  MRR@10 %.3f  nDCG@10 %.3f%n",
              family,
              answers.size(),
              share(answers),
              answers.stream().mapToDouble(Answer::reciprocalRank).average().orElse(0),
              ndcg(answers)));
      answers.stream()
          .filter(answer -> !answer.meetsItsFamily())
          .forEach(answer -> table.append(answer).append('\n'));
    });
    System.out.print(table);
  }

  private static List<Answer> family(String family) {
    List<Answer> answers = families.getOrDefault(family, List.of());
    assertThat(answers).as("lines of " + family).hasSizeGreaterThanOrEqualTo(25);
    return answers;
  }

  private static double share(List<Answer> answers) {
    return answers.stream().mapToInt(a -> a.firstIsBest() ? 1 : 0).average().orElse(0);
  }

  private static double ndcg(List<Answer> answers) {
    return answers.stream().mapToDouble(Answer::ndcg).average().orElse(0);
  }

  @Test
  void everyLineNamesCardsOfTheIndex() {
    assertThat(families.values().stream().flatMap(List::stream))
        .hasSizeGreaterThanOrEqualTo(330)
        .allSatisfy(answer ->
            assertThat(answer.question().grades().keySet())
                .as(answer.question().query())
                .allSatisfy(id -> assertThat(RealIndex.search().card(id)).isPresent()));
  }

  @ParameterizedTest
  @CsvSource({"exact, 1.00", "variant, 0.99", "typo, 0.95", "id, 1.00"})
  void aNameOrAnIdPutsItsCardFirst(String family, double least) {
    assertThat(share(family(family))).as("success@1 of " + family).isGreaterThanOrEqualTo(least);
  }

  @Test
  void aContestedNameFindsAllWhoClaimItAndFirstTheCardWhosePrimaryNameItIs() {
    assertThat(family("contested")).allMatch(Answer::meetsItsFamily);
  }

  /// The goal is 0.85 in every family; the floors keep what is reached. The sentences that were
  /// held out say whether the others were tuned to.
  @ParameterizedTest
  @CsvSource({
    "technique, 0.94",
    "tool, 0.99",
    "sector_country, 0.98",
    "operation, 0.975",
    "sentence, 0.85",
    "sentence_held_out, 0.87"
  })
  void freeTextFindsWhatIsRelevant(String family, double least) {
    assertThat(ndcg(family(family))).as("nDCG@10 of " + family).isGreaterThanOrEqualTo(least);
  }
}
