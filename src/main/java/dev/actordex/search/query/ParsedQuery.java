package dev.actordex.search.query;

import java.util.List;

/// A query text, read.
///
/// @param text what was typed, as far as it was read
/// @param notes sentences on what could not be read as typed
public record ParsedQuery(String text, QueryNode tree, List<String> notes) {
  public ParsedQuery {
    notes = List.copyOf(notes);
  }
}
