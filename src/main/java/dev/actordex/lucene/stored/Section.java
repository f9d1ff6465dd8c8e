package dev.actordex.lucene.stored;

import dev.actordex.card.Source;
import dev.actordex.lucene.TextField;
import org.jspecify.annotations.Nullable;

/// A searched text of a card, and what it is on the card.
///
/// @param field where it is searched
/// @param shown the name of its place for a reader: the field's own, or, of labels alone, a facet's
///   (`sector`)
/// @param value what it stands for: a name, a technique's id, a country's code
public record Section(
    TextField field, String shown, @Nullable Source source, @Nullable String value, String text) {

  public Section {
    if (field != TextField.LABEL && !shown.equals(field.key())) {
      throw new IllegalArgumentException("Only labels have another name than their field's");
    }
  }

  public static Section of(TextField field, @Nullable Source source, String text) {
    return new Section(field, field.key(), source, null, text);
  }

  public static Section of(TextField field, String value, String text) {
    return new Section(field, field.key(), null, value, text);
  }
}
