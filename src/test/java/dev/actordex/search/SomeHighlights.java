package dev.actordex.search;

import java.nio.charset.StandardCharsets;

/// A card's highlights as tests want them.
public final class SomeHighlights {
  private SomeHighlights() {}

  /// Of one sentence.
  public static Highlights of(String field, String html) {
    byte[] utf8 = html.getBytes(StandardCharsets.UTF_8);
    return new Highlights(new String[] {field}, utf8, new int[] {utf8.length});
  }
}
