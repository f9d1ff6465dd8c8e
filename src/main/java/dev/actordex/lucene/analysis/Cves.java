package dev.actordex.lucene.analysis;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds CVE numbers in a text, however their hyphens are set: `cve-2013-3893`.
public final class Cves {
  // The boundary is looked for behind the letter, where few texts come to.
  private static final Pattern CVE =
      Pattern.compile(
          "C(?<=\\bC)VE[\\s_:‐-―-]{0,2}((?:19|20)\\d{2})[_‐-―-](\\d{4,7})\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BARE = Pattern.compile("((?:19|20)\\d{2})-(\\d{4,7})");

  private static final String PREFIX = "cve-";

  private Cves() {}

  public static void collect(String text, Set<String> into) {
    Matcher matcher = CVE.matcher(text);
    while (matcher.find()) {
      into.add(PREFIX + matcher.group(1) + "-" + matcher.group(2));
    }
  }

  /// Whether a word may be a number in the form of the index.
  public static boolean isOne(String word) {
    return word.startsWith(PREFIX);
  }

  /// The form in the index of what is given as a CVE number, with or without its prefix.
  public static String canonical(String typed) {
    String folded = Words.fold(typed.strip());
    Matcher matcher = CVE.matcher(folded);
    if (!matcher.matches()) {
      matcher = BARE.matcher(folded);
      if (!matcher.matches()) {
        return folded;
      }
    }
    return PREFIX + matcher.group(1) + "-" + matcher.group(2);
  }
}
