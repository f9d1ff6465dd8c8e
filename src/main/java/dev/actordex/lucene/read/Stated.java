package dev.actordex.lucene.read;

import dev.actordex.card.Card;
import dev.actordex.card.Claim;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.Source;
import dev.actordex.card.TechniqueUse;
import dev.actordex.search.Facet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which sources state a fact of one card: that it comes from a country, attacks a sector, uses a
/// technique. Read from the whole card, so only when an answer is to be explained by one.
final class Stated {
  private final Supplier<Card> read;
  private @Nullable Card known;

  Stated(Supplier<Card> read) {
    this.read = read;
  }

  private Card card() {
    Card card = known;
    if (card == null) {
      card = read.get();
      known = card;
    }
    return card;
  }

  /// The labels of the sources; none where it follows from something else, a region from its
  /// countries.
  Set<String> by(Facet facet, String value) {
    Set<String> sources = new LinkedHashSet<>();
    switch (facet) {
      case COUNTRY -> claims(card().countries(), value, sources);
      case TARGET -> claims(card().targets(), value, sources);
      case SECTOR -> claims(card().sectors(), value, sources);
      case MOTIVATION -> claims(card().motivations(), value, sources);
      case SPONSOR -> claims(card().sponsors(), value, sources);
      case PLATFORM -> claims(card().platforms(), value, sources);
      case TECHNIQUE -> {
        for (TechniqueUse use : card().techniques()) {
          if (use.attackId().equals(value) || value.equals(use.parent())) {
            use.sources().forEach(record -> add(record.source(), sources));
          }
        }
      }
      case TOOL -> {
        for (SoftwareUse use : card().software()) {
          if (value.equals(use.id()) || use.name().equals(value)) {
            use.sources().forEach(said -> add(said.source(), sources));
          }
        }
      }
      case TYPE, TACTIC, NAME_GIVER, SOURCE, DISPUTED, FIRST_SEEN -> {}
    }
    return sources;
  }

  private static void claims(List<Claim> claims, String value, Set<String> sources) {
    for (Claim claim : claims) {
      if (claim.value().equals(value)) {
        claim.sources().forEach(said -> add(said.source(), sources));
      }
    }
  }

  private static void add(Source source, Set<String> sources) {
    sources.add(source.label());
  }
}
