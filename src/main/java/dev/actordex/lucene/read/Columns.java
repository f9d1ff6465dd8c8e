package dev.actordex.lucene.read;

import dev.actordex.lucene.Fields;
import dev.actordex.search.Facet;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /// The values of all facets, numbered through in the order of their labels: where each facet's
  /// begin.
  private final int[] firstValues = new int[FACETS.length + 1];

  private final FacetRows rows;

  private final int[] nameRank;
  private final int[] byNameRank;
  private final int[] firstSeen;
  private final int[] lastSeen;
  private final int[] modified;
  private final @Nullable String[] modifiedOn;
  private final int[] activeFrom;
  private final int[] activeTo;

  Columns(LeafReader reader) throws IOException {
    maxDoc = reader.maxDoc();
    for (Facet facet : FACETS) {
      facets[facet.ordinal()] = FacetColumn.read(reader, facet);
    }
    for (int facet = 0; facet < FACETS.length; facet++) {
      // Each facet begins a word of 64 bits of its own.
      firstValues[facet + 1] = firstValues[facet] + (facets[facet].size() + 63) / 64 * 64;
    }
    rows = new FacetRows(maxDoc, List.of(facets), firstValues, values());
    nameRank = numbers(reader, Fields.NAME_RANK);
    byNameRank = new int[maxDoc];
    for (int doc = 0; doc < maxDoc; doc++) {
      byNameRank[nameRank[doc]] = doc;
    }
    firstSeen = numbers(reader, Fields.FIRST_SEEN);
    lastSeen = numbers(reader, Fields.LAST_SEEN);
    modified = numbers(reader, Fields.MODIFIED);
    modifiedOn = dates(modified);
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

  /// Most cards were changed on one of a few thousand days, and every hit shows its own.
  private static @Nullable String[] dates(int[] days) {
    Map<Integer, String> different = new HashMap<>();
    @Nullable String[] dates = new String[days.length];
    for (int doc = 0; doc < days.length; doc++) {
      if (days[doc] != UNKNOWN) {
        dates[doc] =
            different.computeIfAbsent(days[doc], day -> LocalDate.ofEpochDay(day).toString());
      }
    }
    return dates;
  }

  int maxDoc() {
    return maxDoc;
  }

  FacetColumn facet(Facet facet) {
    return facets[facet.ordinal()];
  }

  /// How many numbers the values of all facets take, a multiple of 64.
  int values() {
    return firstValues[FACETS.length];
  }

  /// The number of a facet's first value among the values of all, a multiple of 64.
  int firstValue(Facet facet) {
    return firstValues[facet.ordinal()];
  }

  /// How many values of a facet the card has.
  int valuesOf(Facet facet, int doc) {
    return rows.valuesOf(doc, firstValue(facet), firstValue(facet) + facet(facet).size());
  }

  FacetRows rows() {
    return rows;
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
    return modifiedOn[doc];
  }

  int activeFrom(int doc) {
    return activeFrom[doc];
  }

  int activeTo(int doc) {
    return activeTo[doc];
  }
}
