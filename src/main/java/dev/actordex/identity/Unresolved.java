package dev.actordex.identity;

import dev.actordex.card.RecordRef;

/// A link of a record that leads to no loaded card, or a value no table knows.
///
/// @param field what it is: `uses`, `attributed_to`, `related`, `sector`, `country` …
public record Unresolved(RecordRef from, String field, String value) {}
