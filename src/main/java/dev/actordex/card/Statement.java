package dev.actordex.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing a source record says, in the source's own spelling. A record is a list of these; the
/// merge turns equal statements of several records into one [Claim].
///
/// A new kind of fact starts here: the compiler then lists the places that must know it.
public sealed interface Statement {

  /// Bears a name. `giver` is who coined it, where the source says so. The record's primary name is
  /// stated too.
  record Named(String name, @Nullable String giver) implements Statement {}

  /// Prose. May hold `(Citation: key)` of ATT&CK, Markdown links and ETDA's `{{…}}`: the merge
  /// resolves them.
  record Described(String text) implements Statement {}

  /// Suspected origin: a country or region as the source writes it.
  record Origin(String place) implements Statement {}

  record Sponsored(String by) implements Statement {}

  record Motivated(String by) implements Statement {}

  /// Victims observed in a country or region.
  record TargetedPlace(String place) implements Statement {}

  record TargetedSector(String sector) implements Statement {}

  /// A date in any of the forms of [FuzzyDate].
  record FirstSeen(String date) implements Statement {}

  record LastSeen(String date) implements Statement {}

  /// When the source last changed the record, ISO date.
  record Modified(String date) implements Statement {}

  record Created(String date) implements Statement {}

  /// What sort of software: `malware`, `tool`, `Backdoor`, `Ransomware` …
  record Kind(String kind) implements Statement {}

  record Platform(String platform) implements Statement {}

  /// A technique serves a tactic.
  record Serves(Tactic tactic) implements Statement {}

  /// A sub-technique's technique.
  record SubtechniqueOf(Link parent) implements Statement {}

  /// Uses a technique or a software; `procedure` says how, with citations.
  record Uses(Link what, @Nullable String procedure) implements Statement {}

  /// Is used by an actor, where the source says it from this side (MISP's `used-by`).
  record UsedBy(Link actor) implements Statement {}

  /// A campaign is attributed to an actor.
  record AttributedTo(Link actor, @Nullable String text) implements Statement {}

  /// An operation of the actor, or one against it (arrests, indictments, takedowns).
  record Operated(
      String date, @Nullable String name, String text, boolean counter, List<String> urls)
      implements Statement {
    public Operated {
      urls = List.copyOf(urls);
    }
  }

  /// Stands in a relation to another card; `likelihood` in MISP's estimative language.
  record Related(RelationType type, Link to, @Nullable String likelihood, @Nullable String text)
      implements Statement {}

  /// Points to a document. `citation` is the key by which the record's texts cite it.
  record Refers(
      @Nullable String url, @Nullable String title, @Nullable String citation, ReferenceKind kind)
      implements Statement {}

  /// A mitigation of a technique.
  record MitigatedBy(String id, String name, @Nullable String text) implements Statement {}

  /// A detection strategy for a technique.
  record DetectedBy(String id, String name, @Nullable String text) implements Statement {}

  /// A field that has no place among the others, kept under the source's own name for it.
  record Noted(String field, String value) implements Statement {}
}
