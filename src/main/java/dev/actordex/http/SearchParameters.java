package dev.actordex.http;

import dev.actordex.card.CardType;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Source;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parameters of a search, as a [SearchRequest].
///
/// Values of facets whose vocabulary comes with the data (countries, sectors, techniques …) are
/// handed on as typed, key or label: the engine knows which there are. Closed sets (`type`,
/// `source`, `disputed`) are checked here.
final class SearchParameters {
  static final int DEFAULT_SIZE = SearchRequest.DEFAULT_SIZE;

  /// The fields on which sources can disagree.
  private static final Map<String, String> DISPUTABLE =
      ordered("country", "Origin", "motivation", "Motivation", "first_seen", "First seen");

  private static final int MOST_VALUES = 100;
  private static final int LONGEST_VALUE = 256;
  private static final Pattern DAY = Pattern.compile("\\d{4}(?:-\\d{2}(?:-\\d{2})?)?");
  private static final Pattern RANGE = Pattern.compile("([^.]*)\\.\\.([^.]*)");

  private SearchParameters() {}

  /// Every name a search knows, in the order of the documentation.
  static List<String> names() {
    List<String> names = new ArrayList<>(List.of("q"));
    facets().forEach(facet -> names.add(facet.key()));
    names.addAll(List.of("active", "first_seen", "sort", "page", "size", "facets", "explain"));
    facets().forEach(facet -> names.add("-" + facet.key()));
    return names;
  }

  /// The names that say what is sought, and not how it is shown.
  static List<String> conditionNames() {
    List<String> shown = List.of("sort", "page", "size", "facets", "explain");
    return names().stream().filter(name -> !shown.contains(name)).toList();
  }

  /// @throws Refusal naming the parameter that is wrong and what it may be
  static SearchRequest read(Parameters parameters) {
    String text = text(parameters);
    int size = parameters.number("size", 1, SearchRequest.MAX_SIZE, DEFAULT_SIZE);
    int page = parameters.number("page", 1, SearchRequest.MAX_WINDOW / size, 1);
    return new SearchRequest(
        text,
        filters(parameters),
        sort(parameters),
        page,
        size,
        counted(parameters),
        parameters.flag("explain"));
  }

  /// The same of what is sought alone.
  static SearchRequest conditions(Parameters parameters) {
    return new SearchRequest(
        text(parameters),
        filters(parameters),
        Sort.RELEVANCE,
        1,
        DEFAULT_SIZE,
        EnumSet.allOf(Facet.class),
        false);
  }

  private static String text(Parameters parameters) {
    String text = parameters.one("q").orElse("");
    if (text.getBytes(StandardCharsets.UTF_8).length > SearchRequest.MAX_TEXT) {
      throw ProblemDetails.parameter(
              "q", "The text may have at most " + SearchRequest.MAX_TEXT + " bytes.", List.of())
          .refusal();
    }
    return text;
  }

  /// The facets that are chosen by value; `first_seen` is chosen by a range of years.
  private static Stream<Facet> facets() {
    return Arrays.stream(Facet.values()).filter(facet -> facet != Facet.FIRST_SEEN);
  }

  private static List<Filter> filters(Parameters parameters) {
    List<Filter> filters = new ArrayList<>();
    facets().forEach(facet -> oneOf(parameters, facet, false).ifPresent(filters::add));
    facets().forEach(facet -> oneOf(parameters, facet, true).ifPresent(filters::add));
    parameters.one("active").ifPresent(range -> filters.add(active(range)));
    parameters.one("first_seen").ifPresent(range -> filters.add(firstSeen(range)));
    return filters;
  }

  private static Optional<Filter> oneOf(Parameters parameters, Facet facet, boolean excluded) {
    String name = (excluded ? "-" : "") + facet.key();
    List<String> values = parameters.all(name);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (values.size() > MOST_VALUES) {
      throw ProblemDetails.parameter(
              name, "The parameter may be given at most " + MOST_VALUES + " times.", List.of())
          .refusal();
    }
    List<String> read = values.stream().map(value -> value(facet, name, value)).distinct().toList();
    return Optional.of(new Filter.OneOf(facet, read, excluded));
  }

  private static String value(Facet facet, String name, String typed) {
    String value = typed.strip();
    if (value.isEmpty()) {
      throw ProblemDetails.parameter(name, "The parameter needs a value.", List.of()).refusal();
    }
    if (value.length() > LONGEST_VALUE) {
      throw ProblemDetails.parameter(
              name, "A value may have at most " + LONGEST_VALUE + " characters.", List.of())
          .refusal();
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
  private static String key(String name, String value, Map<String, String> labels) {
    for (Map.Entry<String, String> each : labels.entrySet()) {
      if (each.getKey().equalsIgnoreCase(value) || each.getValue().equalsIgnoreCase(value)) {
        return each.getKey();
      }
    }
    throw ProblemDetails.parameter(
            name,
            "There is no such value; there are: " + String.join(", ", labels.keySet()) + ".",
            List.copyOf(labels.keySet()))
        .refusal();
  }

  private static Map<String, String> types() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (CardType type : CardType.values()) {
      labels.put(type.key(), type.path());
    }
    return labels;
  }

  private static Map<String, String> sources() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (Source source : Source.values()) {
      labels.put(source.key(), source.label());
    }
    return labels;
  }

  private static Map<String, String> ordered(String... keysAndLabels) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < keysAndLabels.length; i += 2) {
      labels.put(keysAndLabels[i], keysAndLabels[i + 1]);
    }
    return labels;
  }

  private static Sort sort(Parameters parameters) {
    String typed = parameters.one("sort").orElse(Sort.RELEVANCE.key());
    return Sort.of(typed)
        .orElseThrow(
            () -> ProblemDetails.parameter("sort", "There is no such order.", orders()).refusal());
  }

  private static List<String> orders() {
    return Arrays.stream(Sort.By.values())
        .flatMap(by -> Stream.of(by.key(), "-" + by.key()))
        .toList();
  }

  /// Which facets shall be counted; all when nothing is said.
  static Set<Facet> counted(Parameters parameters) {
    Optional<String> typed = parameters.one("facets");
    if (typed.isEmpty() || typed.get().equals("all")) {
      return EnumSet.allOf(Facet.class);
    }
    if (typed.get().equals("none")) {
      return EnumSet.noneOf(Facet.class);
    }
    Set<Facet> facets = EnumSet.noneOf(Facet.class);
    for (String key : typed.get().split(",", -1)) {
      facets.add(Facet.of(key.strip()).orElseThrow(SearchParameters::noSuchFacet));
    }
    return facets;
  }

  private static Refusal noSuchFacet() {
    List<String> allowed = new ArrayList<>(List.of("all", "none"));
    Arrays.stream(Facet.values()).map(Facet::key).forEach(allowed::add);
    return ProblemDetails.parameter(
            "facets", "The value is a list of facets, separated by commas, or none.", allowed)
        .refusal();
  }

  private static Filter active(String typed) {
    String[] sides = sides(typed);
    LocalDate from = sides == null ? null : day(sides[0], true);
    LocalDate to = sides == null ? null : day(sides[1], false);
    if (sides == null
        || from == null && !sides[0].isEmpty()
        || to == null && !sides[1].isEmpty()
        || from == null && to == null
        || from != null && to != null && to.isBefore(from)) {
      throw range("active", "2010..2012, 2014.. or ..2009; months and days may follow the year");
    }
    return new Filter.Active(from, to);
  }

  private static Filter firstSeen(String typed) {
    String[] sides = sides(typed);
    Integer from = sides == null ? null : year(sides[0]);
    Integer to = sides == null ? null : year(sides[1]);
    if (sides == null
        || from == null && !sides[0].isEmpty()
        || to == null && !sides[1].isEmpty()
        || from == null && to == null
        || from != null && to != null && to < from) {
      throw range("first_seen", "2010, 2010..2012, 2014.. or ..2009");
    }
    return new Filter.FirstSeen(from, to);
  }

  private static Refusal range(String name, String forms) {
    return ProblemDetails.parameter(
            name,
            "The value is a time: " + forms + ".",
            List.of("2010", "2010..2012", "2014..", "..2009"))
        .refusal();
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
