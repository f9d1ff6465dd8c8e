/// Reads the attributes of MISP events as indicators.
///
/// Read [MispEventSource] first; [Galaxies] says what tags and clusters point to. Knows
/// [dev.actordex.source] and the words of the domain, no other source.
@NullMarked
package dev.actordex.source.mispevent;

import org.jspecify.annotations.NullMarked;
