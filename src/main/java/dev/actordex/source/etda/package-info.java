/// Reads ETDA's Threat Group Cards: groups with their operations, and tools.
///
/// Read [EtdaSource] first. One group becomes one actor record ([GroupReading]); the operations
/// that have a name of their own become campaign records besides ([NamedOperations]). Knows
/// [dev.actordex.source] and the words of the domain, no other source.
@NullMarked
package dev.actordex.source.etda;

import org.jspecify.annotations.NullMarked;
