/// Names, who is who, and the merging of claims: pure functions over records.
///
/// Read [Identity] first: it decides which records are one card and why. [NameKey] says which
/// spellings are one name, [Vocabulary] which raw values are one country or sector, [Merge] turns
/// decided records into cards. Knows the domain's words and nothing else.
@NullMarked
package dev.actordex.identity;

import org.jspecify.annotations.NullMarked;
