/// What is kept beside the index so that a hit can be shown without reading its whole card: each a
/// compact form of bytes, written once, read per hit.
///
/// Read [CardHead], then [ForwardText]. Formats change only together with
/// `dev.actordex.lucene.Fields#SCHEMA`.
@NullMarked
package dev.actordex.lucene.stored;

import org.jspecify.annotations.NullMarked;
