package dev.actordex.source.threatfox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which ids rows had before. They are numbers that follow one another, so a bit each does for
/// most: of ten million rows 3 MB, where a set of strings takes 900.
final class RowIds {
  /// How many numbers share a page: few, so that numbers far apart take little more than strings.
  private static final int PAGE = 512;

  private static final int LONGEST = 18;

  private final Map<Long, long[]> numbers = new HashMap<>();
  private final Set<String> others = new HashSet<>();

  /// @return whether it is new
  boolean add(String id) {
    if (!isNumber(id)) {
      return others.add(id);
    }
    long number = Long.parseLong(id);
    long[] page = numbers.computeIfAbsent(number / PAGE, each -> new long[PAGE / Long.SIZE]);
    int word = (int) (number % PAGE) / Long.SIZE;
    long bit = 1L << number;
    boolean added = (page[word] & bit) == 0;
    page[word] |= bit;
    return added;
  }

  /// As a number is written: `7` and `007` are two ids.
  private static boolean isNumber(String id) {
    return !id.isEmpty()
        && id.length() <= LONGEST
        && (id.charAt(0) != '0' || id.length() == 1)
        && id.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
