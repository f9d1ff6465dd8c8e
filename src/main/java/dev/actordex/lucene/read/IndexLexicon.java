package dev.actordex.lucene.read;

import dev.actordex.lucene.analysis.Sieve;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.lucene.stored.TermLists;
import dev.actordex.search.Facet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.LeafReader;
import org.jspecify.annotations.Nullable;

/// The lexicon of one generation, out of its term dictionaries and tables.
final class IndexLexicon implements Lexicon {

  /// Of how many words the corrections are held: one question looks for the same again and again.
  private static final int HELD = 2_048;

  private final LeafReader reader;
  private final TermScores terms;
  private final Columns columns;
  private final Once<NearNames> names;
  private final Once<TypoWords> typoWords;
  private final Map<Typed, List<Correction>> corrected = new ConcurrentHashMap<>();

  private record Typed(String word, int allowed) {}

  IndexLexicon(LeafReader reader, TermScores terms, Columns columns, Once<NearNames> names) {
    this.reader = reader;
    this.terms = terms;
    this.columns = columns;
    this.names = names;
    // Made when the first word is asked for that nobody wrote.
    typoWords = new Once<>(() -> TypoWords.of(reader));
  }

  /// Makes what typos are looked up in.
  void prepare() {
    names.get().prepare();
    typoWords.get().prepare();
  }

  @Override
  public int size() {
    return reader.maxDoc();
  }

  @Override
  public int cards(String field, String term) {
    try {
      return terms.count(field, TermLists.hash(term));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable Sieve names() {
    NearNames known = names.known();
    return known == null ? null : known.sieve();
  }

  @Override
  public int fields(String word) {
    try {
      return terms.fields(TermLists.hash(word));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int most(String word, int fields) {
    try {
      return terms.most(TermLists.hash(word), fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Correction> corrections(String word, int allowed) {
    Typed typed = new Typed(word, allowed);
    List<Correction> known = corrected.get(typed);
    if (known == null) {
      known = typoWords.get().near(word, allowed);
      if (corrected.size() >= HELD) {
        corrected.clear();
      }
      corrected.put(typed, known);
    }
    return known;
  }

  @Override
  public List<String> nearNames(String key, int allowed) {
    return names.get().near(key, allowed);
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
