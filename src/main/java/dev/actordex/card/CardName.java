package dev.actordex.card;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A name a card bears, who says so, and who coined it.
///
/// @param name as written by the strongest source
/// @param key the canonical key, equal for all spellings
/// @param primary whether the card is listed under it
/// @param contested whether another card claims the name as well
/// @param claimants the other cards that claim it
public record CardName(
    String name,
    String key,
    boolean primary,
    boolean contested,
    List<CardLink> claimants,
    List<Naming> sources) {

  public CardName {
    claimants = List.copyOf(claimants);
    sources = List.copyOf(sources);
  }

  /// Who coined the name, as far as any source says, canonical and without repetition.
  public List<String> givers() {
    List<String> givers = new ArrayList<>(2);
    for (Naming source : sources) {
      String giver = source.giver();
      if (giver != null && !givers.contains(giver)) {
        givers.add(giver);
      }
    }
    return List.copyOf(givers);
  }

  /// One record's naming.
  ///
  /// @param raw the name as that record writes it
  /// @param giver who coined it according to that record
  /// @param retired whether it is the name of a record that was revoked in favour of this one
  public record Naming(
      Source source, String id, String raw, @Nullable String giver, boolean retired) {}
}
