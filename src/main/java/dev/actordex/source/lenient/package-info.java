/// Lenient in reading, strict in saying: one record's fields as they come, and a sentence for
/// everything that had to be mended or left out.
///
/// Read [Fields] first. Sources whose records are made by hand (ETDA, MISP, a team's own cards)
/// share what stands here; it knows Jackson's tree and the words of the domain.
@NullMarked
package dev.actordex.source.lenient;

import org.jspecify.annotations.NullMarked;
