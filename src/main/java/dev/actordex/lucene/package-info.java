/// The Lucene engine: the only packages that know `org.apache.lucene`.
///
/// Read [Fields] for what a card becomes in the index, [Ranking] for what counts how much,
/// [Generations] for how an index is published. Rooms: `analysis` (text → words), `stored` (what is
/// kept beside Lucene's index to find and to show hits), `write` (cards → a new generation), `read`
/// (questions → answers), `indicators` (an index of its own for indicators of compromise).
@NullMarked
package dev.actordex.lucene;

import org.jspecify.annotations.NullMarked;
