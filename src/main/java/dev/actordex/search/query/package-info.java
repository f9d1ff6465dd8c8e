/// The query language: what was typed, parsed once into a tree of our own.
///
/// Read [QueryNode], then [QueryParser]: it never fails, what cannot be parsed is read as plain
/// words. Knows the search package's words, no engine.
@NullMarked
package dev.actordex.search.query;

import org.jspecify.annotations.NullMarked;
