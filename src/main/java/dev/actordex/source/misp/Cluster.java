package dev.actordex.source.misp;

import dev.actordex.card.CardType;

/// The clusters whose values become cards.
enum Cluster {
  THREAT_ACTOR(CardType.ACTOR, "threat-actors", "threat-actor"),
  TOOL(CardType.SOFTWARE, "tools", "tool"),
  MALPEDIA(CardType.SOFTWARE, "families", "malpedia");

  private final CardType type;
  private final String counted;
  private final String file;

  Cluster(CardType type, String counted, String file) {
    this.type = type;
    this.counted = counted;
    this.file = file;
  }

  CardType type() {
    return type;
  }

  /// Under what the summary counts its values.
  String counted() {
    return counted;
  }

  /// The published file, for want of a page for each value.
  String page() {
    return "https://github.com/MISP/misp-galaxy/blob/main/clusters/" + file + ".json";
  }

  /// The letter of the ATT&CK ids that can name the same thing.
  char attackLetter() {
    return type == CardType.ACTOR ? 'G' : 'S';
  }
}
