package dev.actordex.source.exported;

import dev.actordex.card.Card;
import dev.actordex.card.Operation;
import dev.actordex.card.Reference;
import dev.actordex.card.SourceEntry;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks whether a card from a file is one that this product could have made: a file may have been
/// changed by hand, or be somebody's who means harm.
final class Soundness {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s/?#]+\\S*");

  private Soundness() {}

  /// What is wrong, in a sentence; empty when nothing is.
  static Optional<String> fault(Card card) {
    String missing = missing(card, "");
    if (missing != null) {
      return Optional.of(missing + " is missing");
    }
    if (!ID.matcher(card.id()).matches()) {
      return Optional.of("its id is no id of a card");
    }
    if (card.name().isBlank() || card.names().stream().noneMatch(name -> name.primary())) {
      return Optional.of("it has no primary name");
    }
    if (card.sources().isEmpty()) {
      return Optional.of("it has no source");
    }
    Stream<@Nullable String> links =
        Stream.of(
                card.references().stream().map(Reference::url),
                card.sources().stream().map(SourceEntry::url),
                Stream.concat(card.operations().stream(), card.counterOperations().stream())
                    .map(Operation::urls)
                    .flatMap(List::stream))
            .flatMap(urls -> urls);
    return links
        .filter(Objects::nonNull)
        .filter(url -> !ADDRESS.matcher(url).matches())
        .findFirst()
        .map(url -> "it has a link that is no web address");
  }

  /// The path of the first component that must be there and is not.
  private static @Nullable String missing(Object value, String path) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        String missing = missing(Objects.requireNonNull(list.get(i)), path + "/" + i);
        if (missing != null) {
          return missing;
        }
      }
    } else if (value.getClass().isRecord()) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        String below = path + "/" + snake(component.getName());
        Object part = part(value, component);
        if (part == null) {
          if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return below;
          }
          continue;
        }
        String missing = missing(part, below);
        if (missing != null) {
          return missing;
        }
      }
    }
    return null;
  }

  private static @Nullable Object part(Object value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Every record can be asked for its components", e);
    }
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
