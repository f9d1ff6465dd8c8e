package dev.actordex.search;

import dev.actordex.search.SearchPage.FacetValue;
import java.util.List;

/// The values of a facet that an answer lists, each with its count.
///
/// Asked of one by one: an answer has some five hundred, and as JSON only their numbers and counts
/// are looked at.
public interface CountedValues {
  int UNNUMBERED = -1;

  int size();

  /// The value's number among all of the facet in the generation, under which can be kept what was
  /// made of its names; [#UNNUMBERED] where the engine gives none.
  int number(int place);

  int count(int place);

  boolean selected(int place);

  /// With its names.
  FacetValue get(int place);

  /// Values without numbers.
  static CountedValues of(List<FacetValue> values) {
    List<FacetValue> listed = List.copyOf(values);
    return new CountedValues() {
      @Override
      public int size() {
        return listed.size();
      }

      @Override
      public int number(int place) {
        return UNNUMBERED;
      }

      @Override
      public int count(int place) {
        return listed.get(place).count();
      }

      @Override
      public boolean selected(int place) {
        return listed.get(place).selected();
      }

      @Override
      public FacetValue get(int place) {
        return listed.get(place);
      }
    };
  }
}
