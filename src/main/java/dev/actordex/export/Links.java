package dev.actordex.export;

import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import tools.jackson.core.JsonGenerator;

/// Where a card is shown, written beside it.
public final class Links {
  private Links() {}

  public static void write(JsonGenerator json, CardType type, String id) {
    json.writeObjectPropertyStart("links");
    json.writeStringProperty("self", JsonForm.selfLink(id));
    json.writeStringProperty("html", JsonForm.htmlLink(type, id));
    json.writeEndObject();
  }

  public static void writeCard(JsonGenerator json, CardLink card) {
    json.writeStartObject();
    json.writeStringProperty("id", card.id());
    json.writeStringProperty("type", card.type().key());
    json.writeStringProperty("name", card.name());
    json.writeStringProperty("attack_id", card.attackId());
    write(json, card.type(), card.id());
    json.writeEndObject();
  }
}
