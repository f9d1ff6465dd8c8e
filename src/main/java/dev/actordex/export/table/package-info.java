/// Cards as rows of a table: [Column] says what a row has, [CardTable] is where rows go, one
/// implementation for each form. [Cells] keeps a cell from becoming a formula.
@NullMarked
package dev.actordex.export.table;

import org.jspecify.annotations.NullMarked;
