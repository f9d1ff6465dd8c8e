package dev.actordex.http;

import dev.actordex.card.CardType;
import dev.actordex.export.JsonForm;
import dev.actordex.export.LandscapeJson;
import dev.actordex.export.NameJson;
import dev.actordex.search.CardSearch;
import dev.actordex.search.NameAnswer;
import dev.actordex.search.NameList;
import dev.actordex.search.landscape.Landscape;
import dev.actordex.search.landscape.NamingTable;
import dev.actordex.search.landscape.Profile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Who bears each of many names, pasted as text or sent as a JSON array.
final class NameListAction {
  static final int MOST = 10_000;

  private static final String BODY = "body";

  /// About how many bytes an answer has for each name, and for each card that bears it: megabytes
  /// that grow by doubling leave several times as many behind.
  private static final int NAME = 300;

  private static final int CLAIM = 700;

  /// A source may give a name to hundreds of cards, and a visitor ask for it ten thousand times.
  static final int MOST_CLAIMS = 50_000;

  private final CardSearch search;

  NameListAction(CardSearch search) {
    this.search = search;
  }

  Answer names(Ask ask) {
    boolean table = ask.parameters().flag("table");
    Ask.Body body = ask.body();
    if (body == null) {
      throw bad("Names are sent in the body.");
    }
    List<String> names =
        switch (body.type()) {
          case "application/json" -> array(body.bytes());
          case "text/plain" -> lines(body.bytes());
          default -> {
            ProblemKind kind = ProblemKind.UNSUPPORTED_MEDIA;
            throw new ProblemDetails(
                    kind,
                    kind.status(),
                    "Names are read as a JSON array or as lines of text.",
                    "Content-Type",
                    List.of("application/json", "text/plain"),
                    List.of())
                .refusal();
          }
        };
    check(names);
    List<NameAnswer> answers = search.names(names);
    int claims = claims(answers);
    return Answer.json(
        JsonForm.pieces(
            names.size() * NAME + claims * CLAIM,
            json -> {
              json.writeStartObject();
              write(json, names, answers);
              if (table) {
                List<Profile> actors = actors(answers, search.landscape());
                json.writeName("table");
                json.writeStartObject();
                LandscapeJson.table(json, NamingTable.of(actors));
                json.writeEndObject();
              }
              json.writeEndObject();
            }),
        null);
  }

  private static int claims(List<NameAnswer> answers) {
    long claims = answers.stream().mapToLong(answer -> answer.claims().size()).sum();
    if (claims > MOST_CLAIMS) {
      throw bad(
          "Cards bear these names "
              + claims
              + " times in all, and one answer tells at most "
              + MOST_CLAIMS
              + ": ask for fewer names at once.");
    }
    return (int) claims;
  }

  private static void check(List<String> names) {
    if (names.size() > MOST) {
      throw bad("At most " + MOST + " names can be asked for at once.");
    }
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).length() > NameActions.LONGEST) {
        throw bad(
            "A name may have at most "
                + NameActions.LONGEST
                + " characters; number "
                + (i + 1)
                + " has more.");
      }
    }
  }

  private static List<String> lines(byte[] bytes) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return NameList.ofLines(text.lines()).names();
    } catch (CharacterCodingException e) {
      throw bad("The text is not UTF-8.");
    }
  }

  private static List<String> array(byte[] bytes) {
    List<String> names = new ArrayList<>();
    try (JsonParser json = JsonForm.mapper().createParser(bytes)) {
      boolean array = json.nextToken() == JsonToken.START_ARRAY;
      while (array && json.nextToken() == JsonToken.VALUE_STRING) {
        names.add(json.getString());
      }
      if (array && json.currentToken() == JsonToken.END_ARRAY && json.nextToken() == null) {
        return names;
      }
    } catch (JacksonException e) {
      // refused below, as other JSON is
    }
    throw bad("The body must be a JSON array of texts in UTF-8 and nothing else.");
  }

  private static Refusal bad(String detail) {
    return ProblemDetails.parameter(BODY, detail, List.of()).refusal();
  }

  private static void write(JsonGenerator json, List<String> names, List<NameAnswer> answers) {
    json.writeNumberProperty("total", names.size());
    json.writeNumberProperty(
        "unknown", answers.stream().filter(answer -> answer.claims().isEmpty()).count());
    json.writeNumberProperty("contested", answers.stream().filter(NameAnswer::contested).count());
    json.writeArrayPropertyStart("names");
    for (int i = 0; i < names.size(); i++) {
      NameJson.write(json, names.get(i), answers.get(i));
    }
    json.writeEndArray();
  }

  /// The actors that bear any of the names, in the order in which they are met.
  private static List<Profile> actors(List<NameAnswer> answers, Landscape landscape) {
    Map<String, Profile> actors = new LinkedHashMap<>();
    for (NameAnswer answer : answers) {
      for (NameAnswer.NameClaim claim : answer.claims()) {
        if (claim.card().type() == CardType.ACTOR) {
          landscape
              .actor(claim.card().id())
              .ifPresent(actor -> actors.putIfAbsent(actor.card().id(), actor));
        }
      }
    }
    return List.copyOf(actors.values());
  }
}
