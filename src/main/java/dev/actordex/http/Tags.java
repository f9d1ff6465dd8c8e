package dev.actordex.http;

import dev.actordex.search.CardSearch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The `ETag`s of what comes out of the index: the same as long as index and product are.
final class Tags {
  private final CardSearch search;
  private final String version;
  private final Supplier<String> state;

  Tags(CardSearch search, String version) {
    this(search, version, () -> "");
  }

  private Tags(CardSearch search, String version, Supplier<String> state) {
    this.search = search;
    this.version = version;
    this.state = state;
  }

  /// Answers with JSON under the tag of the generation, or with "unchanged".
  ///
  /// The index may be exchanged while `body` reads it; then nobody can say of which generation the
  /// answer is, and it goes without a tag.
  Answer tagged(Ask ask, Function<Ask, byte[]> body) {
    Answer.Tag before = now(false);
    byte[] json = body.apply(ask);
    if (before.isIn(ask.has())) {
      return new Answer.Unchanged(before);
    }
    return Answer.json(json, before.equals(now(false)) ? before : null);
  }

  /// The same tags for answers that depend on something else as well.
  ///
  /// @param state names its state
  Tags with(Supplier<String> state) {
    return new Tags(search, version, state);
  }

  Answer.Tag now(boolean weak) {
    return of(search.manifest().generation(), weak);
  }

  Answer.Tag of(String generation, boolean weak) {
    String beside = state.get();
    String tag = plain(generation) + "-" + plain(version);
    return new Answer.Tag(beside.isEmpty() ? tag : tag + "-" + plain(beside), weak);
  }

  /// A version and the name of a generation mostly are plain as they are.
  private static String plain(@Nullable String text) {
    if (text == null) {
      return "";
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder plain = new StringBuilder();
    text.chars().forEach(c -> plain.append(isPlain((char) c) ? (char) c : '_'));
    return plain.toString();
  }

  private static boolean isPlain(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '.'
        || c == '_'
        || c == ':'
        || c == '-';
  }
}
