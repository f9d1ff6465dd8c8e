package dev.actordex.export.markdown;

import dev.actordex.export.Plain;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Text from a source inside Markdown: every sign that Markdown or HTML would read is escaped, so
/// it stays text.
final class Md {
  /// What Markdown or HTML reads anywhere in a line; in front of a line also what makes lists,
  /// headings and rules.
  private static final Pattern SIGN = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~&$]");

  private static final Pattern LEAD = Pattern.compile("(?m)^(\\s*)([-+=]|\\d+(?=[.)]))([.)]?)");

  private static final Pattern MARKUP =
      Pattern.compile(
          "\\[([^\\]\\[]*)\\]\\((card:|https?:)([^)\\s]{0,2000})\\)|\\s?\\[\\^(\\d+)\\]");

  private Md() {}

  /// Everything on one line, as in headings and cells.
  static String line(@Nullable String text) {
    return escaped(Plain.line(text));
  }

  /// Prose in the markup of a card's texts: links to cards become their labels with the id, links
  /// to documents stay links, citations lead to the list of references.
  static String prose(@Nullable String markup) {
    String text = Plain.text(markup).strip();
    StringBuilder out = new StringBuilder(text.length());
    Matcher matcher = MARKUP.matcher(text);
    int from = 0;
    while (matcher.find()) {
      out.append(paragraphs(text.substring(from, matcher.start())));
      from = matcher.end();
      if (matcher.group(4) != null) {
        out.append("\\[").append(matcher.group(4)).append("\\]");
      } else if (matcher.group(2).equals("card:")) {
        String id = matcher.group(3);
        String label = matcher.group(1);
        out.append(line(label));
        if (!id.equals(label)) {
          out.append(" (").append(line(id)).append(")");
        }
      } else {
        if (!out.isEmpty() && out.charAt(out.length() - 1) == '!') {
          // Else the link would be an image, which is fetched when the page is shown.
          out.insert(out.length() - 1, '\\');
        }
        out.append(link(matcher.group(1), matcher.group(2) + matcher.group(3)));
      }
    }
    return out.append(paragraphs(text.substring(from))).toString();
  }

  /// The same on one line.
  static String cell(@Nullable String markup) {
    return prose(markup).replaceAll("\\s*\\n\\s*", " ");
  }

  /// A link where the address is safe, else the label and the address as text.
  static String link(String label, @Nullable String address) {
    String shown = line(label);
    if (address == null) {
      return shown;
    }
    return Plain.link(address)
        .map(url -> "[" + (shown.isEmpty() ? line(url) : shown) + "](<" + url + ">)")
        .orElseGet(() -> shown + (shown.isEmpty() ? "" : " ") + line(address));
  }

  /// Line breaks stay; a single one is a hard break, as the sources mean it.
  private static String paragraphs(String text) {
    return escaped(text)
        .replaceAll("\\n[ \\t]*\\n\\s*", "\n\n")
        .replaceAll("(?<!\\n)\\n(?!\\n)", "\\\\\n");
  }

  private static String escaped(String text) {
    String signs = SIGN.matcher(text.replace('\t', ' ')).replaceAll("\\\\$0");
    return LEAD.matcher(signs)
        .replaceAll(lead -> {
          String sign = lead.group(2);
          String escaped =
              Character.isDigit(sign.charAt(0))
                  ? sign + "\\" + lead.group(3)
                  : "\\" + sign + lead.group(3);
          return java.util.regex.Matcher.quoteReplacement(lead.group(1) + escaped);
        });
  }
}
