package dev.actordex.card;

import org.jspecify.annotations.Nullable;

/// A source record on a card, and why it is there.
///
/// @param id ATT&CK id, ETDA or MISP uuid
/// @param joinedBecause one sentence: the decision that put the record here
public record SourceEntry(
    Source source,
    String id,
    String name,
    Lifecycle status,
    @Nullable String url,
    String release,
    @Nullable String modified,
    String joinedBecause) {}
