package dev.actordex.card;

import java.util.Locale;
import java.util.Optional;

/// Who publishes records. The order is the order of evidence: an earlier source anchors a card
/// before a later one does, and our own bundled cards never outrank what was imported.
public enum Source {
  ATTACK(
      "MITRE ATT&CK",
      "ATT&CK Terms of Use",
      "https://attack.mitre.org/resources/legal-and-branding/terms-of-use/"),
  ETDA(
      "ETDA Threat Group Cards",
      "CC BY-NC-SA 4.0",
      "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
  MISP(
      "MISP galaxy",
      "CC0 1.0 or BSD 2-Clause",
      "https://github.com/MISP/misp-galaxy/blob/main/LICENSE.md"),
  /// STIX bundles of any producer but ATT&CK.
  STIX("STIX", "its producer's terms", ""),
  /// Events of a MISP instance.
  MISP_EVENT("MISP event", "its producer's terms", ""),
  THREATFOX("ThreatFox", "CC0 1.0", "https://threatfox.abuse.ch/faq/"),
  ACTORDEX("Actordex", "Apache-2.0", "https://www.apache.org/licenses/LICENSE-2.0");

  private final String key = name().toLowerCase(Locale.ROOT);
  private final String label;
  private final String licence;
  private final String licenceUrl;

  Source(String label, String licence, String licenceUrl) {
    this.label = label;
    this.licence = licence;
    this.licenceUrl = licenceUrl;
  }

  /// The value in JSON, URLs and the index: `attack`, `etda`, `misp_event`.
  public String key() {
    return key;
  }

  public String label() {
    return label;
  }

  public String licence() {
    return licence;
  }

  public String licenceUrl() {
    return licenceUrl;
  }

  public static Optional<Source> of(String key) {
    for (Source source : values()) {
      if (source.key().equals(key)) {
        return Optional.of(source);
      }
    }
    return Optional.empty();
  }
}
