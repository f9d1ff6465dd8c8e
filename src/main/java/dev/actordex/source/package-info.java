/// Files of the sources: opened with care, recognised by what is in them, read row by row.
///
/// Read [SourceFile] first, then [Sources], which tells the kinds of file apart and hands each to
/// its reader. The readers live in one package each (`attack`, `etda`, `misp`, `cards`); they know
/// this package and the core, never each other. Nothing here opens a connection or a path that a
/// file names.
@NullMarked
package dev.actordex.source;

import org.jspecify.annotations.NullMarked;
