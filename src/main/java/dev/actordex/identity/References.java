package dev.actordex.identity;

import dev.actordex.card.RecordRef;
import dev.actordex.card.Reference;
import dev.actordex.card.ReferenceKind;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The documents of one card, each once, numbered in the order of evidence; and the numbers by
/// which its texts cite them.
final class References {
  private static final Pattern BLANK = Pattern.compile("[\\p{Z}\\p{Cc}]");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)https?://(?:www\\.)?([^/?#]*)((?:.*[^/])?)/*");

  private final Map<String, Entry> byIdentity = new LinkedHashMap<>();
  private final Map<RecordRef, Map<String, Integer>> citations = new HashMap<>();

  private static final class Entry {
    private final int number;
    private final ReferenceKind kind;
    private @Nullable String url;
    private @Nullable String title;
    private final Set<RecordRef> sources = new LinkedHashSet<>();

    Entry(int number, ReferenceKind kind, @Nullable String url) {
      this.number = number;
      this.kind = kind;
      this.url = url;
    }
  }

  void read(SourceRecord record) {
    for (Statement.Refers refers : record.all(Statement.Refers.class)) {
      String url = safe(refers.url());
      String title = refers.title();
      if (url == null && title == null) {
        continue;
      }
      Entry entry =
          byIdentity.computeIfAbsent(
              identity(url, title), k -> new Entry(byIdentity.size() + 1, refers.kind(), url));
      if (url != null && isSecure(url)) {
        entry.url = url;
      }
      if (entry.title == null) {
        entry.title = title;
      }
      entry.sources.add(record.ref());
      String citation = refers.citation();
      if (citation != null) {
        citations
            .computeIfAbsent(record.ref(), k -> new HashMap<>())
            .putIfAbsent(citation, entry.number);
      }
    }
  }

  /// The numbers of one record's citation keys.
  Function<String, Optional<Integer>> citations(RecordRef record) {
    Map<String, Integer> known = citations.getOrDefault(record, Map.of());
    return key -> Optional.ofNullable(known.get(key));
  }

  List<Reference> list() {
    List<Reference> references = new ArrayList<>();
    for (Entry entry : byIdentity.values()) {
      references.add(
          new Reference(
              entry.number,
              entry.url,
              entry.title,
              publisher(entry.url),
              entry.kind,
              List.copyOf(entry.sources)));
    }
    return references;
  }

  /// Two addresses are one document when they differ in scheme, `www.`, the host's case or a
  /// trailing slash.
  private static String identity(@Nullable String url, @Nullable String title) {
    if (url == null) {
      return "title:" + title;
    }
    Matcher address = ADDRESS.matcher(url);
    return address.matches() ? address.group(1).toLowerCase(Locale.ROOT) + address.group(2) : url;
  }

  /// Of two ways to one document the encrypted one is shown.
  private static boolean isSecure(String url) {
    return url.regionMatches(true, 0, "https:", 0, 6);
  }

  /// Only addresses a reader may safely follow; blanks beyond ASCII are escaped, as a browser does.
  static @Nullable String safe(@Nullable String url) {
    if (url == null) {
      return null;
    }
    String stripped = url.strip();
    boolean web =
        stripped.regionMatches(true, 0, "http://", 0, 7)
            || stripped.regionMatches(true, 0, "https://", 0, 8);
    boolean ascii = true;
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      if (c <= ' ' || c == '"' || c == '<' || c == '>') {
        return null;
      }
      ascii &= c < 0x7f;
    }
    if (!web) {
      return null;
    }
    return ascii ? stripped : BLANK.matcher(stripped).replaceAll(blank -> escaped(blank.group()));
  }

  private static String escaped(String blank) {
    return URLEncoder.encode(blank, StandardCharsets.UTF_8);
  }

  private static @Nullable String publisher(@Nullable String url) {
    if (url == null) {
      return null;
    }
    try {
      String host = URI.create(url).getHost();
      return host == null ? null : host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    } catch (IllegalArgumentException e) {
      return null; // an address that is not strictly a URI still leads somewhere in a browser
    }
  }
}
