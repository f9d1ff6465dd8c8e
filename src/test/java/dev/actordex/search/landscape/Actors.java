package dev.actordex.search.landscape;

import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.card.Tactic;
import dev.actordex.search.Facet;
import java.util.ArrayList;
import java.util.List;

/// Actors made of a line each, for tests: `T1566.001` is a technique, `S0013` a software, `JP` a
/// targeted country, `energy` a targeted sector.
final class Actors {
  private Actors() {}

  static Profile actor(String id, String... facts) {
    List<Fact> all = new ArrayList<>();
    for (String fact : facts) {
      all.add(fact(fact));
    }
    return new Profile(
        new CardLink(id, CardType.ACTOR, "Actor " + id, id), all, List.of(), List.of(), null, null);
  }

  static Fact fact(String value) {
    if (value.matches("T\\d+(\\.\\d+)?")) {
      int dot = value.indexOf('.');
      String parent = dot < 0 ? null : value.substring(0, dot);
      return new Fact(Facet.TECHNIQUE, value, value, value, parent, List.of());
    }
    if (value.matches("S\\d+")) {
      return new Fact(Facet.TOOL, value, value, value, null, List.of());
    }
    return Fact.of(value.matches("[A-Z]{2}") ? Facet.TARGET : Facet.SECTOR, value, value);
  }

  static MatrixTechnique technique(String id, boolean withdrawn, Tactic... tactics) {
    int dot = id.indexOf('.');
    return new MatrixTechnique(
        new CardLink(id, CardType.TECHNIQUE, "Technique " + id, id),
        dot < 0 ? null : id.substring(0, dot),
        List.of(tactics),
        withdrawn);
  }

  static Landscape landscape(Profile... actors) {
    return new Landscape("g1", List.of(actors), List.of());
  }
}
