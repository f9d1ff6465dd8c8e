/// Questions → answers, over one generation at a time.
///
/// Read [LuceneCardSearch] first: it holds the newest [Generation], in which [Search] answers. A
/// query goes through [QueryTranslator] (our tree → a tree of Lucene's queries), [Matching] (its
/// parts read and put together by [Sums], parts that were [Held] before not read again),
/// [Narrowing] (filters and all facet counts in one pass) and, for the shown hits only, [Telling]
/// (why it matched, highlights).
@NullMarked
package dev.actordex.lucene.read;

import org.jspecify.annotations.NullMarked;
