package dev.actordex.export;

import dev.actordex.search.Facet;
import dev.actordex.search.SearchPage.FacetValue;
import dev.actordex.search.SearchPage.Hit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Bytes that the answers of one generation share: what every list shows of a card, and a facet's
/// value up to its count. They are made when they are first shown; what is known of cards is
/// forgotten when that is more than a usual index has.
///
/// Of an answer's 55 kB these are all but the reasons, the snippets and the numbers; copied instead
/// of written anew they take a fifth of the time.
///
/// Thread-safe.
final class ReadyJson {
  private static final int MOST_CARDS = 1 << 15;

  private final String generation;
  private final Map<String, Card> cards = new ConcurrentHashMap<>();
  private final List<Map<String, Value>> values = new ArrayList<>();

  /// A card in a list.
  ///
  /// @param head its fields before the score, with a comma after each
  /// @param links its field after all others, with a comma before it
  record Card(byte[] head, byte[] links) {}

  /// A facet's value.
  ///
  /// @param start its object up to the count
  /// @param condition it as a parameter of an address
  record Value(byte[] start, byte[] condition) {}

  ReadyJson(String generation) {
    this.generation = generation;
    for (Facet facet : Facet.values()) {
      values.add(facet.ordinal(), new ConcurrentHashMap<>());
    }
  }

  boolean isOf(String other) {
    return generation.equals(other);
  }

  Card card(Hit hit) {
    Card known = cards.get(hit.id());
    if (known != null) {
      return known;
    }
    Card made = made(hit);
    if (cards.size() >= MOST_CARDS) {
      cards.clear();
    }
    cards.put(hit.id(), made);
    return made;
  }

  Value value(Facet facet, FacetValue value) {
    Map<String, Value> of = values.get(facet.ordinal());
    Value known = of.get(value.value());
    return known != null ? known : of.computeIfAbsent(value.value(), each -> made(facet, value));
  }

  private static Card made(Hit hit) {
    byte[] head =
        JsonForm.pieces(json -> {
          json.writeStartObject();
          SearchPageJson.head(json, hit);
          json.writeEndObject();
        });
    head[head.length - 1] = ',';
    byte[] links =
        JsonForm.pieces(json -> {
          json.writeStartObject();
          Links.write(json, hit.type(), hit.id());
          json.writeEndObject();
        });
    links[0] = ',';
    return new Card(
        Arrays.copyOfRange(head, 1, head.length), Arrays.copyOf(links, links.length - 1));
  }

  private static Value made(Facet facet, FacetValue value) {
    byte[] start =
        JsonForm.pieces(json -> {
          json.writeStartObject();
          SearchPageJson.name(json, value);
          json.writeNumberProperty("count", 0);
          json.writeEndObject();
        });
    return new Value(
        Arrays.copyOf(start, start.length - "0}".length()),
        JsonBytes.utf8(SearchLinks.condition(facet.key(), value.value())));
  }
}
