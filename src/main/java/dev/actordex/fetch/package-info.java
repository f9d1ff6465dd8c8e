/// Brings files of sources from their places on the net, distrusting every byte and every header on
/// the way. What a file means is not known here: a [Judge] says whether it is what was asked for.
///
/// Read [Fetcher] first, then [Rules] for what is allowed and how long it may take.
@NullMarked
package dev.actordex.fetch;

import org.jspecify.annotations.NullMarked;
