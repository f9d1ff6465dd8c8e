/// Actordex beside OpenSearch: the same cards, the same questions, the same machine, in turn. Read
/// [Comparison] first.
@NullMarked
package dev.actordex.bench.compare;

import org.jspecify.annotations.NullMarked;
