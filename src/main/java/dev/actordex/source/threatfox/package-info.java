/// Reads indicators in the shape of ThreatFox's API answer.
///
/// Read [ThreatFoxSource] first. Knows [dev.actordex.source] and the words of the domain, no other
/// source.
@NullMarked
package dev.actordex.source.threatfox;

import org.jspecify.annotations.NullMarked;
