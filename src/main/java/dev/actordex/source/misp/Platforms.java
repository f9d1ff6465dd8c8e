package dev.actordex.source.misp;

import java.util.Map;

/// What Malpedia's families run on: the first part of their ids.
final class Platforms {
  private static final Map<String, String> BY_PREFIX =
      Map.ofEntries(
          Map.entry("aix", "AIX"),
          Map.entry("apk", "Android"),
          Map.entry("asp", "ASP"),
          Map.entry("elf", "Linux"),
          Map.entry("fas", "AutoLISP"),
          Map.entry("ios", "iOS"),
          Map.entry("jar", "Java"),
          Map.entry("js", "JavaScript"),
          Map.entry("jsp", "JSP"),
          Map.entry("osx", "macOS"),
          Map.entry("php", "PHP"),
          Map.entry("pl", "Perl"),
          Map.entry("ps1", "PowerShell"),
          Map.entry("py", "Python"),
          Map.entry("sh", "Shell"),
          Map.entry("symbian", "Symbian"),
          Map.entry("vbs", "VBScript"),
          Map.entry("win", "Windows"));

  private Platforms() {}

  /// @param family `win.plugx`; a prefix that is not known stands for itself
  static String of(String family) {
    String prefix = family.substring(0, family.indexOf('.'));
    return BY_PREFIX.getOrDefault(prefix, prefix);
  }
}
