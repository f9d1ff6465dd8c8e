package dev.actordex.search;

import dev.actordex.card.CardType;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Conditions as people type them, `country` and `CN`: the parameters of the API and the command
/// line's `--filter` mean the same.
///
/// Values of facets whose vocabulary comes with the data (countries, sectors, techniques …) are
/// handed on as typed, key or label: the engine knows which there are. Closed sets (`type`,
/// `source`, `disputed`) are checked here.
public final class Conditions {
  private static final String ACTIVE = "active";
  private static final int MOST_VALUES = 100;
  private static final int LONGEST_VALUE = 256;
  private static final Pattern DAY = Pattern.compile("\\d{4}(?:-\\d{2}(?:-\\d{2})?)?");
  private static final Pattern RANGE = Pattern.compile("([^.]*)\\.\\.([^.]*)");
  private static final List<String> RANGES = List.of("2010", "2010..2012", "2014..", "..2009");

  /// The fields on which sources can disagree.
  private static final Map<String, String> DISPUTABLE =
      ordered("country", "Origin", "motivation", "Motivation", "first_seen", "First seen");

  private Conditions() {}

  /// What is typed is no condition; the message says what it may be.
  public static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;
    private final String name;
    private final transient List<String> allowed;

    private Wrong(String name, String sentence, List<String> allowed) {
      super(sentence);
      this.name = name;
      this.allowed = List.copyOf(allowed);
    }

    public String name() {
      return name;
    }

    /// What may be typed in its place; empty where that is more than a list.
    public List<String> allowed() {
      return allowed;
    }
  }

  /// The facets that are chosen by value; `first_seen` is chosen by a range of years.
  public static List<Facet> facets() {
    return Stream.of(Facet.values()).filter(facet -> facet != Facet.FIRST_SEEN).toList();
  }

  /// Every name of a condition, in the order in which a question states them: values, what is left
  /// out, ranges.
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    facets().forEach(facet -> names.add(facet.key()));
    facets().forEach(facet -> names.add("-" + facet.key()));
    names.addAll(List.of(ACTIVE, Facet.FIRST_SEEN.key()));
    return names;
  }

  /// @param values any of them will do; of a range there is one
  /// @throws Wrong when there is no such condition, or no such value
  public static Filter of(String name, List<String> values) throws Wrong {
    if (name.equals(ACTIVE)) {
      return active(only(name, values));
    }
    if (name.equals(Facet.FIRST_SEEN.key())) {
      return firstSeen(only(name, values));
    }
    boolean excluded = name.startsWith("-");
    Facet facet =
        Facet.of(excluded ? name.substring(1) : name)
            .filter(known -> known != Facet.FIRST_SEEN)
            .orElseThrow(() -> new Wrong(name, "There is no such condition.", names()));
    if (values.isEmpty()) {
      throw new Wrong(name, "The parameter needs a value.", List.of());
    }
    if (values.size() > MOST_VALUES) {
      throw new Wrong(
          name, "The parameter may be given at most " + MOST_VALUES + " times.", List.of());
    }
    List<String> read = new ArrayList<>();
    for (String value : values) {
      String known = value(facet, name, value.strip());
      if (!read.contains(known)) {
        read.add(known);
      }
    }
    return new Filter.OneOf(facet, read, excluded);
  }

  private static String only(String name, List<String> values) throws Wrong {
    if (values.size() != 1) {
      throw new Wrong(name, "The value is one range; it may be given once.", RANGES);
    }
    return values.getFirst();
  }

  private static String value(Facet facet, String name, String value) throws Wrong {
    if (value.isEmpty()) {
      throw new Wrong(name, "The parameter needs a value.", List.of());
    }
    if (value.length() > LONGEST_VALUE) {
      throw new Wrong(
          name, "A value may have at most " + LONGEST_VALUE + " characters.", List.of());
    }
    return switch (facet) {
      case TYPE -> key(name, value, types());
      case SOURCE -> key(name, value, sources());
      case DISPUTED -> key(name, value, DISPUTABLE);
      case COUNTRY,
          TARGET,
          SECTOR,
          MOTIVATION,
          SPONSOR,
          TOOL,
          TECHNIQUE,
          TACTIC,
          PLATFORM,
          NAME_GIVER,
          FIRST_SEEN ->
          value;
    };
  }

  /// The key of a value that was given by its key or its label.
  private static String key(String name, String value, Map<String, String> labels) throws Wrong {
    for (Map.Entry<String, String> each : labels.entrySet()) {
      if (each.getKey().equalsIgnoreCase(value) || each.getValue().equalsIgnoreCase(value)) {
        return each.getKey();
      }
    }
    throw new Wrong(
        name,
        "There is no such value; there are: " + String.join(", ", labels.keySet()) + ".",
        List.copyOf(labels.keySet()));
  }

  private static Map<String, String> types() {
    Map<String, String> labels = new LinkedHashMap<>();
    Arrays.stream(CardType.values()).forEach(type -> labels.put(type.key(), type.path()));
    return labels;
  }

  private static Map<String, String> sources() {
    Map<String, String> labels = new LinkedHashMap<>();
    Arrays.stream(Source.values()).forEach(source -> labels.put(source.key(), source.label()));
    return labels;
  }

  private static Map<String, String> ordered(String... keysAndLabels) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < keysAndLabels.length; i += 2) {
      labels.put(keysAndLabels[i], keysAndLabels[i + 1]);
    }
    return labels;
  }

  private static Filter active(String typed) throws Wrong {
    String[] sides = sides(typed);
    LocalDate from = sides == null ? null : day(sides[0], true);
    LocalDate to = sides == null ? null : day(sides[1], false);
    if (sides == null
        || from == null && !sides[0].isEmpty()
        || to == null && !sides[1].isEmpty()
        || from == null && to == null
        || from != null && to != null && to.isBefore(from)) {
      throw range(ACTIVE, "2010..2012, 2014.. or ..2009; months and days may follow the year");
    }
    return new Filter.Active(from, to);
  }

  private static Filter firstSeen(String typed) throws Wrong {
    String[] sides = sides(typed);
    Integer from = sides == null ? null : year(sides[0]);
    Integer to = sides == null ? null : year(sides[1]);
    if (sides == null
        || from == null && !sides[0].isEmpty()
        || to == null && !sides[1].isEmpty()
        || from == null && to == null
        || from != null && to != null && to < from) {
      throw range(Facet.FIRST_SEEN.key(), "2010, 2010..2012, 2014.. or ..2009");
    }
    return new Filter.FirstSeen(from, to);
  }

  private static Wrong range(String name, String forms) {
    return new Wrong(name, "The value is a time: " + forms + ".", RANGES);
  }

  /// Both sides of a range, a single value being both; null where it is none.
  private static String @Nullable [] sides(String typed) {
    String value = typed.strip();
    Matcher range = RANGE.matcher(value);
    if (range.matches()) {
      return new String[] {range.group(1), range.group(2)};
    }
    return value.isEmpty() ? null : new String[] {value, value};
  }

  private static @Nullable LocalDate day(String text, boolean first) {
    if (!DAY.matcher(text).matches()) {
      return null;
    }
    return FuzzyDate.parse(text).map(date -> first ? date.from() : date.to()).orElse(null);
  }

  private static @Nullable Integer year(String text) {
    return text.matches("\\d{4}") ? Integer.valueOf(text) : null;
  }
}
