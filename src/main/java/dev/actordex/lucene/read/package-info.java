/// Questions → answers, over one generation at a time.
///
/// Read [LuceneCardSearch] first: it holds the newest [Generation], in which [Search] answers. A
/// query goes through [QueryTranslator] (our tree → Lucene), [Matching] (one Lucene search),
/// [Narrowing] (filters and all facet counts in one pass) and, for the shown hits only, [Telling]
/// (why it matched, highlights).
@NullMarked
package dev.actordex.lucene.read;

import org.jspecify.annotations.NullMarked;
