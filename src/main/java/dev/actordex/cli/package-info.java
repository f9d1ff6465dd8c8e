/// The command line, and the place where the parts are wired together: the only package that knows
/// all others.
///
/// Read [CommandLineApp] first, then [Workspace]. One class a command; each says what it does in
/// its `--help`.
@NullMarked
package dev.actordex.cli;

import org.jspecify.annotations.NullMarked;
