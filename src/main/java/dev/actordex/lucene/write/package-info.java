/// Cards → a new generation.
///
/// Read [LuceneCardSink] first, then [CardDocument]: what of a card goes where.
@NullMarked
package dev.actordex.lucene.write;

import org.jspecify.annotations.NullMarked;
