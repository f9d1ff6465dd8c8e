/// The run: sources → identity → sink.
///
/// Read [Ingest] first. [CardSource] is what a reader implements, [CardSink] what an engine does.
/// Bad data becomes a [Problem] in the [Report]; the run goes on.
@NullMarked
package dev.actordex.ingest;

import org.jspecify.annotations.NullMarked;
