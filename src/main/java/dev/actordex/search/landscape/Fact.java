package dev.actordex.search.landscape;

import dev.actordex.card.Tactic;
import dev.actordex.search.Facet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing an actor is known for: a technique, a software, a country.
///
/// @param facet what sort of thing it is, and the parameter by which a search finds it
/// @param value the canonical value, the same for all actors that have it
/// @param label the value for a reader
/// @param card the card of the technique or software, where there is one
/// @param parent the technique of a sub-technique, its ATT&CK id
/// @param tactics of a technique
public record Fact(
    Facet facet,
    String value,
    String label,
    @Nullable String card,
    @Nullable String parent,
    List<Tactic> tactics) {
  public Fact {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A fact needs a value");
    }
    tactics = List.copyOf(tactics);
  }

  static Fact of(Facet facet, String value, String label) {
    return new Fact(facet, value, label, null, null, List.of());
  }

  /// What to ask a search for; software that no card describes is known by its name alone.
  public String asked() {
    return facet == Facet.TOOL && card == null ? label : value;
  }

  /// The technique above, or the technique itself: what sub-techniques have in common.
  public String family() {
    return parent == null ? value : parent;
  }

  /// Which thing it is, whatever it is called here.
  Key key() {
    return new Key(facet, value);
  }

  /// What makes two actors' facts the same one.
  record Key(Facet facet, String value) {}
}
