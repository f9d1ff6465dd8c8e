package dev.actordex.http.page;

/// Writes text so that no sign of it is markup, neither between tags nor within quotes.
final class Escape {
  private Escape() {}

  static void text(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> {
          boolean hidden = c < ' ' && c != '\n' && c != '\t' || c == 0x7f;
          out.append(hidden ? '\ufffd' : c);
        }
      }
    }
  }
}
