package dev.actordex.card;

import org.jspecify.annotations.Nullable;

/// What mitigates or detects a technique, and how.
public record Defence(Source source, String id, String name, @Nullable String text) {}
