package dev.actordex.search;

import org.jspecify.annotations.Nullable;

/// A completion of what was typed.
///
/// @param kind a card type's key, or `sector`, `country`
/// @param id the card's id, or the facet value
/// @param name the card's name or the value's label
/// @param matched the name that matched what was typed
public record Suggestion(
    String kind, String id, String name, String matched, @Nullable String attackId) {}
