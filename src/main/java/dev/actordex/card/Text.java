package dev.actordex.card;

import java.util.regex.Pattern;

/// One source's prose. `markup` is plain text with paragraphs, in which `[label](card:ID)` leads to
/// a card, `[label](https://…)` to a document and `[^n]` cites reference n of the same card;
/// nothing else in it has a meaning.
public record Text(Source source, String id, String markup) {
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\]\\[]*)\\]\\((?:card:|https?:)[^)\\s]{0,2000}\\)");
  private static final Pattern CITATION = Pattern.compile("\\s?\\[\\^\\d+\\]");

  /// The words alone, as they are searched and shown in highlights.
  public String plain() {
    return plain(markup);
  }

  /// The words of any text in this markup.
  public static String plain(String markup) {
    String words = markup.contains("](") ? LINK.matcher(markup).replaceAll("$1") : markup;
    return words.contains("[^") ? CITATION.matcher(words).replaceAll("") : words;
  }
}
