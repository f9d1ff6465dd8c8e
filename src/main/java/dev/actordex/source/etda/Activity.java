package dev.actordex.source.etda;

import dev.actordex.source.lenient.Complaints;
import dev.actordex.source.lenient.WebAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What ETDA writes about one operation: a first line that may be the operation's name, prose, and
/// addresses on lines of their own.
///
/// @param name the operation's own name without quotation marks, `Operation SMN`
/// @param aliases further names in the same line, `Operation DarkSeoul`
/// @param text everything but the addresses; without the first line when that is the name alone
record Activity(Optional<String> name, List<String> aliases, String text, List<String> urls) {
  private static final String OPEN = "[“”\"]";
  private static final String QUOTED = OPEN + "([^“”\"]{2,80})" + OPEN;

  /// `Operation “DustySky” Part 2`: the operation is DustySky.
  private static final Pattern OPERATION_QUOTED =
      Pattern.compile("(?i:operation) " + QUOTED + "(?<rest>$|[ ,:/.(].{0,80}$)");

  /// `Operation Aurora`, but neither `Operations in Lebanon` nor `Operation against banks`.
  private static final Pattern OPERATION_BARE =
      Pattern.compile("Operation ([A-Z][\\w#'’-]*(?: [A-Z][\\w#'’-]*){0,3})");

  /// `“IXESHE” campaign`, `“Hoplight” Malware Campaign`.
  private static final Pattern CAMPAIGN_AFTER =
      Pattern.compile(QUOTED + "((?: \\p{Lu}\\w+)? [Cc]ampaigns?)");

  /// `Campaign “X”`.
  private static final Pattern CAMPAIGN_BEFORE =
      Pattern.compile("(?i:campaign) " + QUOTED + "(?<rest>$|[ ,:/.(].{0,80}$)");

  private static final Pattern ANOTHER_NAME = Pattern.compile("^ ?/ ?" + QUOTED + "$");
  private static final Pattern ADDRESS_LINE = Pattern.compile("<?https?://\\S+>?");

  /// File names with blanks occur in addresses; they end in a file's extension.
  private static final Pattern ADDRESS_WITH_BLANKS =
      Pattern.compile("https?://\\S+/[^/]*\\.(?:pdf|docx?|html?)(?:\\?\\S*)?");

  /// Longer lines are prose, whatever they begin with.
  private static final int LONGEST_ADDRESS = 2000;

  Activity {
    aliases = List.copyOf(aliases);
    urls = List.copyOf(urls);
  }

  static Activity read(String activity, Complaints complaints) {
    List<String> lines = new ArrayList<>();
    List<String> urls = new ArrayList<>();
    for (String line : activity.strip().split("\\R", -1)) {
      String stripped = line.strip();
      if (isAddress(stripped)) {
        WebAddress.read(stripped, complaints)
            .filter(url -> !urls.contains(url))
            .ifPresent(urls::add);
      } else {
        lines.add(line.stripTrailing());
      }
    }
    if (lines.isEmpty()) {
      return new Activity(Optional.empty(), List.of(), "", urls);
    }
    return titled(lines, urls);
  }

  private static boolean isAddress(String line) {
    return line.length() <= LONGEST_ADDRESS
        && (ADDRESS_LINE.matcher(line).matches() || ADDRESS_WITH_BLANKS.matcher(line).matches());
  }

  private static Activity titled(List<String> lines, List<String> urls) {
    String title = lines.getFirst().strip();
    List<String> aliases = new ArrayList<>();
    Optional<String> name = name(title, aliases);
    boolean nothingElse =
        name.isPresent() && (plain(title).equals(name.get()) || !aliases.isEmpty());
    List<String> rest = nothingElse ? lines.subList(1, lines.size()) : lines;
    return new Activity(name, aliases, String.join("\n", rest).strip(), urls);
  }

  private static Optional<String> name(String title, List<String> aliases) {
    Matcher operation = OPERATION_QUOTED.matcher(title);
    if (operation.matches()) {
      Matcher another = ANOTHER_NAME.matcher(operation.group("rest"));
      if (another.matches()) {
        aliases.add("Operation " + another.group(1).strip());
      }
      return Optional.of("Operation " + operation.group(1).strip());
    }
    if (OPERATION_BARE.matcher(title).matches()) {
      return Optional.of(title);
    }
    Matcher after = CAMPAIGN_AFTER.matcher(title);
    if (after.matches()) {
      return Optional.of(after.group(1).strip() + after.group(2));
    }
    Matcher before = CAMPAIGN_BEFORE.matcher(title);
    return before.matches() ? Optional.of("Campaign " + before.group(1).strip()) : Optional.empty();
  }

  private static String plain(String title) {
    return title.replaceAll(OPEN, "").strip();
  }
}
