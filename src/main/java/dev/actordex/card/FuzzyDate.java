package dev.actordex.card;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date as precise as its source is: an interval of days and the text to show.
///
/// Reads `2008`, `2021-03`, `2021-03-17`, a full timestamp, `2014 Late` (and `Early`, `Mid`,
/// `Spring`, `Summer`, `Autumn`, `Fall`, `Winter`, `Q1`, a month's name), `2008/2014` and
/// `2008..2014` with any of these on either side, and `2010s`. A season spans the northern
/// hemisphere's months; `Winter` is January to March of the year named.
///
/// @param display what to show, in the source's precision
public record FuzzyDate(String display, LocalDate from, LocalDate to)
    implements Comparable<FuzzyDate> {

  /// Four digits below this are a number, not a year.
  private static final int EARLIEST = 1900;

  private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ].*)?");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/](\\d{1,2})");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern DECADE = Pattern.compile("(\\d{3}0)s");
  private static final Pattern PART =
      Pattern.compile("(\\d{4})[ -]+([A-Za-z0-9]+)|([A-Za-z]+) (\\d{4})");
  private static final Pattern RANGE =
      Pattern.compile("(\\d{4}[^/]*?)\\s*(?:/|\\.\\.|–| - |-(?=\\d{4}$))\\s*(\\d{4}.*)");

  public FuzzyDate {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("An interval ends before it begins: " + display);
    }
  }

  /// Empty when the text is no date of a known form.
  public static Optional<FuzzyDate> parse(String text) {
    String trimmed = text.strip();
    try {
      return single(trimmed).or(() -> range(trimmed));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<FuzzyDate> range(String text) {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return single(matcher.group(1).strip())
        .flatMap(start ->
            single(matcher.group(2).strip())
                .map(end -> new FuzzyDate(start.display + "/" + end.display, start.from, end.to)));
  }

  private static Optional<FuzzyDate> single(String text) {
    Matcher matcher = YEAR.matcher(text);
    if (matcher.matches()) {
      return Optional.of(months(text, year(text), 1, 12));
    }
    matcher = DECADE.matcher(text);
    if (matcher.matches()) {
      int first = year(matcher.group(1));
      return Optional.of(
          new FuzzyDate(text, LocalDate.of(first, 1, 1), LocalDate.of(first + 9, 12, 31)));
    }
    matcher = MONTH.matcher(text);
    if (matcher.matches()) {
      int month = Integer.parseInt(matcher.group(2));
      String display = String.format(Locale.ROOT, "%s-%02d", matcher.group(1), month);
      return Optional.of(months(display, year(matcher.group(1)), month, month));
    }
    matcher = DAY.matcher(text);
    if (matcher.matches()) {
      LocalDate day =
          LocalDate.of(
              year(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3)));
      return Optional.of(new FuzzyDate(day.toString(), day, day));
    }
    matcher = PART.matcher(text);
    if (matcher.matches()) {
      String year = matcher.group(1) == null ? matcher.group(4) : matcher.group(1);
      String part = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      return part(year, part);
    }
    return Optional.empty();
  }

  private static Optional<FuzzyDate> part(String yearText, String part) {
    int year = year(yearText);
    String key = part.toLowerCase(Locale.ROOT);
    int[] months =
        switch (key) {
          case "early", "q1", "winter" -> new int[] {1, 3};
          case "spring" -> new int[] {3, 5};
          case "q2" -> new int[] {4, 6};
          case "mid", "middle" -> new int[] {5, 8};
          case "summer" -> new int[] {6, 8};
          case "q3" -> new int[] {7, 9};
          case "autumn", "fall" -> new int[] {9, 11};
          case "late", "end" -> new int[] {9, 12};
          case "q4" -> new int[] {10, 12};
          default -> monthNamed(key);
        };
    if (months.length == 0) {
      return Optional.empty();
    }
    String shown =
        months[0] == months[1]
            ? String.format(Locale.ROOT, "%s-%02d", yearText, months[0])
            : yearText + " " + part;
    return Optional.of(months(shown, year, months[0], months[1]));
  }

  private static int[] monthNamed(String key) {
    for (java.time.Month month : java.time.Month.values()) {
      String name = month.name().toLowerCase(Locale.ROOT);
      if (key.length() >= 3 && name.startsWith(key)) {
        return new int[] {month.getValue(), month.getValue()};
      }
    }
    return new int[0];
  }

  private static FuzzyDate months(String display, int year, int first, int last) {
    return new FuzzyDate(
        display, LocalDate.of(year, first, 1), YearMonth.of(year, last).atEndOfMonth());
  }

  private static int year(String text) {
    int year = Integer.parseInt(text);
    if (year < EARLIEST) {
      throw new DateTimeException("Nothing here is as old as " + year);
    }
    return year;
  }

  @Override
  public int compareTo(FuzzyDate other) {
    int byFrom = from.compareTo(other.from);
    if (byFrom != 0) {
      return byFrom;
    }
    int byTo = to.compareTo(other.to);
    return byTo != 0 ? byTo : display.compareTo(other.display);
  }
}
