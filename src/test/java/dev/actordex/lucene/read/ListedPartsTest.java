package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.config.Tables;
import dev.actordex.lucene.analysis.Sieve;
import dev.actordex.lucene.analysis.Synonyms;
import dev.actordex.search.Facet;
import dev.actordex.search.query.FacetWords;
import dev.actordex.search.query.ParsedQuery;
import dev.actordex.search.query.QueryParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Concepts, facts and the rows of words in which they are said are remembered however they are
/// typed, alone and among others: whoever asks after others is answered as if nobody had asked.
@ExtendWith(OpenLibrary.class)
class ListedPartsTest {
  private static final List<String> QUESTIONS =
      List.of(
          "watering hole",
          "watering-hole",
          "Watering holes",
          "waterhole",
          "strategic web compromise",
          "drive-by compromise",
          "drive by compromise russia",
          "drive-by attack against japan",
          "watering hole -russia",
          "banks watering-hole United States",
          "united states",
          "United-States",
          "from the united states",
          "north korea",
          "North Korean spear phishing",
          "spear-phish",
          "information theft",
          "-\"drive-by compromise\" spearphishing attachment",
          "watering hole OR spearphishing attachment");

  private final Generation generation;
  private final Synonyms synonyms = Synonyms.bundled();
  private final FacetWords facetWords = Tables.facetWords();

  ListedPartsTest(Generation generation) {
    this.generation = generation;
  }

  /// Nor is any of it in an explained answer, which finds the same.
  ///
  /// @param cards of how many the index would be: of a large one rows are remembered by themselves
  @ParameterizedTest
  @ValueSource(ints = {100, 100_000})
  void theAnswerDoesNotDependOnWhatWasAskedBefore(int cards) throws IOException {
    QueryTranslator asked = translator(cards);
    List<String> questions = new ArrayList<>(QUESTIONS);
    Random random = new Random(11);
    int found = 0;
    for (int round = 0; round < 6; round++) {
      Collections.shuffle(questions, random);
      for (String question : questions) {
        ParsedQuery parsed = QueryParser.parse(question);
        Plan plan = plan(asked, parsed);
        List<String> lines = lines(plan.query());
        assertThat(told(plan)).as(question).isEqualTo(told(plan(translator(cards), parsed)));
        assertThat(lines)
            .as(question)
            .isEqualTo(lines(asked.explained(parsed, plan, Deadline.never())));
        found += lines.size();
      }
    }
    assertThat(found).isGreaterThan(6 * QUESTIONS.size());
  }

  private QueryTranslator translator(int cards) {
    return new QueryTranslator(
        new OfCards(generation.lexicon(), cards),
        synonyms,
        facetWords,
        new Remembered(1_000_000, 1_000_000));
  }

  private static Plan plan(QueryTranslator translator, ParsedQuery parsed) {
    return translator.translate(parsed, Plan.Attempt.FIRST, Deadline.never());
  }

  /// What is found, with its scores, and what is said of how the question was read.
  private List<String> told(Plan plan) throws IOException {
    List<String> told = lines(plan.query());
    told.addAll(plan.readings());
    plan.read().forEach(reading -> told.add(reading.toString()));
    plan.parts().forEach(part -> told.add(part.toString()));
    told.add(plan.partOfClue().toString());
    plan.clues().forEach(clue -> told.add(told(clue)));
    return told;
  }

  private static String told(Clue clue) {
    return clue instanceof Clue.Row row
        ? row.why() + " " + Arrays.toString(row.hashes()) + " " + row.fields()
        : clue.toString();
  }

  private List<String> lines(@Nullable Query query) throws IOException {
    List<String> lines = new ArrayList<>();
    if (query != null) {
      HeldCards found = generation.sums(Deadline.never()).of(query);
      for (int i = 0; i < found.docs().length; i++) {
        lines.add(generation.head(found.docs()[i]).id() + " " + found.scores()[i]);
      }
    }
    return lines;
  }

  /// The library's words in an index of more cards.
  private record OfCards(Lexicon library, int size) implements Lexicon {
    @Override
    public @Nullable Sieve names() {
      return library.names();
    }

    @Override
    public int cards(String field, String term) {
      return library.cards(field, term);
    }

    @Override
    public List<Correction> corrections(String word, int allowed) {
      return library.corrections(word, allowed);
    }

    @Override
    public List<String> nearNames(String key, int allowed) {
      return library.nearNames(key, allowed);
    }

    @Override
    public List<Value> values(Facet facet, String typed) {
      return library.values(facet, typed);
    }

    @Override
    public List<Value> valuesBeginning(Facet facet, String start) {
      return library.valuesBeginning(facet, start);
    }
  }
}
