/// What the benchmarks are fed with: the real cards, questions and cards recombined from them, the
/// same for the same seed. Read [Questions] first.
@NullMarked
package dev.actordex.bench.corpus;

import org.jspecify.annotations.NullMarked;
