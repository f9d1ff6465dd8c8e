package dev.actordex.export;

import dev.actordex.card.CardType;
import dev.actordex.card.Tactic;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.landscape.Comparison;
import dev.actordex.search.landscape.Fact;
import dev.actordex.search.landscape.Landscape;
import dev.actordex.search.landscape.Likeness;
import dev.actordex.search.landscape.NamingTable;
import dev.actordex.search.landscape.Profile;
import dev.actordex.search.landscape.Similarity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Actors side by side as JSON: who is like whom and why, what a few have in common, who calls them
/// what.
public final class LandscapeJson {
  private LandscapeJson() {}

  /// @param size how many neighbours were asked for
  /// @param evidence how many shared facts each of them lists at most
  public static void similar(
      JsonGenerator json,
      Landscape landscape,
      Profile actor,
      Similarity.Neighbours neighbours,
      int size,
      int evidence) {
    json.writeStartObject();
    json.writeName("card");
    Links.writeCard(json, actor.card());
    known(json, actor);
    json.writeNumberProperty("total", neighbours.total());
    json.writeNumberProperty("size", size);
    json.writeStringProperty("generation", landscape.generation());
    formula(json, landscape);
    json.writeArrayPropertyStart("similar");
    for (Similarity.Neighbour neighbour : neighbours.nearest()) {
      json.writeStartObject();
      json.writeName("card");
      Links.writeCard(json, neighbour.actor().card());
      values(json, "countries", neighbour.actor(), Facet.COUNTRY);
      likeness(json, neighbour.likeness(), evidence);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// How much there is of an actor to compare by.
  private static void known(JsonGenerator json, Profile actor) {
    json.writeObjectPropertyStart("known");
    for (Facet kind : Similarity.KINDS) {
      json.writeNumberProperty(kind.key(), actor.facts(kind).size());
    }
    json.writeEndObject();
  }

  private static void formula(JsonGenerator json, Landscape landscape) {
    json.writeObjectPropertyStart("formula");
    json.writeStringProperty("text", Similarity.FORMULA);
    json.writeObjectPropertyStart("kinds");
    for (Facet kind : Similarity.KINDS) {
      json.writeNumberProperty(kind.key(), Similarity.kind(kind));
    }
    json.writeEndObject();
    json.writeNumberProperty("through_parent", Similarity.THROUGH_PARENT);
    json.writeNumberProperty("support", Similarity.SUPPORT);
    json.writeObjectPropertyStart("actors");
    for (Facet kind : Similarity.KINDS) {
      json.writeNumberProperty(kind.key(), landscape.knowing(kind));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void likeness(JsonGenerator json, Likeness likeness, int evidence) {
    json.writeNumberProperty("score", likeness.score());
    json.writeNumberProperty("overlap", likeness.overlap());
    json.writeNumberProperty("support", likeness.support());
    json.writeObjectPropertyStart("shared");
    for (Facet kind : Similarity.KINDS) {
      json.writeNumberProperty(kind.key(), likeness.counts().getOrDefault(kind, 0));
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("evidence");
    likeness.evidence().stream().limit(evidence).forEach(each -> evidence(json, each));
    json.writeEndArray();
    json.writeBooleanProperty("truncated", likeness.evidence().size() > evidence);
  }

  private static void evidence(JsonGenerator json, Likeness.Evidence evidence) {
    json.writeStartObject();
    fact(json, evidence.fact());
    json.writeNumberProperty("weight", Math.round(evidence.weight() * 1_000) / 1_000d);
    json.writeNumberProperty("actor_count", evidence.actorCount());
    json.writeBooleanProperty("via_parent", evidence.viaParent());
    JsonForm.strings(json, "ours", evidence.ours());
    JsonForm.strings(json, "theirs", evidence.theirs());
    json.writeEndObject();
  }

  /// A fact within an object: what it is, its card, its search.
  static void fact(JsonGenerator json, Fact fact) {
    json.writeStringProperty("kind", fact.facet().key());
    json.writeStringProperty("value", fact.value());
    json.writeStringProperty("label", fact.label());
    json.writeStringProperty("id", fact.card());
    links(json, fact);
  }

  private static void links(JsonGenerator json, Fact fact) {
    String card = fact.card();
    SearchLinks search =
        new SearchLinks(
            new SearchRequest(
                "",
                List.of(one(Facet.TYPE, CardType.ACTOR.key()), one(fact.facet(), fact.asked())),
                SearchRequest.of("").sort(),
                1,
                SearchRequest.DEFAULT_SIZE,
                SearchRequest.of("").facets(),
                false));
    json.writeObjectPropertyStart("links");
    json.writeStringProperty("self", card == null ? null : JsonForm.selfLink(card));
    json.writeStringProperty("html", html(fact, card));
    json.writeStringProperty("search", search.self());
    json.writeEndObject();
  }

  private static @Nullable String html(Fact fact, @Nullable String card) {
    if (card == null) {
      return null;
    }
    return JsonForm.htmlLink(
        fact.facet() == Facet.TECHNIQUE ? CardType.TECHNIQUE : CardType.SOFTWARE, card);
  }

  private static Filter one(Facet facet, String value) {
    return new Filter.OneOf(facet, List.of(value), false);
  }

  public static void comparison(JsonGenerator json, Comparison comparison, int evidence) {
    json.writeStartObject();
    json.writeStringProperty("generation", comparison.landscape().generation());
    json.writeArrayPropertyStart("actors");
    for (Profile actor : comparison.actors()) {
      json.writeStartObject();
      json.writeStringProperty("id", actor.card().id());
      json.writeStringProperty("type", actor.card().type().key());
      json.writeStringProperty("name", actor.card().name());
      json.writeStringProperty("attack_id", actor.card().attackId());
      JsonForm.strings(json, "names", actor.names().stream().map(Profile.Bearing::name).toList());
      values(json, "countries", actor, Facet.COUNTRY);
      values(json, "motivations", actor, Facet.MOTIVATION);
      json.writeStringProperty("first_seen", actor.firstSeen());
      json.writeStringProperty("last_seen", actor.lastSeen());
      known(json, actor);
      Links.write(json, actor.card().type(), actor.card().id());
      json.writeEndObject();
    }
    json.writeEndArray();
    for (Facet kind : Comparison.KINDS) {
      shared(json, kind, comparison);
    }
    json.writeObjectPropertyStart("shared_by_all");
    for (Facet kind : Comparison.KINDS) {
      json.writeNumberProperty(kind.key(), comparison.sharedByAll(kind));
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("pairs");
    for (Comparison.Pair pair : comparison.pairs()) {
      json.writeStartObject();
      JsonForm.strings(json, "ids", List.of(pair.one().card().id(), pair.other().card().id()));
      likeness(json, pair.likeness(), evidence);
      json.writeEndObject();
    }
    json.writeEndArray();
    formula(json, comparison.landscape());
    json.writeEndObject();
  }

  private static void shared(JsonGenerator json, Facet kind, Comparison comparison) {
    json.writeArrayPropertyStart(plural(kind));
    for (Comparison.Shared each : comparison.facts().getOrDefault(kind, List.of())) {
      json.writeStartObject();
      fact(json, each.fact());
      if (kind == Facet.TECHNIQUE) {
        json.writeStringProperty("parent", each.fact().parent());
        tactics(json, each.fact().tactics());
        JsonForm.strings(json, "used_below", each.usedBelow());
      }
      JsonForm.strings(json, "used_by", each.usedBy());
      json.writeNumberProperty("actor_count", each.actorCount());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String plural(Facet kind) {
    return switch (kind) {
      case COUNTRY -> "countries";
      case TARGET -> "targets";
      case SECTOR -> "sectors";
      case MOTIVATION -> "motivations";
      case SPONSOR -> "sponsors";
      case TOOL -> "software";
      case TECHNIQUE -> "techniques";
      case TACTIC -> "tactics";
      case PLATFORM -> "platforms";
      case TYPE, NAME_GIVER, SOURCE, DISPUTED, FIRST_SEEN -> kind.key();
    };
  }

  static void tactics(JsonGenerator json, List<Tactic> tactics) {
    json.writeArrayPropertyStart("tactics");
    tactics.forEach(tactic -> {
      json.writeStartObject();
      tactic(json, tactic);
      json.writeEndObject();
    });
    json.writeEndArray();
  }

  static void tactic(JsonGenerator json, Tactic tactic) {
    json.writeStringProperty("domain", tactic.domain());
    json.writeStringProperty("shortname", tactic.shortname());
    json.writeStringProperty("name", tactic.name());
    json.writeNumberProperty("order", tactic.order());
  }

  private static void values(JsonGenerator json, String name, Profile actor, Facet facet) {
    JsonForm.strings(json, name, actor.facts(facet).stream().map(Fact::value).toList());
  }

  /// `givers` and `rows`, within an object.
  public static void table(JsonGenerator json, NamingTable table) {
    json.writeArrayPropertyStart("givers");
    for (NamingTable.Giver giver : table.givers()) {
      json.writeStartObject();
      json.writeStringProperty("name", giver.name());
      json.writeNumberProperty("actors", giver.actors());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("rows");
    for (NamingTable.Row row : table.rows()) {
      json.writeStartObject();
      json.writeName("card");
      Links.writeCard(json, row.actor().card());
      json.writeObjectPropertyStart("names");
      for (Map.Entry<String, List<Profile.Bearing>> giver : row.names().entrySet()) {
        json.writeName(giver.getKey());
        names(json, giver.getValue());
      }
      json.writeEndObject();
      json.writeName("others");
      names(json, row.others());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void names(JsonGenerator json, List<Profile.Bearing> names) {
    json.writeStartArray();
    for (Profile.Bearing name : names) {
      json.writeStartObject();
      json.writeStringProperty("name", name.name());
      json.writeBooleanProperty("primary", name.primary());
      json.writeBooleanProperty("contested", name.contested());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
