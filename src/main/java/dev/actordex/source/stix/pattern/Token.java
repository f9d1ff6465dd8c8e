package dev.actordex.source.stix.pattern;

/// A word of the language.
///
/// @param text a word as written, a literal's value without its quotes
/// @param at where it begins, from 0
record Token(Kind kind, String text, int at) {
  enum Kind {
    /// A keyword, or a part of an object path: letters, digits, `_` and `-`.
    WORD,
    STRING,
    NUMBER,
    /// `h'…'`, `b'…'`.
    BINARY,
    /// `t'…'`.
    TIME,
    /// `[`, `=`, `<=` and the like.
    SIGN,
    END
  }

  boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(word);
  }
}
