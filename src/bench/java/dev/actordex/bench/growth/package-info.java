/// What more cards cost: indexes of many sizes, each built and asked in a process of its own. Read
/// [Growth] first.
@NullMarked
package dev.actordex.bench.growth;

import org.jspecify.annotations.NullMarked;
