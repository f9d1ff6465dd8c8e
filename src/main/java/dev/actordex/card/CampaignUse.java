package dev.actordex.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A campaign of an actor, or one that uses a technique or software.
public record CampaignUse(
    String id,
    @Nullable String attackId,
    String name,
    @Nullable String firstSeen,
    @Nullable String lastSeen,
    List<Procedure> procedures,
    List<RecordRef> sources) {
  public CampaignUse {
    procedures = List.copyOf(procedures);
    sources = List.copyOf(sources);
  }
}
