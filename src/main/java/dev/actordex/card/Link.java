package dev.actordex.card;

/// How one record names another, before it is known which card that is.
public sealed interface Link {

  /// By an id of `scheme`; `id` is in the scheme's canonical spelling.
  record ById(Scheme scheme, String id) implements Link {}

  /// By a name that another record of the same source, or any, bears.
  record ByName(CardType type, String name) implements Link {}

  /// Where ids come from.
  enum Scheme {
    /// `G0001`, `S0013`, `T1566.001`, `C0022`, `M1036`.
    ATTACK,
    /// `intrusion-set--…`, whole.
    STIX,
    /// A uuid, lower case, as ETDA and MISP use them.
    UUID,
    /// `win.plugx`.
    MALPEDIA
  }

  static Link attack(String id) {
    return new ById(Scheme.ATTACK, id);
  }

  static Link stix(String id) {
    return new ById(Scheme.STIX, id);
  }

  static Link uuid(String id) {
    return new ById(Scheme.UUID, id);
  }

  /// The uuid within a STIX id.
  static ById uuidOf(ById stix) {
    return new ById(Scheme.UUID, stix.id().substring(stix.id().indexOf("--") + 2));
  }

  static Link malpedia(String id) {
    return new ById(Scheme.MALPEDIA, id);
  }
}
