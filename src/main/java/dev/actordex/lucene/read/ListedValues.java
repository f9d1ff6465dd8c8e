package dev.actordex.lucene.read;

import dev.actordex.search.CountedValues;
import dev.actordex.search.SearchPage.FacetValue;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// The values of a facet that an answer lists: their numbers and counts, and where their names are.
///
/// Five hundred values of an answer as objects of their own were 14 kB of its garbage.
final class ListedValues implements CountedValues {
  private final FacetColumn column;
  private final int[] ords;
  private final int[] counts;
  private final int size;
  private final @Nullable FixedBitSet chosen;

  /// @param size how many of the numbers and counts are values
  ListedValues(
      FacetColumn column, int[] ords, int[] counts, int size, @Nullable FixedBitSet chosen) {
    this.column = column;
    this.ords = ords;
    this.counts = counts;
    this.size = size;
    this.chosen = chosen;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int number(int place) {
    return ords[place];
  }

  @Override
  public int count(int place) {
    return counts[place];
  }

  @Override
  public boolean selected(int place) {
    return chosen != null && chosen.get(ords[place]);
  }

  @Override
  public FacetValue get(int place) {
    int ord = ords[place];
    return new FacetValue(column.value(ord), column.label(ord), counts[place], selected(place));
  }
}
