package dev.actordex.source.lenient;

import dev.actordex.ingest.Problem.Consequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The fields of one JSON object, read as generously as their meaning allows: a number where a text
/// is expected, one text where a list is. What makes no sense is left out, with a complaint.
///
/// Texts come without white space around them; a blank text counts as absent. A `null` is a
/// complaint, because a source that knows nothing leaves the field out. Fields remember which of
/// them were asked for: [#unread] names the rest.
public final class Fields {
  private final JsonNode object;
  private final String path;
  private final Complaints complaints;
  private final SequencedSet<String> asked = new LinkedHashSet<>();

  /// @param object anything; what is no object has no fields, and is complained about
  public Fields(JsonNode object, Complaints complaints) {
    this(object, "", complaints);
  }

  private Fields(JsonNode object, String path, Complaints complaints) {
    this.path = path;
    this.complaints = complaints;
    if (object.isObject()) {
      this.object = object;
    } else {
      this.object = JsonNodeFactory.instance.objectNode();
      complaints.say(
          quoted(path.isEmpty() ? "the record" : path)
              + " is "
              + kind(object)
              + ", expected was an object",
          Consequence.PARTLY_READ);
    }
  }

  /// A text; a number or a truth value in its JSON spelling, a list of one text as that text.
  public Optional<String> text(String field) {
    return given(field).flatMap(value -> oneText(field, value));
  }

  private Optional<String> oneText(String field, JsonNode value) {
    if (value.isArray() && value.size() == 1) {
      return scalar(value.get(0));
    }
    Optional<String> text = scalar(value);
    if (text.isEmpty() && !value.isString() && !(value.isArray() && value.isEmpty())) {
      complain(field, value, "a text");
    }
    return text;
  }

  /// Texts, without blank ones; one text counts as a list of one.
  public List<String> texts(String field) {
    Optional<JsonNode> value = given(field);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!value.get().isArray()) {
      return oneText(field, value.get()).stream().toList();
    }
    List<String> texts = new ArrayList<>();
    int index = 0;
    for (JsonNode element : value.get()) {
      Optional<String> text = scalar(element);
      if (text.isPresent()) {
        texts.add(text.get());
      } else if (!element.isString()) {
        complain(field + "/" + index, element, "a text");
      }
      index++;
    }
    return texts;
  }

  /// Objects; a single object counts as a list of one.
  public List<Fields> objects(String field) {
    Optional<JsonNode> value = given(field);
    if (value.isEmpty()) {
      return List.of();
    }
    List<Fields> objects = new ArrayList<>();
    if (value.get().isObject()) {
      objects.add(new Fields(value.get(), at(field), complaints));
    } else if (value.get().isArray()) {
      int index = 0;
      for (JsonNode element : value.get()) {
        if (element.isObject()) {
          objects.add(new Fields(element, at(field + "/" + index), complaints));
        } else {
          complain(field + "/" + index, element, "an object");
        }
        index++;
      }
    } else {
      complain(field, value.get(), "a list of objects");
    }
    return objects;
  }

  /// The object in a field; no fields at all when it is absent.
  public Fields object(String field) {
    Optional<JsonNode> value = given(field);
    return new Fields(value.orElseGet(JsonNodeFactory.instance::objectNode), at(field), complaints);
  }

  public boolean has(String field) {
    return object.has(field);
  }

  /// The names of all fields, in the record's order.
  public List<String> names() {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /// The fields nobody asked for, in the record's order.
  public List<String> unread() {
    return names().stream().filter(name -> !asked.contains(name)).toList();
  }

  /// Takes note that a field is known and needs no reading.
  public void skip(String field) {
    asked.add(field);
  }

  /// A field's value in one line, whatever it is: texts joined by commas, anything else as JSON.
  public String inOneLine(String field) {
    asked.add(field);
    JsonNode value = object.path(field);
    if (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode)) {
      return String.join(
          ", ", value.valueStream().map(JsonNode::asString).map(String::strip).toList());
    }
    return scalar(value).orElseGet(value::toString);
  }

  /// The object as it came.
  public JsonNode json() {
    return object;
  }

  /// Complains about this record.
  public void say(String message, Consequence consequence) {
    complaints.say(path.isEmpty() ? message : quoted(path) + ": " + message, consequence);
  }

  private Optional<JsonNode> given(String field) {
    asked.add(field);
    JsonNode value = object.get(field);
    if (value == null) {
      return Optional.empty();
    }
    if (value.isNull()) {
      complaints.say(quoted(at(field)) + " is null; it counts as not given", Consequence.REPAIRED);
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private String at(String field) {
    return path.isEmpty() ? field : path + "/" + field;
  }

  private static Optional<String> scalar(JsonNode value) {
    if (!value.isString() && !value.isNumber() && !value.isBoolean()) {
      return Optional.empty();
    }
    return Optional.of(value.asString().strip()).filter(text -> !text.isEmpty());
  }

  private void complain(String field, JsonNode value, String expected) {
    complaints.say(
        quoted(at(field)) + " is " + kind(value) + ", expected was " + expected,
        Consequence.PARTLY_READ);
  }

  private static String quoted(String name) {
    return "'" + name + "'";
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT, POJO -> "an object";
      case STRING, BINARY -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a truth value";
      case NULL -> "null";
      case MISSING -> "missing";
    };
  }
}
