package dev.actordex.http.page;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.SourceEntry;
import dev.actordex.export.JsonForm;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a page is about, in the words of schema.org.
final class SchemaOrg {
  private SchemaOrg() {}

  /// The whole site and how it is searched.
  static ObjectNode site(String origin) {
    ObjectNode site = thing("WebSite", "Actordex", origin + "/");
    site.put("description", "A search engine over threat-actor cards.");
    ObjectNode action = site.putObject("potentialAction").put("@type", "SearchAction");
    action
        .putObject("target")
        .put("@type", "EntryPoint")
        .put("urlTemplate", origin + "/search?q={search_term_string}");
    action.put("query-input", "required name=search_term_string");
    return site;
  }

  /// A page that is only a page: a list, results, about.
  static ObjectNode page(String type, String name, String description, String address) {
    return thing(type, name, address).put("description", description);
  }

  static ObjectNode card(Card card, String origin) {
    String path = Words.address(card.type(), card.id());
    ObjectNode page = thing("WebPage", card.name(), origin + path);
    page.put("inLanguage", "en");
    put(page, "dateCreated", card.created());
    put(page, "dateModified", card.modified());
    page.putObject("isPartOf")
        .put("@type", "WebSite")
        .put("name", "Actordex")
        .put("url", origin + "/");
    breadcrumb(page.putObject("breadcrumb"), card, origin);
    ObjectNode entity = page.putObject("mainEntity").put("@type", kind(card.type()));
    entity.put("name", card.name()).put("identifier", card.id());
    put(entity, "description", card.summary().isBlank() ? null : card.summary());
    strings(
        entity,
        "alternateName",
        card.names().stream()
            .map(CardName::name)
            .filter(name -> !name.equals(card.name()))
            .distinct()
            .toList());
    strings(
        entity,
        "sameAs",
        card.sources().stream()
            .map(SourceEntry::url)
            .filter(Objects::nonNull)
            .filter(Html.Element::safe)
            .distinct()
            .toList());
    return page;
  }

  private static String kind(CardType type) {
    return switch (type) {
      case ACTOR -> "Organization";
      case SOFTWARE -> "SoftwareApplication";
      case TECHNIQUE -> "DefinedTerm";
      case CAMPAIGN -> "Event";
    };
  }

  private static void breadcrumb(ObjectNode list, Card card, String origin) {
    ArrayNode items = list.put("@type", "BreadcrumbList").putArray("itemListElement");
    item(items, "Home", origin + "/");
    item(items, "All " + card.type().path(), origin + "/" + card.type().path());
    item(items, card.name(), origin + Words.address(card.type(), card.id()));
  }

  private static void item(ArrayNode items, String name, String address) {
    int position = items.size() + 1;
    items
        .addObject()
        .put("@type", "ListItem")
        .put("position", position)
        .put("name", name)
        .put("item", address);
  }

  private static ObjectNode thing(String type, String name, String address) {
    return JsonForm.mapper()
        .createObjectNode()
        .put("@context", "https://schema.org")
        .put("@type", type)
        .put("name", name)
        .put("url", address);
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static void strings(ObjectNode node, String name, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(name);
      values.forEach(array::add);
    }
  }
}
