package dev.actordex.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document about the card's subject.
///
/// @param number by which the card's texts cite it, from 1
/// @param publisher the document's host, without `www.`
public record Reference(
    int number,
    @Nullable String url,
    @Nullable String title,
    @Nullable String publisher,
    ReferenceKind kind,
    List<RecordRef> sources) {
  public Reference {
    sources = List.copyOf(sources);
  }
}
