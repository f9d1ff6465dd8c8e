/// Cards in the shape of ETDA's own export: read [EtdaJson].
@NullMarked
package dev.actordex.export.etda;

import org.jspecify.annotations.NullMarked;
