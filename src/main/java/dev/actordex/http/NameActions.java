package dev.actordex.http;

import dev.actordex.card.CardType;
import dev.actordex.export.JsonForm;
import dev.actordex.export.Links;
import dev.actordex.export.NameJson;
import dev.actordex.export.SearchLinks;
import dev.actordex.search.CardSearch;
import dev.actordex.search.NameAnswer;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Suggestion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Who bears a name, which names are contested, and what a half-typed one may become.
final class NameActions {
  private static final int SUGGESTIONS = 10;
  static final int LONGEST = 256;
  private static final int DEFAULT_SIZE = 50;

  private final CardSearch search;
  private final Tags tags;

  NameActions(CardSearch search, Tags tags) {
    this.search = search;
    this.tags = tags;
  }

  Answer name(Ask ask) {
    String name = ask.in("name");
    if (name.length() > LONGEST) {
      throw ProblemDetails.parameter(
              "name", "A name may have at most " + LONGEST + " characters.", List.of())
          .refusal();
    }
    return tags.tagged(ask, same -> claims(search.name(name)));
  }

  /// The contested names; there is no list of all names.
  Answer contested(Ask ask) {
    Parameters parameters = ask.parameters();
    if (!parameters.flag("contested")) {
      throw ProblemDetails.parameter(
              "contested",
              "Only the contested names are listed: contested=true. A single name is at"
                  + " /api/v1/names/{name}.",
              List.of("true"))
          .refusal();
    }
    int size = parameters.number("size", 1, SearchRequest.MAX_SIZE, DEFAULT_SIZE);
    int page = parameters.number("page", 1, SearchRequest.MAX_WINDOW / size, 1);
    return tags.tagged(ask, same -> contested(page, size));
  }

  private byte[] contested(int page, int size) {
    List<NameAnswer> names = search.contestedNames(page, size);
    return JsonForm.pieces(json -> {
      json.writeStartObject();
      json.writeNumberProperty("total", search.contestedNameCount());
      json.writeNumberProperty("page", page);
      json.writeNumberProperty("size", size);
      json.writeArrayPropertyStart("names");
      names.forEach(name -> NameJson.write(json, null, name));
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static byte[] claims(NameAnswer answer) {
    return JsonForm.pieces(json -> NameJson.write(json, null, answer));
  }

  Answer suggest(Ask ask) {
    String typed = ask.parameters().one("q").orElse("");
    if (typed.length() > LONGEST) {
      throw ProblemDetails.parameter(
              "q", "A beginning may have at most " + LONGEST + " characters.", List.of())
          .refusal();
    }
    return tags.tagged(ask, same -> suggestions(typed));
  }

  private byte[] suggestions(String typed) {
    List<Suggestion> suggestions = typed.isBlank() ? List.of() : search.suggest(typed, SUGGESTIONS);
    return JsonForm.pieces(json -> {
      json.writeStartObject();
      json.writeStringProperty("q", typed);
      json.writeArrayPropertyStart("suggestions");
      suggestions.forEach(suggestion -> write(json, suggestion));
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static void write(JsonGenerator json, Suggestion suggestion) {
    json.writeStartObject();
    json.writeStringProperty("type", suggestion.kind());
    json.writeStringProperty("id", suggestion.id());
    json.writeStringProperty("name", suggestion.name());
    json.writeStringProperty("matched", suggestion.matched());
    json.writeStringProperty("attack_id", suggestion.attackId());
    Optional<CardType> type = CardType.of(suggestion.kind());
    if (type.isPresent()) {
      Links.write(json, type.get(), suggestion.id());
    } else {
      String query =
          "?"
              + suggestion.kind()
              + "="
              + URLEncoder.encode(suggestion.id(), StandardCharsets.UTF_8);
      json.writeObjectPropertyStart("links");
      json.writeStringProperty("self", SearchLinks.PATH + query);
      json.writeStringProperty("html", "/search" + query);
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
