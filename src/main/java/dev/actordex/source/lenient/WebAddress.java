package dev.actordex.source.lenient;

import dev.actordex.ingest.Problem.Consequence;
import java.util.Optional;
import java.util.regex.Pattern;

/// A link to a document, mended where a slip of the hand is plain to see.
///
/// A scheme whose first letter was not copied, a bracket around the address, blanks in a file's
/// name, a missing scheme before `www.`: mended and said so. Anything that is then no `http` or
/// `https` address is left out.
public final class WebAddress {
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s/?#]+\\S*");
  private static final Pattern BRACKETS = Pattern.compile("^[\\[<(]+|[\\]>]+$");
  private static final Pattern LOST_LETTER = Pattern.compile("^t?tps?://|^htp(s?)://");

  private static final int LONGEST = 2000;

  private WebAddress() {}

  public static Optional<String> read(String text, Complaints complaints) {
    String stripped = text.strip();
    if (stripped.length() > LONGEST) {
      complaints.say(
          "'" + shortened(stripped) + "' is too long for a web address", Consequence.PARTLY_READ);
      return Optional.empty();
    }
    boolean bracket = stripped.endsWith("]") || stripped.endsWith(">");
    if (!bracket && ADDRESS.matcher(stripped).matches()) {
      return Optional.of(stripped);
    }
    String mended = mend(stripped);
    if (ADDRESS.matcher(mended).matches()) {
      complaints.say(
          "The address '" + stripped + "' was read as '" + mended + "'", Consequence.REPAIRED);
      return Optional.of(mended);
    }
    complaints.say("'" + shortened(stripped) + "' is no web address", Consequence.PARTLY_READ);
    return Optional.empty();
  }

  private static String mend(String text) {
    String mended = BRACKETS.matcher(text).replaceAll("").strip();
    if (mended.startsWith("www.")) {
      mended = "http://" + mended;
    }
    if (LOST_LETTER.matcher(mended).find()) {
      mended =
          (mended.contains("s://") ? "https" : "http") + mended.substring(mended.indexOf("://"));
    }
    return mended.replaceAll("\\s", "%20");
  }

  private static String shortened(String text) {
    return text.length() <= 120 ? text : text.substring(0, 119) + "…";
  }
}
