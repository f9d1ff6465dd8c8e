/// The index of indicators: one Lucene index beside the generations, changed in place and committed
/// in one step.
///
/// Read [IndicatorFields] for what an indicator becomes in it, then [LuceneIndicatorSink] and
/// [LuceneIndicatorSearch]. It holds no cards and no card ids; it may hold ten million indicators,
/// and nothing on the heap grows with them.
@NullMarked
package dev.actordex.lucene.indicators;

import org.jspecify.annotations.NullMarked;
