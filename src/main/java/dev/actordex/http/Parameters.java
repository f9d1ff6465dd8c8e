package dev.actordex.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands behind the question mark, read strictly: percent-encoded UTF-8 without NUL, only
/// names that the route knows, a single value where only one makes sense.
final class Parameters {
  private static final int MOST = 250;
  private static final Pattern PRINTABLE_NAME = Pattern.compile("[\\w.\\-\\[\\]]{1,64}");

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /// @param rawQuery as it stands in the request, still encoded
  /// @param known the names that the route has
  /// @throws Refusal naming the parameter that is wrong
  static Parameters read(@Nullable String rawQuery, Collection<String> known) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (rawQuery != null) {
      int count = 0;
      for (String pair : rawQuery.split("&", -1)) {
        if (pair.isEmpty()) {
          continue;
        }
        if (++count > MOST) {
          throw new ProblemDetails(
                  ProblemKind.BAD_REQUEST, "A request has at most " + MOST + " parameters.")
              .refusal();
        }
        int equals = pair.indexOf('=');
        String name = name(equals < 0 ? pair : pair.substring(0, equals), known);
        String value = equals < 0 ? "" : value(name, pair.substring(equals + 1));
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
      }
    }
    return new Parameters(values);
  }

  /// The same, passing over names that the page does not know.
  static Parameters readKnown(@Nullable String rawQuery, Collection<String> known) {
    if (rawQuery == null) {
      return read(null, known);
    }
    List<String> pairs = new ArrayList<>();
    for (String pair : rawQuery.split("&", -1)) {
      String name =
          decode(pair.substring(0, pair.indexOf('=') < 0 ? pair.length() : pair.indexOf('=')));
      if (name != null && known.contains(name)) {
        pairs.add(pair);
      }
    }
    return read(String.join("&", pairs), known);
  }

  private static String name(String encoded, Collection<String> known) {
    String name = decode(encoded);
    if (name == null || !known.contains(name)) {
      ProblemKind kind = ProblemKind.UNKNOWN_PARAMETER;
      boolean printable = name != null && PRINTABLE_NAME.matcher(name).matches();
      String detail =
          known.isEmpty()
              ? "This call has no parameters."
              : "This call does not know the parameter; it knows: "
                  + String.join(", ", known)
                  + ".";
      throw new ProblemDetails(
              kind, kind.status(), detail, printable ? name : null, List.copyOf(known), List.of())
          .refusal();
    }
    return name;
  }

  private static String value(String name, String encoded) {
    String value = decode(encoded);
    if (value == null) {
      throw ProblemDetails.parameter(
              name, "The value is not percent-encoded UTF-8 without NUL.", List.of())
          .refusal();
    }
    return value;
  }

  /// The text behind a percent-encoded one, `+` being a space; null where there is none.
  private static @Nullable String decode(String encoded) {
    if (isPlain(encoded)) {
      return encoded;
    }
    byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
    ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '%') {
        if (i + 2 >= bytes.length) {
          return null;
        }
        int high = Character.digit(bytes[i + 1], 16);
        int low = Character.digit(bytes[i + 2], 16);
        if (high < 0 || low < 0) {
          return null;
        }
        b = (byte) (high << 4 | low);
        i += 2;
      } else if (b == '+') {
        b = ' ';
      }
      if (b == 0) {
        return null;
      }
      decoded.put(b);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(decoded.flip())
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /// Whether nothing is encoded, as in the names of nearly all parameters: ASCII alone, no percent
  /// sign, plus or NUL.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || c >= 0x80 || c == '%' || c == '+') {
        return false;
      }
    }
    return true;
  }

  List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  Optional<String> one(String name) {
    List<String> given = all(name);
    if (given.size() > 1) {
      throw ProblemDetails.parameter(name, "The parameter may be given once.", List.of()).refusal();
    }
    return given.isEmpty() ? Optional.empty() : Optional.of(given.getFirst());
  }

  int number(String name, int least, int most, int otherwise) {
    Optional<String> given = one(name);
    if (given.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(given.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // refused below, as a number out of range is
    }
    throw ProblemDetails.parameter(
            name,
            "The value must be a whole number from " + least + " to " + most + ".",
            List.of(least + ".." + most))
        .refusal();
  }

  boolean flag(String name) {
    return switch (one(name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw ProblemDetails.parameter(
                  name, "The value must be true or false.", List.of("true", "false"))
              .refusal();
    };
  }
}
