/// The grammar of STIX patterns, 2.0 and 2.1: text → tree → the values in it.
///
/// Read [StixPattern] first. Plain Java; knows the words of [dev.actordex.indicator] and nothing of
/// JSON.
@NullMarked
package dev.actordex.source.stix.pattern;

import org.jspecify.annotations.NullMarked;
