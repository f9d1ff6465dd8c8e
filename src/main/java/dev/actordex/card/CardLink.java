package dev.actordex.card;

import org.jspecify.annotations.Nullable;

/// Another card, as a card refers to it.
public record CardLink(String id, CardType type, String name, @Nullable String attackId) {}
