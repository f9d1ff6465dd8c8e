package dev.actordex.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sentences of a card that match, by field: HTML-escaped, with `<mark>` as the only tag.
///
/// Held as UTF-8, one after the other: from there they go into an answer as JSON, and as strings
/// they were a quarter of the garbage of a search. Immutable.
public final class Highlights {
  private static final Highlights NONE = new Highlights(new String[0], new byte[0], new int[0]);

  /// Of each sentence. Those of one field stand side by side.
  private final String[] fields;

  private final byte[] utf8;
  private final int[] ends;

  /// @param fields of each sentence, those of one field side by side in the order of the text
  /// @param utf8 the sentences; theirs from now on, like the other two
  /// @param ends where in these bytes each ends and the next begins
  public Highlights(String[] fields, byte[] utf8, int[] ends) {
    if (fields.length != ends.length
        || (ends.length == 0 ? 0 : ends[ends.length - 1]) != utf8.length) {
      throw new IllegalArgumentException("Each sentence has a field and an end");
    }
    this.fields = fields;
    this.utf8 = utf8;
    this.ends = ends;
  }

  public static Highlights none() {
    return NONE;
  }

  /// How many sentences there are.
  public int size() {
    return fields.length;
  }

  public String field(int sentence) {
    return fields[sentence];
  }

  /// All of them; not to be changed.
  public byte[] utf8() {
    return utf8;
  }

  /// Where one begins in [#utf8].
  public int start(int sentence) {
    return sentence == 0 ? 0 : ends[sentence - 1];
  }

  public int end(int sentence) {
    return ends[sentence];
  }

  public String html(int sentence) {
    return new String(
        utf8, start(sentence), end(sentence) - start(sentence), StandardCharsets.UTF_8);
  }

  /// Fields in the order of their first sentences.
  public Map<String, List<String>> byField() {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (int i = 0; i < size(); i++) {
      found.computeIfAbsent(field(i), field -> new ArrayList<>()).add(html(i));
    }
    return Collections.unmodifiableMap(found);
  }

  /// The same sentences are the same, in whatever order their fields were found.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Highlights highlights && byField().equals(highlights.byField());
  }

  @Override
  public int hashCode() {
    return byField().hashCode();
  }

  @Override
  public String toString() {
    return byField().toString();
  }
}
