package dev.actordex.http;

import dev.actordex.search.CardSearch;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `ETag`s of what comes out of the index: the same as long as index and product are.
final class Tags {
  /// What stays out of a tag.
  private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9._:-]");

  private final CardSearch search;
  private final String version;
  private final Supplier<String> state;

  /// What was told last: of an answer's tag the generation alone changes, and that seldom.
  private volatile Told told = new Told("", "", "");

  private record Told(String generation, String beside, String value) {}

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
    Told known = told;
    if (!known.generation.equals(generation)
        || !known.beside.equals(beside)
        || known.value.isEmpty()) {
      String tag = plain(generation) + "-" + plain(version);
      known = new Told(generation, beside, beside.isEmpty() ? tag : tag + "-" + plain(beside));
      told = known;
    }
    return new Answer.Tag(known.value, weak);
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : ODD.matcher(text).replaceAll("_");
  }
}
