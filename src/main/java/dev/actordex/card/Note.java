package dev.actordex.card;

/// A field of one source that has no place of its own on a card, under the source's name for it.
public record Note(Source source, String id, String field, String value) {}
