package dev.actordex.http;

import java.util.List;
import java.util.Map;

/// What every answer tells the browser, refusals included: run only our own scripts, show us in
/// nobody's frame, tell nobody where the reader came from.
///
/// Texts on cards come from feeds that anybody may have written to, so the policy assumes that one
/// of them tries to become markup. `require-trusted-types-for` makes every sink that turns a string
/// into markup or code throw, in our own scripts too.
final class SecurityHeaders {
  static final String POLICY = "Content-Security-Policy";

  private static final String OURS_ALONE =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "font-src 'self'",
          "connect-src 'self'",
          "manifest-src 'self'",
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'");

  /// The page of the API's description draws its texts as markup, which its library cleans itself.
  /// They come from our own file and from what the reader types; no feed writes to that page.
  static final String POLICY_OF_THE_DESCRIPTION = OURS_ALONE;

  static final List<Map.Entry<String, String>> ALL =
      List.of(
          Map.entry(
              POLICY, OURS_ALONE + "; require-trusted-types-for 'script'; trusted-types 'none'"),
          Map.entry("X-Content-Type-Options", "nosniff"),
          Map.entry("Referrer-Policy", "no-referrer"),
          Map.entry("Cross-Origin-Opener-Policy", "same-origin"),
          Map.entry("Cross-Origin-Resource-Policy", "same-origin"),
          Map.entry("X-Frame-Options", "DENY"),
          Map.entry(
              "Permissions-Policy",
              "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"));

  private SecurityHeaders() {}
}
