package dev.actordex.http;

import dev.actordex.export.JsonBytes;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// What an action answers, before it becomes bytes on a wire.
sealed interface Answer {
  String JSON = "application/json";

  /// @param tag what tells this state of the resource from others; null when it must not be kept
  record Content(int status, String type, byte[] body, @Nullable Tag tag) implements Answer {}

  /// JSON in memory that the next answer gets.
  ///
  /// @param done called once it was sent; never where that failed, for what is left of it may still
  ///   be on its way when the next answer is written
  record Lent(JsonBytes body, @Nullable Tag tag, Runnable done) implements Answer {}

  /// The visitor has it already.
  record Unchanged(Tag tag) implements Answer {}

  /// It is, and always will be, elsewhere.
  ///
  /// @param location an absolute path on this server
  record Moved(String location) implements Answer {
    public Moved {
      if (!location.startsWith("/") || location.startsWith("//") || location.startsWith("/\\")) {
        throw new IllegalArgumentException("Redirects stay on this server");
      }
    }
  }

  /// A file to keep, written onto the wire as it is made.
  ///
  /// @param name what a browser calls it: ASCII letters, digits, dots and dashes
  /// @param done called once, when the file was sent or will not be
  record Download(String type, String name, Tag tag, Body body, Runnable done) implements Answer {
    public Download {
      if (!name.matches("[A-Za-z0-9.-]{1,100}")) {
        throw new IllegalArgumentException("No name for a file: " + name);
      }
    }
  }

  /// Writes a file.
  interface Body {
    void write(OutputStream out) throws IOException;
  }

  static Answer json(byte[] body, @Nullable Tag tag) {
    return new Content(200, JSON, body, tag);
  }

  /// An entity tag.
  ///
  /// @param weak whether answers with the same tag may differ in a detail, such as the time taken
  record Tag(String value, boolean weak) {
    private static final String COMPRESSED = "-gz";

    /// Whether the `If-None-Match` header names this state, in whichever coding.
    boolean isIn(@Nullable String has) {
      if (has == null) {
        return false;
      }
      for (String each : has.split(",", -1)) {
        String tag = each.strip();
        if (tag.equals("*") || bare(tag).equals(value)) {
          return true;
        }
      }
      return false;
    }

    private static String bare(String tag) {
      String quoted = tag.startsWith("W/") ? tag.substring(2) : tag;
      if (quoted.length() < 2 || !quoted.startsWith("\"") || !quoted.endsWith("\"")) {
        return "";
      }
      String bare = quoted.substring(1, quoted.length() - 1);
      return bare.endsWith(COMPRESSED)
          ? bare.substring(0, bare.length() - COMPRESSED.length())
          : bare;
    }

    /// As it stands in the header; a compressed body is another sequence of bytes and says so.
    String header(boolean compressed) {
      return (weak ? "W/" : "") + '"' + value + (compressed ? COMPRESSED : "") + '"';
    }
  }
}
