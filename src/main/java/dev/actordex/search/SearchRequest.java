package dev.actordex.search;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One question: words, conditions, order and the part of the answer to show.
///
/// @param text in the query language; empty asks for all cards
/// @param page from 1
/// @param facets which facets to count
/// @param explain whether each hit says why it matched in words and numbers
public record SearchRequest(
    String text,
    List<Filter> filters,
    Sort sort,
    int page,
    int size,
    Set<Facet> facets,
    boolean explain) {

  /// Longest query text read, in characters.
  public static final int MAX_TEXT = 1_024;

  public static final int DEFAULT_SIZE = 20;

  public static final int MAX_SIZE = 100;

  /// How deep paging goes: `page × size`.
  public static final int MAX_WINDOW = 10_000;

  public SearchRequest {
    if (page < 1 || size < 1 || size > MAX_SIZE || (long) page * size > MAX_WINDOW) {
      throw new IllegalArgumentException("No such page: " + page + " of size " + size);
    }
    filters = List.copyOf(filters);
    facets = facets.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(facets));
  }

  public static SearchRequest of(String text) {
    return new SearchRequest(
        text, List.of(), Sort.RELEVANCE, 1, DEFAULT_SIZE, EnumSet.allOf(Facet.class), false);
  }

  public int offset() {
    return (page - 1) * size;
  }
}
