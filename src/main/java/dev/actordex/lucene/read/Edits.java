package dev.actordex.lucene.read;

import java.util.ArrayList;
import java.util.List;

/// Says in words which edits turn what was typed into what was found.
final class Edits {
  private Edits() {}

  /// “baer” → “bear”: “ae” for “ea”.
  static String told(String typed, String found) {
    return "“%s” taken for “%s”: %s"
        .formatted(found, typed, String.join(", ", edits(typed, found)));
  }

  /// From the end of both, along a shortest way from one to the other.
  private static List<String> edits(String typed, String found) {
    int[][] away = distances(typed, found);
    List<String> edits = new ArrayList<>();
    int i = typed.length();
    int j = found.length();
    while (i > 0 || j > 0) {
      if (i > 0
          && j > 0
          && typed.charAt(i - 1) == found.charAt(j - 1)
          && away[i][j] == away[i - 1][j - 1]) {
        i--;
        j--;
      } else if (swapped(typed, i, found, j) && away[i][j] == away[i - 2][j - 2] + 1) {
        edits.addFirst(
            "“%s” and “%s” change places".formatted(typed.charAt(i - 2), typed.charAt(i - 1)));
        i -= 2;
        j -= 2;
      } else if (i > 0 && j > 0 && away[i][j] == away[i - 1][j - 1] + 1) {
        edits.addFirst("“%s” for “%s”".formatted(found.charAt(j - 1), typed.charAt(i - 1)));
        i--;
        j--;
      } else if (i > 0 && away[i][j] == away[i - 1][j] + 1) {
        edits.addFirst("without “%s”".formatted(typed.charAt(i - 1)));
        i--;
      } else {
        edits.addFirst("with “%s”".formatted(found.charAt(j - 1)));
        j--;
      }
    }
    return edits;
  }

  private static boolean swapped(String typed, int i, String found, int j) {
    return i > 1
        && j > 1
        && typed.charAt(i - 1) == found.charAt(j - 2)
        && typed.charAt(i - 2) == found.charAt(j - 1)
        && typed.charAt(i - 1) != typed.charAt(i - 2);
  }

  private static int[][] distances(String typed, String found) {
    int[][] away = new int[typed.length() + 1][found.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= found.length(); j++) {
        if (i == 0 || j == 0) {
          away[i][j] = i + j;
          continue;
        }
        int same = typed.charAt(i - 1) == found.charAt(j - 1) ? 0 : 1;
        away[i][j] =
            Math.min(away[i - 1][j - 1] + same, Math.min(away[i - 1][j], away[i][j - 1]) + 1);
        if (swapped(typed, i, found, j)) {
          away[i][j] = Math.min(away[i][j], away[i - 2][j - 2] + 1);
        }
      }
    }
    return away;
  }
}
