package dev.actordex.distill;

import dev.actordex.identity.NameKey;
import java.util.Set;

/// What MISP says and a person has refused to put on a card, from `index/declined.csv`.
public record Declined(Set<Line> lines) {
  public static final Declined NOTHING = new Declined(Set.of());

  public Declined {
    lines = Set.copyOf(lines);
  }

  /// @param field as the card writes it: `names`, `sectors`
  public record Line(String card, String field, String value) {}

  /// Whether exactly this value is refused.
  public boolean has(String card, String field, String value) {
    return lines.contains(new Line(card, field, value));
  }

  /// Whether a name is refused in any spelling.
  public boolean name(String card, String name) {
    String key = NameKey.of(name);
    return lines.stream()
        .anyMatch(line ->
            line.card().equals(card)
                && line.field().equals("names")
                && NameKey.of(line.value()).equals(key));
  }
}
