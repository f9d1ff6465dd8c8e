package dev.actordex.lucene.read;

import dev.actordex.lucene.stored.CardText;
import java.io.IOException;

/// How a plan's clues are looked for on one card after the other: in its texts, and among what is
/// stated of it. Made once per request, for all who look; not thread-safe.
///
/// @param marker of which the marks of cards that are looked at twice are kept
/// @param stated what is true of cards as a whole
/// @param texts where the marker looks
record Traces(Marker marker, StatedClues stated, CardText texts) {

  static Traces of(Generation generation, Plan plan) throws IOException {
    return new Traces(
        new Marker(plan.clues(), generation.halves()),
        new StatedClues(generation, plan.clues()),
        generation.texts());
  }
}
