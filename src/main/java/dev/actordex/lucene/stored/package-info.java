/// What is kept beside Lucene's index, each a compact form of bytes that is written once: which
/// cards have a term, read per question, and what shows a hit without its whole card, read per hit.
///
/// Read [TermLists] for what finds, [CardHead], then [ForwardText] for what shows. Formats change
/// only together with `dev.actordex.lucene.Fields#SCHEMA`.
@NullMarked
package dev.actordex.lucene.stored;

import org.jspecify.annotations.NullMarked;
