package dev.actordex.source.lenient;

import dev.actordex.card.Link;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ids that records of different sources share, found in the spellings in which people quote
/// them: bare, in an address of attack.mitre.org of any age, in a Malpedia address.
public final class KnownIds {
  private static final Pattern ATTACK_ID =
      Pattern.compile("[GSCM]\\d{4}|T\\d{4}(?:\\.\\d{3})?", Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTACK_ADDRESS =
      Pattern.compile(
          "attack\\.mitre\\.org/(?:[^\\s?#]{0,60}/)?([GSCM]\\d{4}|T\\d{4}(?:[./]\\d{3})?)(?![0-9A-Za-z])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MALPEDIA_ADDRESS =
      Pattern.compile(
          "malpedia\\.caad\\.fkie\\.fraunhofer\\.de/details/([a-z0-9]{1,20}\\.[a-z0-9_-]{1,80})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private KnownIds() {}

  /// A bare ATT&CK id, in any case.
  public static Optional<Link.ById> attack(String text) {
    return ATTACK_ID.matcher(text.strip()).matches()
        ? Optional.of(attackLink(text.strip()))
        : Optional.empty();
  }

  /// The id in an address of attack.mitre.org: `/groups/G0001/`, `/wiki/Group/G0001`,
  /// `/versions/v18/techniques/T1566/001`.
  public static Optional<Link.ById> attackAddress(String url) {
    Matcher matcher = ATTACK_ADDRESS.matcher(url);
    return matcher.find()
        ? Optional.of(attackLink(matcher.group(1).replace('/', '.')))
        : Optional.empty();
  }

  /// The family in a Malpedia address: `win.plugx`.
  public static Optional<Link.ById> malpediaAddress(String url) {
    Matcher matcher = MALPEDIA_ADDRESS.matcher(url);
    return matcher.find()
        ? Optional.of(
            new Link.ById(Link.Scheme.MALPEDIA, matcher.group(1).toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /// A uuid in lower case; empty when the text is none.
  public static Optional<Link.ById> uuid(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return UUID.matcher(lower).matches()
        ? Optional.of(new Link.ById(Link.Scheme.UUID, lower))
        : Optional.empty();
  }

  private static Link.ById attackLink(String id) {
    return new Link.ById(Link.Scheme.ATTACK, id.toUpperCase(Locale.ROOT));
  }
}
