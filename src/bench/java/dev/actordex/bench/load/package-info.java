/// Load over HTTP: servers in processes of their own, asked questions that no one asked before, in
/// turn with a constant answer of the same size. Read [HttpLoad] first.
@NullMarked
package dev.actordex.bench.load;

import org.jspecify.annotations.NullMarked;
