package dev.actordex.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something an actor did, or that was done against it, with its date.
///
/// @param date as precise as the source is; null when it gives none
/// @param from first day of the interval the date spans, ISO
/// @param to last day of it
/// @param name the operation's own name, where it has one
/// @param text in the markup of [Text]
/// @param campaign the campaign card of that name
public record Operation(
    Source source,
    String id,
    @Nullable String date,
    @Nullable String from,
    @Nullable String to,
    @Nullable String name,
    String text,
    List<String> urls,
    @Nullable CardLink campaign) {
  public Operation {
    urls = List.copyOf(urls);
  }
}
