package dev.actordex.source;

import dev.actordex.card.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells by its content what a file is; its name and the order of its keys do not matter.
///
/// A STIX bundle and our own cards are known from their first bytes. All others are run through to
/// the end: MISP writes its version there, and an excerpt that is cut off is none.
final class Recognition {
  private static final int ROWS_LOOKED_AT = 20;
  private static final int KEYS_SHOWN = 8;

  private final SourceFile file;
  private final JsonFile json;
  private final ObjectNode head = JsonNodeFactory.instance.objectNode();
  private final List<String> keys = new ArrayList<>();
  private final Map<String, List<JsonNode>> firstRows = new LinkedHashMap<>();
  private boolean event;

  private boolean exported;

  private Recognition(SourceFile file) {
    this.file = file;
    this.json = new JsonFile(file);
  }

  /// @throws SourceException when the file is none of the kinds, or no JSON at all
  static RecognisedFile recognise(SourceFile file) {
    return new Recognition(file).run();
  }

  private RecognisedFile run() {
    Optional<FileKind> known = json.parse(this::scan);
    if (known.isEmpty()) {
      throw new SourceException(
          file.name(),
          "line 1, column 1 (byte 0)",
          "of no known kind: a JSON object with %s, where a STIX bundle, ETDA groups or tools, a MISP galaxy cluster or event, ThreatFox indicators or an Actordex card was expected"
              .formatted(
                  keys.isEmpty()
                      ? "no keys"
                      : "the keys " + String.join(", ", keys.stream().limit(KEYS_SHOWN).toList())));
    }
    FileKind kind = known.get();
    return switch (kind) {
      case STIX_BUNDLE -> recognised(kind, "bundle", "");
      case ETDA_GROUPS -> recognised(kind, "groups", text("last-db-change"));
      case ETDA_TOOLS -> recognised(kind, "tools", text("last-db-change"));
      case MISP_GALAXY -> {
        String type = text("type");
        yield recognised(kind, type.isBlank() ? "galaxy" : type, text("version"));
      }
      case MISP_EVENT -> recognised(kind, "event", "");
      case THREATFOX -> recognised(kind, "iocs", "");
      case CARD, CARDS -> recognised(kind, "cards", text("release"));
      case EXPORTED_CARD, EXPORTED_BUNDLE -> recognised(kind, "exported", "");
    };
  }

  private RecognisedFile recognised(FileKind kind, String collection, String release) {
    return new RecognisedFile(file, kind, collection, release, head);
  }

  private String text(String key) {
    return SourceException.printable(head.path(key).asString(""));
  }

  private Optional<FileKind> scan(JsonParser parser, RetainingStream bytes) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      keys.add(SourceException.printable(key));
      json.refuseTooMany(keys.size(), parser);
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY) {
        if (firstRows(parser, bytes, key)) {
          return Optional.of(exported ? FileKind.EXPORTED_BUNDLE : FileKind.STIX_BUNDLE);
        }
      } else if (value.isStructStart()) {
        event |= key.equals("Event");
        runThrough(parser);
      } else {
        JsonFile.keep(head, key, parser.readValueAsTree());
      }
      bytes.forget(parser.currentLocation().getByteOffset());
      Optional<FileKind> kind = decided();
      if (kind.filter(k -> k.source() == Source.ACTORDEX).isPresent()) {
        return kind;
      }
    }
    return decided().or(this::byHead);
  }

  /// Whether the first object of a bundle is the definition of our extension; an exporter writes
  /// its type and id first.
  private static boolean beginsWithExtension(JsonParser parser) {
    return parser.nextToken() == JsonToken.START_OBJECT
        && "type".equals(parser.nextName())
        && parser.nextToken() == JsonToken.VALUE_STRING
        && "id".equals(parser.nextName())
        && parser.nextToken() == JsonToken.VALUE_STRING
        && parser.getString().equals(FileKind.EXTENSION);
  }

  /// Known from the document's own keys or from what its first rows look like, if yet.
  private Optional<FileKind> decided() {
    if (head.has("actordex_card")) {
      return Optional.of(FileKind.CARD);
    }
    if (head.has("actordex_export")) {
      return Optional.of(FileKind.EXPORTED_CARD);
    }
    if (head.has("actordex_cards")) {
      return Optional.of(FileKind.CARDS);
    }
    for (JsonNode row : firstRows.getOrDefault("objects", List.of())) {
      if (row.path("type").isString() && row.path("id").asString("").contains("--")) {
        return Optional.of(FileKind.STIX_BUNDLE);
      }
    }
    if (event) {
      return Optional.of(FileKind.MISP_EVENT);
    }
    for (JsonNode row : firstRows.getOrDefault("response", List.of())) {
      if (row.has("Event")) {
        return Optional.of(FileKind.MISP_EVENT);
      }
    }
    for (JsonNode row : firstRows.getOrDefault("data", List.of())) {
      if (row.has("ioc") && row.has("ioc_type")) {
        return Optional.of(FileKind.THREATFOX);
      }
    }
    for (JsonNode row : firstRows.getOrDefault("values", List.of())) {
      if (row.has("actor")) {
        return Optional.of(FileKind.ETDA_GROUPS);
      }
      if (row.has("tool")) {
        return Optional.of(FileKind.ETDA_TOOLS);
      }
      if (row.has("value")) {
        return Optional.of(FileKind.MISP_GALAXY);
      }
    }
    return Optional.empty();
  }

  /// The rows are empty or tell nothing: what the rest of the document claims to be.
  private Optional<FileKind> byHead() {
    if (firstRows.containsKey("objects") && text("type").equals("bundle")) {
      return Optional.of(FileKind.STIX_BUNDLE);
    }
    if (firstRows.containsKey("data") && text("query_status").equals("ok")) {
      return Optional.of(FileKind.THREATFOX);
    }
    if (!firstRows.containsKey("values")) {
      return Optional.empty();
    }
    if (text("source").startsWith("Threat Group Cards")) {
      return switch (text("category")) {
        case "actor" -> Optional.of(FileKind.ETDA_GROUPS);
        case "tool" -> Optional.of(FileKind.ETDA_TOOLS);
        default -> Optional.empty();
      };
    }
    return new TreeSet<>(head.propertyNames()).containsAll(List.of("type", "uuid", "name"))
        ? Optional.of(FileKind.MISP_GALAXY)
        : Optional.empty();
  }

  /// True as soon as the rows are known to be those of a STIX bundle, which need not be run
  /// through.
  private boolean firstRows(JsonParser parser, RetainingStream bytes, String key) {
    if (key.equals("objects") && text("type").equals("bundle")) {
      exported = beginsWithExtension(parser);
      return true;
    }
    List<JsonNode> rows = firstRows.computeIfAbsent(key, k -> new ArrayList<>());
    for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      json.refuseTooManyRows(index + 1, "/" + key + "/" + index);
      if (rows.size() < ROWS_LOOKED_AT) {
        rows.add(parser.readValueAsTree());
        if (decided().filter(FileKind.STIX_BUNDLE::equals).isPresent()) {
          return true;
        }
      } else {
        runThrough(parser);
      }
      bytes.forget(parser.currentLocation().getByteOffset());
    }
    return false;
  }

  /// To the end of the value that begins here. The parser's own way would not see that a string is
  /// too long, and whoever reads it would fail in the middle.
  private static void runThrough(JsonParser parser) {
    int open = 0;
    do {
      JsonToken token = parser.currentToken();
      if (token == JsonToken.VALUE_STRING) {
        parser.streamReadConstraints().validateStringLength(parser.getStringLength());
      } else if (token.isStructStart()) {
        open++;
      } else if (token.isStructEnd()) {
        open--;
      }
    } while (open > 0 && parser.nextToken() != null);
  }
}
