package dev.actordex.card;

import org.jspecify.annotations.Nullable;

/// How something was used, in one source's words.
///
/// @param text in the markup of [Text]
/// @param via the campaign in which it was observed; null when the source ascribes it directly
public record Procedure(Source source, String id, String text, @Nullable CardLink via) {}
