package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.join;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.text;

import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.card.Source;
import dev.actordex.export.JsonForm;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How values are said to a reader: kinds, countries, dates, numbers, sources. `web/lib/words.js`
/// says them alike.
final class Words {
  private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})(?:-(\\d{2}))?.*");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("country", "origin"),
          Map.entry("sector", "sectors"),
          Map.entry("target", "targets"),
          Map.entry("tool", "software"),
          Map.entry("operation", "operations"),
          Map.entry("procedure", "how it was used"),
          Map.entry("campaign", "campaigns"),
          Map.entry("reference", "references"),
          Map.entry("alias", "name"));

  private Words() {}

  static String label(CardType type) {
    return humanised(type.key());
  }

  static String plural(CardType type) {
    return humanised(type.path());
  }

  static String field(String key) {
    return FIELDS.getOrDefault(key, key.replace('_', ' '));
  }

  /// `high-tech` → `High tech`.
  static String humanised(String key) {
    String words = key.replaceAll("[-_]", " ").strip();
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String counted(long number, String one) {
    return number(number) + " " + one + (number == 1 ? "" : "s");
  }

  static String shortName(Source source) {
    return switch (source) {
      case ATTACK -> "ATT&CK";
      case ETDA -> "ETDA";
      case MISP -> "MISP";
      case STIX, MISP_EVENT, THREATFOX -> source.label();
      case ACTORDEX -> "Actordex";
    };
  }

  /// Who says it: one small mark per source, in the order of evidence.
  static Html marks(Collection<Source> sources) {
    return el("span")
        .cls("sources")
        .with(
            sources.stream()
                .distinct()
                .sorted()
                .map(source ->
                    el("span", shortName(source))
                        .cls("source source-" + source.key())
                        .attr("title", source.label()))
                .toList());
  }

  static Html kind(CardType type) {
    return el("span", label(type)).cls("kind kind-" + type.key());
  }

  static Html id(String id) {
    return el("span", id).cls("id");
  }

  static String address(CardType type, String id) {
    return JsonForm.htmlLink(type, id);
  }

  static Html card(CardLink card) {
    return link(address(card.type(), card.id()), card.name());
  }

  static Html cards(List<CardLink> cards) {
    return join(cards.stream().map(Words::card).toList(), ", ");
  }

  /// A search for the actors that bear a value.
  static String search(CardType type, String facet, String value) {
    return "/search?type=" + type.key() + "&" + facet + "=" + encoded(value);
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /// ISO 3166-1 has no code for Kosovo, so of the JDK's sets of names only the one knows it that
  /// the server starts without.
  static String countryName(String code) {
    if (code.equals("XK")) {
      return "Kosovo";
    }
    return CODE.matcher(code).matches()
        ? Locale.of("", code).getDisplayCountry(Locale.ENGLISH)
        : humanised(code);
  }

  /// The flag as an emoji, which never stands without the name; nothing for what is no ISO code.
  static Html country(String code, Html name) {
    Html.Element country = el("span").cls("country");
    if (CODE.matcher(code).matches()) {
      String flag =
          code.chars()
              .map(c -> c - 'A' + 0x1f1e6)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      country.with(el("span", flag).cls("flag").attr("aria-hidden", "true"), text(" "));
    }
    return country.with(name);
  }

  static Html country(String code) {
    return country(code, text(countryName(code)));
  }

  /// A date in the source's precision, with the human form beside where ISO needs one.
  static Html date(String date) {
    Matcher match = DATE.matcher(date);
    int month = match.matches() ? Integer.parseInt(match.group(2)) : 0;
    if (month < 1 || month > 12) {
      return el("span", date).cls("date");
    }
    String day = match.group(3);
    String iso = match.group(1) + "-" + match.group(2) + (day == null ? "" : "-" + day);
    String human =
        (day == null ? "" : Integer.parseInt(day) + " ")
            + MONTHS.get(month - 1)
            + " "
            + match.group(1);
    return el("span")
        .cls("date")
        .with(el("time", iso).attr("datetime", iso), text(" "), el("span", human).cls("human"));
  }

  /// From the first year to the last; empty where neither is known.
  static String years(@Nullable String firstSeen, @Nullable String lastSeen) {
    String from = year(firstSeen);
    String to = year(lastSeen);
    if (from.equals(to)) {
      return from;
    }
    return to.isEmpty() ? "since " + from : (from.isEmpty() ? "?" : from) + "–" + to;
  }

  private static String year(@Nullable String date) {
    return date == null ? "" : date.substring(0, Math.min(4, date.length()));
  }

  /// What is in doubt about a card, as marks.
  static List<Html> doubts(boolean contested, List<String> disputed, String status) {
    List<Html> marks = new ArrayList<>();
    if (contested) {
      marks.add(badge("contested", "contested name"));
    }
    if (!disputed.isEmpty()) {
      String fields = String.join(", ", disputed.stream().map(Words::field).toList());
      marks.add(badge("disputed", "disputed: " + fields));
    }
    if (!status.equals("live")) {
      marks.add(badge("status", status));
    }
    return marks;
  }

  static Html badge(String kind, String words) {
    return el("span", words).cls("badge badge-" + kind);
  }

  /// A link to another site.
  static Html outward(String address, String words) {
    return Html.Element.safe(address)
        ? link(address, words).cls("outward").attr("rel", "noopener noreferrer")
        : text(words);
  }
}
