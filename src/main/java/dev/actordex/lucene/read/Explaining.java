package dev.actordex.lucene.read;

import dev.actordex.card.Card;
import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.ingest.CardCodec;
import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.stored.CardHead;
import dev.actordex.search.SearchPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/// A score as the sum of its parts, each with its reason in words: which of the words, read as
/// what, where on the card, and what the card has by itself.
final class Explaining {
  private static final Pattern WEIGHT =
      Pattern.compile("weight\\(([^:]+):(.+?) in \\d+\\).*", Pattern.DOTALL);
  private static final Pattern CONSTANT =
      Pattern.compile("ConstantScore\\(([^:()]+):([^()]+)\\)(?:\\^.*)?", Pattern.DOTALL);

  /// Smaller parts are told together.
  private static final float LITTLE = 0.05f;

  /// Of equals by their words: Lucene tells them in another order each time the program runs.
  private static final Comparator<SearchPage.Explanation> WEIGHTIEST_FIRST =
      Comparator.comparing(SearchPage.Explanation::value)
          .reversed()
          .thenComparing(SearchPage.Explanation::description);

  private final Generation generation;
  private final IndexSearcher searcher;
  private final @Nullable Weight weight;
  private final Passages passages;
  private final CardCodec codec;

  /// @param query the one by which the hits were found, with labels; null when all cards were asked
  Explaining(Generation generation, @Nullable Query query, Passages passages, CardCodec codec)
      throws IOException {
    this.generation = generation;
    searcher = new IndexSearcher(generation.searcher().getIndexReader());
    searcher.setSimilarity(generation.searcher().getSimilarity());
    searcher.setQueryCache(new MatchedOnce());
    weight =
        query == null
            ? null
            : searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
    this.passages = passages;
    this.codec = codec;
  }

  SearchPage.Explanation of(int doc, float score) throws IOException {
    List<SearchPage.Explanation> parts = new ArrayList<>();
    if (weight != null) {
      Places places = new Places(generation, doc, new Stated(() -> card(doc)));
      collect(explained(weight, doc), 1, "", places, parts);
      parts.sort(WEIGHTIEST_FIRST);
      together(parts);
    }
    float raised = passages.raised(doc);
    if (raised > 0) {
      parts.add(part(raised, "parts of the question stand together in one passage of its texts"));
    }
    standing(generation.head(doc), parts);
    return new SearchPage.Explanation(
        score, "the score is the sum of these parts, the weightiest first", parts);
  }

  private Card card(int doc) {
    try {
      return codec.decode(generation.json(doc));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read card " + doc, e);
    }
  }

  private Explanation explained(Weight by, int doc) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    return by.explain(leaf, doc - leaf.docBase);
  }

  private static SearchPage.Explanation part(float value, String words) {
    return new SearchPage.Explanation(value, words, List.of());
  }

  private static void together(List<SearchPage.Explanation> parts) {
    List<SearchPage.Explanation> little =
        parts.stream().filter(part -> part.value() < LITTLE).toList();
    if (little.size() > 1) {
      parts.removeAll(little);
      float sum = 0;
      for (SearchPage.Explanation part : little) {
        sum += part.value();
      }
      parts.add(
          new SearchPage.Explanation(sum, little.size() + " more places, a little each", little));
    }
  }

  private static void standing(CardHead head, List<SearchPage.Explanation> parts) {
    if (head.type() == CardType.ACTOR) {
      parts.add(part(Ranking.ACTOR, "it is an actor, which comes first among equals"));
    }
    int sources = head.sources().size();
    if (sources != 1) {
      parts.add(
          part(Ranking.SOURCE * (sources - 1), "%d records know it, not one".formatted(sources)));
    }
    if (head.status().equals(Lifecycle.DEPRECATED.key())) {
      parts.add(part(Ranking.DEPRECATED, "it is deprecated: its source withdrew it"));
    }
  }

  /// Flattens sums, and "best of" into the best and its share of the others.
  private static void collect(
      Explanation explanation,
      float share,
      String read,
      Places places,
      List<SearchPage.Explanation> parts)
      throws IOException {
    if (!explanation.isMatch() || explanation.getValue().floatValue() == 0) {
      return;
    }
    String description = explanation.getDescription();
    Explanation[] details = explanation.getDetails();
    String label = Labelled.label(explanation);
    if (!label.isEmpty()) {
      String more = read.isEmpty() || label.startsWith(read) ? label : read + ", " + label;
      if (constant(details[0])) {
        parts.add(part(details[0].getValue().floatValue() * share, more));
      } else {
        collect(details[0], share, more, places, parts);
      }
    } else if (description.startsWith("sum of")) {
      for (Explanation detail : details) {
        collect(detail, share, read, places, parts);
      }
    } else if (description.startsWith("max")) {
      Explanation best =
          List.of(details).stream()
              .max(
                  Comparator.comparing((Explanation detail) -> detail.getValue().floatValue())
                      .thenComparing(Explanation::getDescription))
              .orElseThrow();
      for (Explanation detail : details) {
        collect(detail, detail == best ? share : share * Ranking.OTHER_FIELDS, read, places, parts);
      }
    } else {
      float value = explanation.getValue().floatValue() * share;
      parts.add(part(value, words(description, read, places)));
    }
  }

  /// Whether it is a constant for something that is no single term: then the label says it all.
  private static boolean constant(Explanation explanation) {
    String description = explanation.getDescription();
    return description.startsWith("ConstantScore") && !CONSTANT.matcher(description).matches();
  }

  private static String words(String description, String read, Places places) throws IOException {
    Matcher term = WEIGHT.matcher(description);
    if (!term.matches()) {
      term = CONSTANT.matcher(description);
    }
    String where =
        term.matches() ? places.told(term.group(1).toLowerCase(Locale.ROOT), term.group(2)) : "";
    if (where.isEmpty()) {
      return read.isEmpty() ? "it is one of those asked for" : read;
    }
    return read.isEmpty() ? where : read + ": " + where;
  }
}
