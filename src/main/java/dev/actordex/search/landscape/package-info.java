/// What all actors of a generation know, side by side: who is like whom, what a set of them has in
/// common, how often each thing occurs.
///
/// Read [Profile] first, one actor reduced to what can be counted, then [Landscape], all of them
/// with the ways in. [Similarity] is the formula behind "actors like this one"; [Comparison],
/// [Statistics], [TechniqueMatrix] and [NamingTable] are answers made of profiles. Pure functions
/// over the domain's words: no engine, no protocol.
@NullMarked
package dev.actordex.search.landscape;

import org.jspecify.annotations.NullMarked;
