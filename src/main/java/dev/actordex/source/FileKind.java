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
  CARDS(Source.ACTORDEX),
  /// A finished card as another Actordex exports it: `actordex_export`.
  EXPORTED_CARD(Source.ACTORDEX),
  /// A STIX bundle of such cards: its first object is the definition of our extension.
  EXPORTED_BUNDLE(Source.ACTORDEX);

  /// The id of our STIX extension, by which its bundles are known.
  public static final String EXTENSION =
      "extension-definition--58ab2a43-1f6c-5e0b-9a2f-1c8a41cf4e0d";

  private final Source source;

  FileKind(Source source) {
    this.source = source;
  }

  /// Whose records it holds, and so which reader takes it.
  public Source source() {
    return source;
  }
}
