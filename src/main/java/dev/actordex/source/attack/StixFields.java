package dev.actordex.source.attack;

import dev.actordex.ingest.Problem;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.SourceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// The fields of one STIX object by the type they must have. What has another type is left out and
/// becomes a problem; what is absent, null or blank is simply not there.
final class StixFields {
  /// Names and other values that are searched as a whole. The longest real one has 124 characters.
  static final int LONGEST_LABEL = 300;

  static final int LONGEST_ADDRESS = 4_096;

  private final JsonNode object;
  private final String file;
  private final String place;
  private final Consumer<Problem> problems;

  /// What was said already: a field may be asked for more than once.
  private final Set<String> said;

  StixFields(JsonNode object, String file, String place, Consumer<Problem> problems) {
    this(object, file, place, problems, new HashSet<>());
  }

  private StixFields(
      JsonNode object, String file, String place, Consumer<Problem> problems, Set<String> said) {
    this.object = object;
    this.file = file;
    this.place = place;
    this.problems = problems;
    this.said = said;
  }

  JsonNode json() {
    return object;
  }

  /// Prose, as it stands.
  Optional<String> text(String key) {
    JsonNode value = object.path(key);
    if (absent(value)) {
      return Optional.empty();
    }
    if (!value.isString()) {
      odd(key, value, "a text");
      return Optional.empty();
    }
    return Optional.of(value.asString()).filter(text -> !text.isBlank());
  }

  /// A short text, stripped.
  Optional<String> label(String key) {
    return text(key).flatMap(text -> label(key, text));
  }

  /// Short texts, stripped, in their order, none twice.
  List<String> labels(String key) {
    JsonNode value = object.path(key);
    if (absent(value)) {
      return List.of();
    }
    if (!value.isArray()) {
      odd(key, value, "a list of texts");
      return List.of();
    }
    List<String> labels = new ArrayList<>();
    int index = 0;
    for (JsonNode element : value) {
      String path = key + "/" + index++;
      if (element.isString()) {
        label(path, element.asString()).filter(l -> !labels.contains(l)).ifPresent(labels::add);
      } else {
        odd(path, element, "a text");
      }
    }
    return labels;
  }

  private Optional<String> label(String path, String text) {
    String stripped = text.strip();
    if (stripped.length() > LONGEST_LABEL) {
      say(
          "its %s has %,d characters, more than the %d allowed"
              .formatted(path, stripped.length(), LONGEST_LABEL),
          Consequence.PARTLY_READ);
      return Optional.empty();
    }
    return Optional.of(stripped).filter(label -> !label.isBlank());
  }

  boolean flag(String key) {
    JsonNode value = object.path(key);
    if (absent(value)) {
      return false;
    }
    if (!value.isBoolean()) {
      odd(key, value, "true or false");
      return false;
    }
    return value.asBoolean();
  }

  /// A point in time; the beginning of time when there is none that can be read.
  Instant time(String key) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Instant.MIN;
    }
    try {
      return Instant.parse(text.get());
    } catch (DateTimeException e) {
      say("its %s '%s' is no date".formatted(key, text.get()), Consequence.PARTLY_READ);
      return Instant.MIN;
    }
  }

  /// An address that a browser may follow.
  Optional<String> address(String key) {
    Optional<String> text = text(key).map(String::strip);
    if (text.isEmpty()) {
      return text;
    }
    String address = text.get();
    boolean web =
        address.regionMatches(true, 0, "http://", 0, 7)
            || address.regionMatches(true, 0, "https://", 0, 8);
    boolean whole = address.length() <= LONGEST_ADDRESS && address.chars().allMatch(c -> c > ' ');
    if (!web || !whole) {
      say("its %s '%s' is no web address".formatted(key, cut(address)), Consequence.PARTLY_READ);
      return Optional.empty();
    }
    return text;
  }

  /// Objects in a list; their problems are said of this object.
  List<StixFields> objects(String key) {
    JsonNode value = object.path(key);
    if (absent(value)) {
      return List.of();
    }
    if (!value.isArray()) {
      odd(key, value, "a list of objects");
      return List.of();
    }
    List<StixFields> objects = new ArrayList<>();
    int index = 0;
    for (JsonNode element : value) {
      if (element.isObject()) {
        objects.add(new StixFields(element, file, place, problems, said));
      } else {
        odd(key + "/" + index, element, "an object");
      }
      index++;
    }
    return objects;
  }

  void say(String message, Consequence consequence) {
    if (!said.add(message)) {
      return;
    }
    problems.accept(
        new Problem(
            file,
            SourceException.printable(place),
            SourceException.printable(message),
            consequence));
  }

  private void odd(String path, JsonNode value, String expected) {
    say(
        "its %s is %s where %s was expected".formatted(path, kind(value), expected),
        Consequence.PARTLY_READ);
  }

  private static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  /// What a value is, in words.
  static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT, POJO -> "an object";
      case STRING, BINARY -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL, MISSING -> "null";
    };
  }

  private static String cut(String text) {
    return text.length() <= 120 ? text : text.substring(0, 120) + "…";
  }
}
