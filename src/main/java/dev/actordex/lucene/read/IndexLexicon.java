package dev.actordex.lucene.read;

import dev.actordex.lucene.TextField;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.search.Facet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/// The lexicon of one generation, out of its term dictionaries and tables.
final class IndexLexicon implements Lexicon {

  /// Where words to correct to are looked for: names and uses before prose, whose rare words are
  /// themselves often typos.
  private static final List<TextField> SPELLED =
      List.of(
          TextField.NAME,
          TextField.ALIAS,
          TextField.TOOL,
          TextField.TECHNIQUE,
          TextField.LABEL,
          TextField.DESCRIPTION);

  /// How many words one typo stands for at most.
  private static final int MOST = 4;

  private final LeafReader reader;
  private final TermCounts counts;
  private final Columns columns;
  private final NameTable names;

  IndexLexicon(LeafReader reader, Columns columns, NameTable names) throws IOException {
    this.reader = reader;
    counts = TermCounts.of(reader);
    this.columns = columns;
    this.names = names;
  }

  @Override
  public int size() {
    return reader.maxDoc();
  }

  @Override
  public int cards(String field, String term) {
    if (TermCounts.counts(field)) {
      return counts.of(field, term);
    }
    try {
      return reader.docFreq(new Term(field, term));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Candidate(String word, int edits, int cards, int place) {}

  @Override
  public List<Correction> corrections(String word, int allowed) {
    Map<String, Candidate> found = new HashMap<>();
    try {
      for (int place = 0; place < SPELLED.size(); place++) {
        String field = SPELLED.get(place).indexed();
        Terms terms = reader.terms(field);
        if (terms == null) {
          continue;
        }
        FuzzyTermsEnum near = new FuzzyTermsEnum(terms, new Term(field, word), allowed, 0, true);
        for (BytesRef term = near.next(); term != null; term = near.next()) {
          String text = term.utf8ToString();
          if (NameTable.correctable(text) && !text.equals(word)) {
            int at = place;
            int cards = near.docFreq();
            found.merge(
                text,
                new Candidate(text, NearKeys.distance(word, text), cards, at),
                (one, other) ->
                    new Candidate(text, one.edits(), one.cards() + other.cards(), one.place()));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int least = found.values().stream().mapToInt(Candidate::edits).min().orElse(0);
    return found.values().stream()
        .filter(candidate -> candidate.edits() == least)
        .sorted(
            Comparator.comparingInt((Candidate candidate) -> prose(candidate) ? 1 : 0)
                .thenComparing(Comparator.comparingInt(Candidate::cards).reversed())
                .thenComparing(Candidate::word))
        .limit(MOST)
        .map(candidate -> new Correction(candidate.word(), candidate.edits()))
        .toList();
  }

  private static boolean prose(Candidate candidate) {
    return SPELLED.get(candidate.place()).prose();
  }

  @Override
  public List<String> nearNames(String key, int allowed) {
    return names.near(key, allowed);
  }

  @Override
  public List<Value> values(Facet facet, String typed) {
    FacetColumn column = columns.facet(facet);
    List<Value> values = new ArrayList<>();
    for (int ord : column.resolve(typed)) {
      values.add(new Value(column.value(ord), column.label(ord)));
    }
    return values;
  }

  @Override
  public List<Value> valuesBeginning(Facet facet, String start) {
    FacetColumn column = columns.facet(facet);
    String squeezed = Words.squeeze(start);
    List<Value> values = new ArrayList<>();
    for (int ord = 0; ord < column.size(); ord++) {
      if (Words.squeeze(column.label(ord)).startsWith(squeezed)
          || Words.squeeze(column.value(ord)).startsWith(squeezed)) {
        values.add(new Value(column.value(ord), column.label(ord)));
      }
    }
    return values;
  }
}
