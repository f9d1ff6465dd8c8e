package dev.actordex.lucene.read;

import dev.actordex.lucene.Fields;
import dev.actordex.lucene.Ranking;
import dev.actordex.search.SearchPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// A score as the sum of its parts: each clause that matched, what it gave, and what the card has
/// by itself.
final class Explaining {
  private static final Pattern WEIGHT =
      Pattern.compile("weight\\(([^:]+):(.+?) in \\d+\\).*", Pattern.DOTALL);
  private static final Pattern CONSTANT =
      Pattern.compile("ConstantScore\\(([^:]+):(.+)\\).*", Pattern.DOTALL);

  private Explaining() {}

  static SearchPage.Explanation of(
      Generation generation, @Nullable Query query, int doc, float score) throws IOException {
    List<SearchPage.Explanation> parts = new ArrayList<>();
    if (query != null) {
      collect(generation.searcher().explain(query, doc), 1, parts);
      parts.sort(Comparator.comparing(SearchPage.Explanation::value).reversed());
    }
    float standing = generation.standing()[doc];
    if (standing != 0) {
      parts.add(
          new SearchPage.Explanation(
              standing, "the card itself: its kind and how many sources know it", List.of()));
    }
    return new SearchPage.Explanation(score, "the sum of its parts", parts);
  }

  /// Flattens sums, and "best of" into the best and its share of the others.
  private static void collect(
      Explanation explanation, float share, List<SearchPage.Explanation> parts) {
    if (!explanation.isMatch() || explanation.getValue().floatValue() == 0) {
      return;
    }
    String description = explanation.getDescription();
    Explanation[] details = explanation.getDetails();
    if (description.startsWith("sum of")) {
      for (Explanation detail : details) {
        collect(detail, share, parts);
      }
    } else if (description.startsWith("max")) {
      Explanation best =
          List.of(details).stream()
              .max(Comparator.comparing(detail -> detail.getValue().floatValue()))
              .orElseThrow();
      for (Explanation detail : details) {
        collect(detail, detail == best ? share : share * Ranking.OTHER_FIELDS, parts);
      }
    } else {
      parts.add(
          new SearchPage.Explanation(
              explanation.getValue().floatValue() * share, words(description), List.of()));
    }
  }

  private static String words(String description) {
    Matcher weight = WEIGHT.matcher(description);
    if (weight.matches()) {
      return "%s: %s".formatted(field(weight.group(1)), weight.group(2));
    }
    Matcher constant = CONSTANT.matcher(description);
    if (constant.matches()) {
      return "%s: %s".formatted(field(constant.group(1)), constant.group(2));
    }
    return description;
  }

  /// An index field as a reader knows it.
  private static String field(String indexed) {
    return switch (indexed) {
      case Fields.KEY_PRIMARY -> "is the name";
      case Fields.KEY_ALIAS -> "is a name of the card alone";
      case Fields.KEY_CONTESTED -> "is a name that others claim too";
      case Fields.KEY_LOOSE -> "is a name but for its ending";
      case Fields.KEY_SHORT -> "is the name but for its ending";
      case Fields.KEY_CLAIM -> "is a name that only a further source gives";
      case Fields.ID -> "is an id";
      case "country" -> "origin";
      case "target" -> "target";
      case "type" -> "the kind asked for";
      case Fields.COMPOUND -> "two words that make it";
      default ->
          indexed.startsWith("text.")
              ? "word in " + indexed.substring("text.".length())
              : indexed.toLowerCase(Locale.ROOT);
    };
  }
}
