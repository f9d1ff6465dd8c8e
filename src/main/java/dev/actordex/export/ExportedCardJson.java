package dev.actordex.export;

import dev.actordex.card.Card;
import dev.actordex.card.RecordRef;
import dev.actordex.card.SourceEntry;
import dev.actordex.search.Edition;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/// A card as a file that another Actordex can import: what the file is, where it comes from, the
/// keys of the card itself as the API has them, and its source records as they came.
public final class ExportedCardJson {
  /// The key by which the file is recognised, with the version of its form.
  public static final String MARK = "actordex_export";

  public static final int VERSION = 1;

  private static final ObjectWriter INDENTED =
      JsonForm.mapper().writer().with(SerializationFeature.INDENT_OUTPUT);

  private ExportedCardJson() {}

  /// The whole file, indented.
  public static byte[] file(Card card, Provenance provenance, Edition edition) {
    byte[] compact =
        JsonForm.written(json -> {
          start(json, card, provenance);
          json.writeArrayPropertyStart("records");
          for (SourceEntry entry : card.sources()) {
            record(json, card, entry, edition);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
    return lines(compact);
  }

  /// The same on one line and without the source records: a line of a file of many cards.
  public static byte[] line(Card card, Provenance provenance) {
    return JsonForm.written(json -> {
      start(json, card, provenance);
      json.writeEndObject();
    });
  }

  private static void start(JsonGenerator json, Card card, Provenance provenance) {
    json.writeStartObject();
    json.writeNumberProperty(MARK, VERSION);
    provenance.write(json);
    ObjectNode tree = (ObjectNode) JsonForm.mapper().readTree(JsonForm.bytes(card));
    tree.properties()
        .forEach(property -> {
          json.writeName(property.getKey());
          json.writeTree(property.getValue());
        });
  }

  private static void record(JsonGenerator json, Card card, SourceEntry entry, Edition edition) {
    Optional<byte[]> raw = edition.record(card.id(), new RecordRef(entry.source(), entry.id()));
    if (raw.isEmpty()) {
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("source", entry.source().key());
    json.writeStringProperty("id", entry.id());
    json.writeName("record");
    json.writeRawValue(new String(raw.get(), StandardCharsets.UTF_8));
    json.writeEndObject();
  }

  private static byte[] lines(byte[] compact) {
    JsonNode tree = JsonForm.mapper().readTree(compact);
    return (JsonForm.text(tree, INDENTED) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
