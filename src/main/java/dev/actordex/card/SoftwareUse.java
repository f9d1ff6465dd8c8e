package dev.actordex.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A software that an actor or campaign uses, or that a software or technique is tied to.
///
/// @param id the software card; null when the source names a software no loaded source describes
/// @param direct false when only campaigns attributed to the actor used it
/// @param sources who says so, and what each calls the software
/// @param actorCount how many loaded actors use it directly
public record SoftwareUse(
    @Nullable String id,
    @Nullable String attackId,
    String name,
    List<String> kinds,
    boolean direct,
    List<CardLink> via,
    List<Procedure> procedures,
    List<Claim.Said> sources,
    int actorCount) {
  public SoftwareUse {
    kinds = List.copyOf(kinds);
    via = List.copyOf(via);
    procedures = List.copyOf(procedures);
    sources = List.copyOf(sources);
  }
}
