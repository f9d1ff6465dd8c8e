package dev.actordex.lucene.analysis;

/// A word of a text: as it reads, as it is searched, and where it stands.
///
/// @param surface folded (case, accents, width), not stemmed
/// @param term the surface's stem; the surface itself where `fixed`
/// @param start offset of the first character in the text
/// @param end offset after the last
/// @param fixed whether it is an id, a designator or anything else with a digit or a sign in it:
///   never stemmed, never corrected
/// @param apart whether punctuation that ends a thought stands before it, so that it makes no
///   compound with the word before
public record Token(
    String surface, String term, int start, int end, boolean fixed, boolean apart) {}
