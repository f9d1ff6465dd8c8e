/// How a text becomes words, and which words mean the same.
///
/// Read [Words] first: index and query are taken apart by it alone. [Synonyms] reads
/// `index/synonyms.txt`. Knows Lucene's analysis, nothing of fields or queries.
@NullMarked
package dev.actordex.lucene.analysis;

import org.jspecify.annotations.NullMarked;
