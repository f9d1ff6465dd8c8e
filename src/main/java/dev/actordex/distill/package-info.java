/// Keeps the bundled cards up to date: what newer releases of ATT&CK and MISP change in their
/// facts.
///
/// Read [Distiller] first. Takes the set's facts ([CardSet]) and the records that the readers give,
/// returns the set as it should be and every difference as a [Change]. Prose is not here at all, so
/// nothing here can alter it. Knows the words of the domain and [dev.actordex.identity], which
/// decides here as in an import which record of MISP is which group; knows no file.
@NullMarked
package dev.actordex.distill;

import org.jspecify.annotations.NullMarked;
