package dev.actordex.lucene.read;

import dev.actordex.lucene.Fields;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.search.Facet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// How the values of one facet may be written. Read when it is first asked for: most facets never
/// are, and reading all of them took a tenth of a start. Thread-safe.
final class Spellings {
  private final LeafReader reader;
  private final Facet facet;
  private volatile @Nullable Map<String, int[]> ords;

  Spellings(LeafReader reader, Facet facet) {
    this.reader = reader;
    this.facet = facet;
  }

  /// @param column whose values these are, the same at every call
  int[] resolve(String typed, FacetColumn column) {
    Map<String, int[]> known = known(column);
    int[] found = known.get(Words.fold(typed.strip()));
    if (found == null) {
      found = known.get(Words.squeeze(typed));
    }
    return found == null ? new int[0] : found;
  }

  /// Two that ask at once both read, and get the same.
  private Map<String, int[]> known(FacetColumn column) {
    Map<String, int[]> known = ords;
    if (known == null) {
      try {
        known = read(column);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Cannot read how values of " + facet.key() + " are written", e);
      }
      ords = known;
    }
    return known;
  }

  /// A value's own key and label win over what else is written for another.
  private Map<String, int[]> read(FacetColumn column) throws IOException {
    Map<String, int[]> own = new HashMap<>();
    Map<String, Integer> byValue = new HashMap<>();
    for (int ord = 0; ord < column.size(); ord++) {
      spell(own, Words.squeeze(column.label(ord)), ord);
      spell(own, Words.squeeze(column.value(ord)), ord);
      spell(own, Words.fold(column.value(ord)), ord);
      byValue.put(column.value(ord), ord);
    }
    SortedSetDocValues stored = reader.getSortedSetDocValues(Fields.SPELLING);
    Map<String, int[]> all = new HashMap<>(own);
    if (stored != null) {
      String prefix = facet.key() + Fields.SEPARATOR;
      long at = stored.lookupTerm(new BytesRef(prefix));
      for (long i = at < 0 ? -1 - at : at; i < stored.getValueCount(); i++) {
        String term = stored.lookupOrd(i).utf8ToString();
        if (!term.startsWith(prefix)) {
          break;
        }
        int separator = term.indexOf(Fields.SEPARATOR, prefix.length());
        String spelling = term.substring(prefix.length(), separator);
        Integer ord = byValue.get(term.substring(separator + 1));
        if (ord != null && !own.containsKey(spelling)) {
          spell(all, spelling, ord);
        }
      }
    }
    return all;
  }

  private static void spell(Map<String, int[]> into, String spelling, int ord) {
    into.merge(
        spelling,
        new int[] {ord},
        (known, added) -> {
          if (Arrays.stream(known).anyMatch(other -> other == ord)) {
            return known;
          }
          int[] more = Arrays.copyOf(known, known.length + 1);
          more[known.length] = ord;
          return more;
        });
  }
}
