package dev.actordex.lucene.read;

import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchPage.FacetCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// Applies filters to what matched and counts all facets, in one pass.
///
/// A facet's own filters do not narrow its own counts. A card that meets all conditions counts
/// everywhere; one that misses only those of a single facet counts for that facet alone; the rest
/// counts nowhere. So there is no second search.
final class Narrowing {
  private static final Facet[] FACETS = Facet.values();

  /// How many values of a facet are listed.
  static final int LISTED = 50;

  private final Columns columns;
  private final List<Condition> conditions = new ArrayList<>();
  private final Map<Facet, FixedBitSet> selected = new EnumMap<>(Facet.class);

  private final Matching matching;
  private int[] hits;
  private float[] scores;
  private int size;
  private final Map<Facet, int[]> nearMisses = new EnumMap<>(Facet.class);
  private final Map<Facet, Integer> nearMissSizes = new EnumMap<>(Facet.class);

  /// What a card must meet; `facet` is whose counts it does not narrow, null when all.
  private record Condition(@Nullable Facet facet, FixedBitSet cards) {}

  /// @param matching not to be used afterwards: its scores may be raised here
  Narrowing(Columns columns, Matching matching, List<Filter> filters) {
    this.columns = columns;
    this.matching = matching;
    for (Filter filter : filters) {
      add(filter);
    }
    if (conditions.isEmpty()) {
      hits = matching.docs();
      scores = matching.scores();
      size = hits.length;
    } else {
      hits = new int[matching.size()];
      scores = new float[matching.size()];
      pass();
    }
  }

  int size() {
    return size;
  }

  int doc(int i) {
    return hits[i];
  }

  float score(int i) {
    return scores[i];
  }

  /// The place of a hit.
  int placeOf(int doc) {
    return Arrays.binarySearch(hits, 0, size, doc);
  }

  void raise(int i, float by) {
    scores[i] += by;
  }

  private void add(Filter filter) {
    switch (filter) {
      case Filter.OneOf oneOf -> oneOf(oneOf);
      case Filter.Active active -> {
        FixedBitSet cards = new FixedBitSet(columns.maxDoc());
        int from = day(active.from(), Integer.MIN_VALUE + 1);
        int to = day(active.to(), Integer.MAX_VALUE);
        for (int doc = 0; doc < columns.maxDoc(); doc++) {
          if (columns.activeFrom(doc) != Columns.UNKNOWN
              && columns.activeFrom(doc) <= to
              && columns.activeTo(doc) >= from) {
            cards.set(doc);
          }
        }
        conditions.add(new Condition(null, cards));
      }
      case Filter.FirstSeen first -> {
        Integer fromYear = first.from();
        Integer toYear = first.to();
        FacetColumn column = columns.facet(Facet.FIRST_SEEN);
        FixedBitSet cards = new FixedBitSet(columns.maxDoc());
        for (int ord = 0; ord < column.size(); ord++) {
          int year = Integer.parseInt(column.value(ord));
          if ((fromYear == null || year >= fromYear) && (toYear == null || year <= toYear)) {
            column.markDocs(ord, cards);
            select(Facet.FIRST_SEEN, ord);
          }
        }
        merge(Facet.FIRST_SEEN, cards);
      }
    }
  }

  private void oneOf(Filter.OneOf oneOf) {
    FacetColumn column = columns.facet(oneOf.facet());
    FixedBitSet cards = new FixedBitSet(columns.maxDoc());
    for (String value : oneOf.values()) {
      for (int ord : column.resolve(value)) {
        column.markDocs(ord, cards);
        if (!oneOf.excluded()) {
          select(oneOf.facet(), ord);
        }
      }
    }
    if (oneOf.excluded()) {
      cards.flip(0, columns.maxDoc());
    }
    merge(oneOf.facet(), cards);
  }

  private void select(Facet facet, int ord) {
    selected.computeIfAbsent(facet, f -> new FixedBitSet(columns.facet(f).size())).set(ord);
  }

  /// Several conditions on one facet are one, or a card that misses two of them would be lost to
  /// that facet's counts.
  private void merge(Facet facet, FixedBitSet cards) {
    for (Condition condition : conditions) {
      if (condition.facet() == facet) {
        condition.cards().and(cards);
        return;
      }
    }
    conditions.add(new Condition(facet, cards));
  }

  private static int day(@Nullable LocalDate day, int open) {
    return day == null ? open : Math.toIntExact(day.toEpochDay());
  }

  private void pass() {
    for (int i = 0; i < matching.size(); i++) {
      int doc = matching.doc(i);
      Condition missed = null;
      int misses = 0;
      for (Condition condition : conditions) {
        if (!condition.cards().get(doc)) {
          missed = condition;
          if (++misses > 1) {
            break;
          }
        }
      }
      if (misses == 0) {
        hits[size] = doc;
        scores[size++] = matching.score(i);
      } else if (misses == 1 && missed != null && missed.facet() != null) {
        nearMiss(missed.facet(), doc);
      }
    }
  }

  private void nearMiss(Facet facet, int doc) {
    int[] docs = nearMisses.computeIfAbsent(facet, f -> new int[64]);
    int count = nearMissSizes.getOrDefault(facet, 0);
    if (count == docs.length) {
      docs = Arrays.copyOf(docs, count * 2);
      nearMisses.put(facet, docs);
    }
    docs[count] = doc;
    nearMissSizes.put(facet, count + 1);
  }

  /// The counts of the facets asked for, in the facets' order.
  ///
  /// @param tally that has counted nothing
  List<FacetCounts> counts(Set<Facet> asked, Tally tally) {
    if (size == columns.maxDoc()) {
      tally.addAll();
    } else {
      tally.add(hits, size);
    }
    nearMisses.forEach(
        (facet, docs) -> tally.add(facet, docs, nearMissSizes.getOrDefault(facet, 0)));
    List<FacetCounts> counts = new ArrayList<>(FACETS.length);
    for (Facet facet : FACETS) {
      if (asked.contains(facet)) {
        counts.add(list(facet, tally));
      }
    }
    return counts;
  }

  /// The most frequent values, ties by label; selected ones always.
  private FacetCounts list(Facet facet, Tally tally) {
    FacetColumn column = columns.facet(facet);
    FixedBitSet chosen = selected.get(facet);
    int all = tally.list(facet, LISTED);
    int listed = tally.listed();
    FixedBitSet unlisted = chosen == null ? null : chosen.clone();
    int more = unlisted == null ? 0 : unlisted.cardinality();
    int[] ords = new int[listed + more];
    int[] counts = new int[listed + more];
    int size = listed;
    for (int i = 0; i < listed; i++) {
      ords[i] = column.atLabelRank(tally.rank(i));
      counts[i] = tally.countOf(i);
      if (unlisted != null) {
        unlisted.clear(ords[i]);
      }
    }
    for (int ord = 0; unlisted != null && ord < column.size(); ord++) {
      if (unlisted.get(ord)) {
        ords[size] = ord;
        counts[size++] = tally.count(facet, ord);
      }
    }
    return new FacetCounts(
        facet, all > LISTED, new ListedValues(column, ords, counts, size, chosen));
  }
}
