package dev.actordex.search.landscape;

import java.util.List;

/// The actors among what a search finds, all pages of it.
///
/// @param landscape of the generation that answered
/// @param actors in the order of their ids
/// @param understood how the text was read, in words
public record Selection(Landscape landscape, List<Profile> actors, String understood) {
  public Selection {
    actors = List.copyOf(actors);
  }
}
