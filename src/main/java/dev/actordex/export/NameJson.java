package dev.actordex.export;

import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.search.NameAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Who bears a name, as JSON: piece by piece, because ten thousand names may be asked for at once,
/// and making trees of them took longer than finding who bears them.
public final class NameJson {
  private NameJson() {}

  /// @param asked the name as it was sent, where the answer says so; null otherwise
  public static void write(JsonGenerator json, @Nullable String asked, NameAnswer answer) {
    json.writeStartObject();
    if (asked != null) {
      json.writeStringProperty("asked", asked);
    }
    json.writeStringProperty("name", answer.name());
    json.writeStringProperty("key", answer.key());
    json.writeBooleanProperty("contested", answer.contested());
    json.writeArrayPropertyStart("claims");
    for (NameAnswer.NameClaim claim : answer.claims()) {
      json.writeStartObject();
      json.writeName("card");
      Links.writeCard(json, claim.card());
      json.writeName("name");
      write(json, claim.name());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, CardName name) {
    json.writeStartObject();
    json.writeStringProperty("name", name.name());
    json.writeStringProperty("key", name.key());
    json.writeBooleanProperty("primary", name.primary());
    json.writeBooleanProperty("contested", name.contested());
    json.writeArrayPropertyStart("claimants");
    for (CardLink claimant : name.claimants()) {
      json.writeStartObject();
      json.writeStringProperty("id", claimant.id());
      json.writeStringProperty("type", claimant.type().key());
      json.writeStringProperty("name", claimant.name());
      json.writeStringProperty("attack_id", claimant.attackId());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("sources");
    for (CardName.Naming naming : name.sources()) {
      json.writeStartObject();
      json.writeStringProperty("source", naming.source().key());
      json.writeStringProperty("id", naming.id());
      json.writeStringProperty("raw", naming.raw());
      json.writeStringProperty("giver", naming.giver());
      json.writeBooleanProperty("retired", naming.retired());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("given_by");
    name.givers().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }
}
