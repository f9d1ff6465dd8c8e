package dev.actordex.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An actor that uses the technique or software on whose card this stands, or runs the campaign.
///
/// @param countries the actor's suspected origins, ISO 3166-1 alpha-2
/// @param direct false when only campaigns attributed to the actor used it
public record ActorUse(
    String id,
    @Nullable String attackId,
    String name,
    List<String> countries,
    boolean direct,
    List<CardLink> via,
    List<Procedure> procedures,
    List<RecordRef> sources) {
  public ActorUse {
    countries = List.copyOf(countries);
    via = List.copyOf(via);
    procedures = List.copyOf(procedures);
    sources = List.copyOf(sources);
  }
}
