package dev.actordex.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How this card stands to another, and who says so.
///
/// @param to null when no loaded card answers to the name
/// @param name the other's name, as its card or, failing that, the source has it
public record Relation(
    RelationType type, @Nullable CardLink to, String name, List<Evidence> evidence) {
  public Relation {
    evidence = List.copyOf(evidence);
  }

  /// @param likelihood in MISP's estimative language, `likely`
  /// @param text what the evidence is, in words
  public record Evidence(
      Source source, String id, @Nullable String likelihood, @Nullable String text) {}
}
