/// Benchmarks that anyone can run: `./mvnw -Pbench test`. They read `../shared/data`.
@NullMarked
package dev.actordex.bench;

import org.jspecify.annotations.NullMarked;
