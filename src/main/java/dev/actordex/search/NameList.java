package dev.actordex.search;

import java.util.List;
import java.util.stream.Stream;

/// A pasted list of names: one a line, blank lines and the spaces around names aside, in its order
/// and with its repetitions.
public record NameList(List<String> names) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  public NameList {
    names = List.copyOf(names);
  }

  public static NameList ofLines(Stream<String> lines) {
    return new NameList(
        lines
            .map(line -> line.replace(BYTE_ORDER_MARK, "").strip())
            .filter(line -> !line.isEmpty())
            .toList());
  }
}
