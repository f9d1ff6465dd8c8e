/// Reads indicators and observables out of STIX bundles, 2.0 and 2.1, of any producer.
///
/// Read [StixIndicatorSource] first, then [StixGraph], which says what they point to. What a bundle
/// says of actors, campaigns and software becomes cards elsewhere. Knows [dev.actordex.source] and
/// the words of the domain, no other source.
@NullMarked
package dev.actordex.source.stix;

import org.jspecify.annotations.NullMarked;
