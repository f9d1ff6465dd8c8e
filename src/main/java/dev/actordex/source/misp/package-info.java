/// Reads clusters of MISP's galaxy: threat actors, tools, Malpedia's families.
///
/// Read [MispReader] first; it looks at the cluster's `type` and leaves the rest to
/// [ClusterReading]. Knows [dev.actordex.source] and the words of the domain, no other source.
@NullMarked
package dev.actordex.source.misp;

import org.jspecify.annotations.NullMarked;
