package dev.actordex.card;

import java.util.Locale;

/// How two cards stand to each other; never an identity.
public enum RelationType {
  /// A source says so without saying more.
  POSSIBLY_RELATED("possibly related to"),
  DISTINCT_FROM("distinct from"),
  SUBGROUP_OF("subgroup of"),
  /// MISP's `similar`, with its likelihood.
  SIMILAR_TO("similar to"),
  /// Two cards bear one name.
  SHARES_A_NAME("shares a name with"),
  /// A record of this card claims to be the other card as well.
  CLAIMS_TO_BE("is said to be the same as"),
  /// The reverse: a record on the other card claims to be this one.
  CLAIMED_BY("is claimed by"),
  VARIANT_OF("variant of"),
  /// A source sees the other behind this one: STIX's `attributed-to` between actors.
  ATTRIBUTED_TO("attributed to"),
  /// The source mentions the other card in its text.
  MENTIONS("mentions");

  private final String label;

  RelationType(String label) {
    this.label = label;
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String label() {
    return label;
  }
}
