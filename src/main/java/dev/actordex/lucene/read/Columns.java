package dev.actordex.lucene.read;

import dev.actordex.lucene.Fields;
import dev.actordex.search.Facet;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/// What filters, counts and orders need of every card, as arrays read once per generation.
final class Columns {
  /// A day nobody knows.
  static final int UNKNOWN = Integer.MIN_VALUE;

  private static final Facet[] FACETS = Facet.values();

  private final int maxDoc;
  private final FacetColumn[] facets = new FacetColumn[FACETS.length];
  private final int[] nameRank;
  private final int[] byNameRank;
  private final int[] firstSeen;
  private final int[] lastSeen;
  private final int[] modified;
  private final int[] activeFrom;
  private final int[] activeTo;

  Columns(LeafReader reader) throws IOException {
    maxDoc = reader.maxDoc();
    for (Facet facet : FACETS) {
      facets[facet.ordinal()] = FacetColumn.read(reader, facet);
    }
    nameRank = numbers(reader, Fields.NAME_RANK);
    byNameRank = new int[maxDoc];
    for (int doc = 0; doc < maxDoc; doc++) {
      byNameRank[nameRank[doc]] = doc;
    }
    firstSeen = numbers(reader, Fields.FIRST_SEEN);
    lastSeen = numbers(reader, Fields.LAST_SEEN);
    modified = numbers(reader, Fields.MODIFIED);
    activeFrom = numbers(reader, Fields.ACTIVE_FROM);
    activeTo = numbers(reader, Fields.ACTIVE_TO);
  }

  private static int[] numbers(LeafReader reader, String field) throws IOException {
    int[] numbers = new int[reader.maxDoc()];
    Arrays.fill(numbers, UNKNOWN);
    NumericDocValues stored = reader.getNumericDocValues(field);
    if (stored != null) {
      for (int doc = stored.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = stored.nextDoc()) {
        numbers[doc] = Math.toIntExact(stored.longValue());
      }
    }
    return numbers;
  }

  int maxDoc() {
    return maxDoc;
  }

  FacetColumn facet(Facet facet) {
    return facets[facet.ordinal()];
  }

  int nameRank(int doc) {
    return nameRank[doc];
  }

  /// The card at a place of the list by name.
  int atNameRank(int rank) {
    return byNameRank[rank];
  }

  int firstSeen(int doc) {
    return firstSeen[doc];
  }

  int lastSeen(int doc) {
    return lastSeen[doc];
  }

  int modified(int doc) {
    return modified[doc];
  }

  /// The same as a date; null where it is unknown.
  @Nullable String modifiedOn(int doc) {
    return modified[doc] == UNKNOWN ? null : LocalDate.ofEpochDay(modified[doc]).toString();
  }

  int activeFrom(int doc) {
    return activeFrom[doc];
  }

  int activeTo(int doc) {
    return activeTo[doc];
  }
}
