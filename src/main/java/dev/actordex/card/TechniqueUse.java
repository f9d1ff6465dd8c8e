package dev.actordex.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A technique that an actor, software or campaign uses.
///
/// @param id the technique card; null when no loaded source has the technique
/// @param tactics all of them, in matrix order
/// @param parent the technique of a sub-technique
/// @param direct false when only campaigns attributed to the actor used it
/// @param via those campaigns
/// @param actorCount how many loaded actors use it directly
public record TechniqueUse(
    @Nullable String id,
    String attackId,
    String name,
    List<Tactic> tactics,
    @Nullable String parent,
    boolean direct,
    List<CardLink> via,
    List<Procedure> procedures,
    List<RecordRef> sources,
    int actorCount) {
  public TechniqueUse {
    tactics = List.copyOf(tactics);
    via = List.copyOf(via);
    procedures = List.copyOf(procedures);
    sources = List.copyOf(sources);
  }
}
