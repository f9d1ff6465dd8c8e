package dev.actordex.lucene.read;

import java.io.IOException;

/// How a plan's clues are looked for on one card after the other: in its texts, and among what is
/// stated of it. Made once per request, for all who look; not thread-safe.
///
/// @param marker of which the marks of cards that are looked at twice are kept
/// @param stated what is true of cards as a whole
/// @param desk where cards are read
record Traces(Marker marker, StatedClues stated, Desk desk) {

  static Traces of(Generation generation, Plan plan, Desk desk) throws IOException {
    return new Traces(
        new Marker(plan.clues(), generation.halves(), desk.marks()),
        new StatedClues(generation, plan.clues()),
        desk);
  }
}
