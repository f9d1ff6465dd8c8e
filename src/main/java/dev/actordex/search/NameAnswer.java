package dev.actordex.search;

import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import java.util.List;

/// Who bears a name: every claim, the card whose primary name it is first.
public record NameAnswer(String name, String key, boolean contested, List<NameClaim> claims) {
  public NameAnswer {
    claims = List.copyOf(claims);
  }

  /// One card's claim to the name, and on whose word.
  public record NameClaim(CardLink card, CardName name) {}
}
