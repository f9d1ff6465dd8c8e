package dev.actordex.search.query;

import dev.actordex.search.Facet;
import java.util.Locale;
import java.util.Optional;

/// What may stand before the colon in a query: a facet, or one of the searchable parts of a card.
public sealed interface QueryField {

  /// As it is written before the colon.
  String key();

  /// `country:CN`, `technique:T1566`.
  record OfFacet(Facet facet) implements QueryField {
    @Override
    public String key() {
      return facet.key();
    }
  }

  /// A part of a card that is text or an id, no facet.
  enum Part implements QueryField {
    /// Any name the card bears.
    NAME,
    /// A name other than the one the card is listed under.
    ALIAS,
    DESCRIPTION,
    OPERATION,
    CVE,
    ID,
    URL,
    /// An interval that the card's activity overlaps: `active:2010..2012`.
    ACTIVE;

    @Override
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Optional<QueryField> of(String word) {
    String key = word.toLowerCase(Locale.ROOT);
    for (Part part : Part.values()) {
      if (part.key().equals(key)) {
        return Optional.of(part);
      }
    }
    return Facet.of(key).map(OfFacet::new);
  }
}
