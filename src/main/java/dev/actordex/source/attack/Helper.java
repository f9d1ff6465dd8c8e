package dev.actordex.source.attack;

import java.time.Instant;
import java.util.List;

/// An object that is no record of its own but appears on others: a mitigation, a detection
/// strategy, an analytic, a data component, an asset, a tactic.
///
/// @param shownId its ATT&CK id, else its STIX id
/// @param shortname of a tactic, else empty
/// @param text what it says, for analytics with platforms and log sources
/// @param parts ids of the analytics of a strategy
record Helper(
    String id,
    String type,
    String shownId,
    String name,
    String shortname,
    String text,
    List<String> parts,
    boolean dead,
    Instant modified) {

  Helper {
    parts = List.copyOf(parts);
  }
}
