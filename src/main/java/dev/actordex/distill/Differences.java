package dev.actordex.distill;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two lists of a field, and in words what one has that the other has not.
final class Differences {
  /// The order of names on a card: as in a dictionary, capitals first where only they differ.
  static final Comparator<String> BY_LETTER =
      Comparator.comparing((String name) -> name.toLowerCase(Locale.ROOT))
          .thenComparing(Comparator.naturalOrder());

  private Differences() {}

  /// `techniques: +T1189 -T1190`; empty when both hold the same in the same order.
  static String of(String field, List<String> was, List<String> is) {
    if (was.equals(is)) {
      return "";
    }
    Stream<String> more = is.stream().filter(v -> !was.contains(v)).map(v -> "+" + v);
    Stream<String> less = was.stream().filter(v -> !is.contains(v)).map(v -> "-" + v);
    String values = Stream.concat(more, less).collect(Collectors.joining(", "));
    return field + ": " + (values.isEmpty() ? "in another order" : values);
  }

  static String join(String... parts) {
    return Arrays.stream(parts).filter(p -> !p.isEmpty()).collect(Collectors.joining("; "));
  }
}
