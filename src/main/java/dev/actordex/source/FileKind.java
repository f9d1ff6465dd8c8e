package dev.actordex.source;

import dev.actordex.card.Source;

/// What a file is, told by its content.
public enum FileKind {
  /// `{"type": "bundle", "objects": […]}`.
  STIX_BUNDLE(Source.ATTACK),
  /// ETDA's export of all groups: `values` whose elements have an `actor`.
  ETDA_GROUPS(Source.ETDA),
  /// ETDA's export of all tools: `values` whose elements have a `tool`.
  ETDA_TOOLS(Source.ETDA),
  /// A cluster of MISP's galaxy: `values` whose elements have a `value`.
  MISP_GALAXY(Source.MISP),
  /// An event of a MISP instance, or an answer of its API with several: `Event`, `response`.
  MISP_EVENT(Source.MISP_EVENT),
  /// Indicators as ThreatFox's API answers them: `data` whose elements have an `ioc`.
  THREATFOX(Source.THREATFOX),
  /// One card of our own: `actordex_card`.
  CARD(Source.ACTORDEX),
  /// Many small cards of our own in one file: `actordex_cards`.
  CARDS(Source.ACTORDEX);

  private final Source source;

  FileKind(Source source) {
    this.source = source;
  }

  /// Whose records it holds, and so which reader takes it.
  public Source source() {
    return source;
  }
}
