package dev.actordex.card;

import java.util.Locale;

/// What a reference leads to.
public enum ReferenceKind {
  REPORT,
  /// A detection or defence playbook.
  PLAYBOOK,
  MALPEDIA,
  ALIENVAULT_OTX,
  /// The source's page about the record itself.
  RECORD;

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
