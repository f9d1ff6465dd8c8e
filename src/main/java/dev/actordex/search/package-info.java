/// The question and the answer: what may be asked of an index and what comes back.
///
/// [CardSearch] is the port that an engine implements; read it first. Knows the domain's words, no
/// engine and no protocol.
@NullMarked
package dev.actordex.search;

import org.jspecify.annotations.NullMarked;
