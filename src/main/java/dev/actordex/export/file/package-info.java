/// Which files there are and how each is written: [CardFormat] of a card, [ResultFormat] of an
/// answer, both behind [Exports]. HTTP and the command line ask here and so give the same bytes.
@NullMarked
package dev.actordex.export.file;

import org.jspecify.annotations.NullMarked;
