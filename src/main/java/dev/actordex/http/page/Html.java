package dev.actordex.http.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A piece of a page, built out of elements and text.
///
/// There is no way in for ready-made markup: what is text is escaped when it is written, an address
/// that is neither of this site nor `http(s)` never becomes a link, and attributes that could hold
/// code do not exist. So a text from a source stays a text, whoever wrote it and wherever it is
/// put.
public sealed interface Html {

  /// Appends the markup.
  void write(StringBuilder out);

  static Html text(String text) {
    return new Text(text);
  }

  /// Nothing at all, where a condition is not met.
  static Html none() {
    return Group.NONE;
  }

  static Html all(Html... parts) {
    return new Group(List.of(parts));
  }

  static Html all(Collection<? extends Html> parts) {
    return new Group(List.copyOf(parts));
  }

  /// With `separator` between the parts.
  static Html join(List<? extends Html> parts, String separator) {
    List<Html> joined = new ArrayList<>();
    for (Html part : parts) {
      if (!joined.isEmpty()) {
        joined.add(text(separator));
      }
      joined.add(part);
    }
    return new Group(joined);
  }

  static Element el(String tag) {
    return new Element(tag);
  }

  static Element el(String tag, String text) {
    return new Element(tag).with(text);
  }

  static Element el(String tag, Html... children) {
    return new Element(tag).with(children);
  }

  /// A link, where the address may be one; else only its words.
  static Element link(String address, String words) {
    return el("a", words).href(address);
  }

  /// A block of JSON for machines. It is data: no browser runs it, whatever it holds.
  static Html data(String type, byte[] json) {
    return new Data(type, json);
  }

  default String markup() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }

  /// Characters, never markup.
  record Text(String text) implements Html {
    @Override
    public void write(StringBuilder out) {
      Escape.text(text, out);
    }
  }

  /// Parts one after the other.
  record Group(List<Html> parts) implements Html {
    private static final Group NONE = new Group(List.of());

    public Group {
      parts = List.copyOf(parts);
    }

    @Override
    public void write(StringBuilder out) {
      parts.forEach(part -> part.write(out));
    }
  }

  /// JSON in which no sign can end the element around it.
  record Data(String type, byte[] json) implements Html {
    public Data {
      if (!Set.of("application/ld+json", "application/json").contains(type)) {
        throw new IllegalArgumentException("Not a type of data: " + type);
      }
    }

    @Override
    public void write(StringBuilder out) {
      out.append("<script type=\"").append(type).append("\">");
      out.append(
          new String(json, StandardCharsets.UTF_8)
              .replace("<", "\\u003c")
              .replace(">", "\\u003e")
              .replace("&", "\\u0026"));
      out.append("</script>");
    }
  }

  /// An element with its attributes and children; it is filled while it is built.
  final class Element implements Html {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9-]*");
    private static final Pattern ADDRESS =
        Pattern.compile("(?:https?://|/(?![/\\\\])|#|\\?).*", Pattern.CASE_INSENSITIVE);
    private static final Set<String> VOID =
        Set.of("br", "hr", "img", "input", "link", "meta", "wbr");

    /// Elements that run, load or restyle something.
    private static final Set<String> REFUSED =
        Set.of("script", "style", "iframe", "object", "embed", "base", "template");

    /// Attributes that hold code or addresses; `href` and `action` have methods of their own.
    private static final Set<String> HELD =
        Set.of("href", "src", "srcset", "srcdoc", "action", "formaction", "style", "data", "ping");

    private final String tag;
    private final StringBuilder attributes = new StringBuilder();
    private final List<Html> children = new ArrayList<>();

    private Element(String tag) {
      if (!NAME.matcher(tag).matches() || REFUSED.contains(tag)) {
        throw new IllegalArgumentException("Not an element of a page: " + tag);
      }
      this.tag = tag;
    }

    /// @param value null leaves the attribute out
    public Element attr(String name, @Nullable String value) {
      boolean code = name.startsWith("on") || HELD.contains(name.toLowerCase(Locale.ROOT));
      if (!NAME.matcher(name).matches() || code) {
        throw new IllegalArgumentException("Not an attribute to be set so: " + name);
      }
      return value == null ? this : put(name, value);
    }

    /// An attribute that stands without a value, or not at all.
    public Element flag(String name, boolean on) {
      return attr(name, on ? "" : null);
    }

    public Element cls(String classes) {
      return attr("class", classes);
    }

    public Element id(String id) {
      return attr("id", id);
    }

    /// Where a link leads; nothing when it must not lead there.
    public Element href(@Nullable String address) {
      return address != null && safe(address) ? put("href", address.strip()) : this;
    }

    /// Where a form is sent: always on this site.
    public Element action(String path) {
      if (!path.startsWith("/") || path.startsWith("//")) {
        throw new IllegalArgumentException("A form stays on this server");
      }
      return put("action", path);
    }

    public Element with(String text) {
      children.add(text(text));
      return this;
    }

    public Element with(Html... parts) {
      children.addAll(List.of(parts));
      return this;
    }

    public Element with(Collection<? extends Html> parts) {
      children.addAll(parts);
      return this;
    }

    /// Whether a link may lead there.
    static boolean safe(String address) {
      String stripped = address.strip();
      return ADDRESS.matcher(stripped).matches()
          && stripped.chars().noneMatch(Character::isISOControl);
    }

    private Element put(String name, String value) {
      attributes.append(' ').append(name).append("=\"");
      Escape.text(value, attributes);
      attributes.append('"');
      return this;
    }

    @Override
    public void write(StringBuilder out) {
      out.append('<').append(tag).append(attributes).append('>');
      if (VOID.contains(tag)) {
        return;
      }
      children.forEach(child -> child.write(out));
      out.append("</").append(tag).append('>');
    }
  }
}
