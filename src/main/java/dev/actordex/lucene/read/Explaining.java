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
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/// A score as the sum of its parts, each with its reason in words: which of the words, read as
/// what, where on the card, and what the card has by itself.
final class Explaining {
  private static final Pattern CONSTANT =
      Pattern.compile("ConstantScore\\(([^:()]+):([^()]+)\\)", Pattern.DOTALL);

  private static final Comparator<Reckoning.Found> BEST =
      Comparator.comparing(Reckoning.Found::value).thenComparing(found -> found.by().told());

  /// Smaller parts are told together.
  private static final float LITTLE = 0.05f;

  /// Of equals by their words: Lucene tells them in another order each time the program runs.
  private static final Comparator<SearchPage.Explanation> WEIGHTIEST_FIRST =
      Comparator.comparing(SearchPage.Explanation::value)
          .reversed()
          .thenComparing(SearchPage.Explanation::description);

  private final Generation generation;
  private final @Nullable Reckoning reckoning;
  private final Passages passages;
  private final CardCodec codec;

  /// @param query the one by which the hits were found, with labels; null when all cards were asked
  /// @param docs the hits that are to be explained, ascending
  /// @param sums by which they were found; when its time is up, nothing can be explained
  Explaining(
      Generation generation,
      @Nullable Query query,
      int[] docs,
      Sums sums,
      Passages passages,
      CardCodec codec)
      throws IOException {
    this.generation = generation;
    reckoning = query == null ? null : Reckoning.of(query, generation.searcher(), docs, sums);
    this.passages = passages;
    this.codec = codec;
  }

  SearchPage.Explanation of(int doc, float score) throws IOException {
    List<SearchPage.Explanation> parts = new ArrayList<>();
    Reckoning.Found found = reckoning == null ? null : reckoning.of(doc);
    if (found != null) {
      Places places = new Places(generation, doc, new Stated(() -> card(doc)));
      collect(found, 1, "", places, parts);
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
      return generation.card(doc, codec);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read card " + doc, e);
    }
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
    int sources = head.sourceCount();
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
      Reckoning.Found found,
      float share,
      String read,
      Places places,
      List<SearchPage.Explanation> parts)
      throws IOException {
    if (found.value() == 0) {
      return;
    }
    switch (found.by()) {
      case Reckoning.Named named -> {
        String label = named.label();
        String more = read.isEmpty() || label.startsWith(read) ? label : read + ", " + label;
        Reckoning.Found part = found.parts().getFirst();
        if (part.by() instanceof Reckoning.Read constant && isNoTerm(constant.query())) {
          parts.add(part(part.value() * share, more));
        } else {
          collect(part, share, more, places, parts);
        }
      }
      case Reckoning.Sum sum -> {
        for (Reckoning.Found part : found.parts()) {
          collect(part, share, read, places, parts);
        }
      }
      case Reckoning.Best any -> {
        Reckoning.Found best = Collections.max(found.parts(), BEST);
        for (Reckoning.Found part : found.parts()) {
          collect(part, part == best ? share : share * any.others(), read, places, parts);
        }
      }
      case Reckoning.Read term ->
          parts.add(part(found.value() * share, words(term.query(), read, places)));
    }
  }

  /// Whether it is a constant for something that is no single term: then the label says it all.
  private static boolean isNoTerm(Query query) {
    return query instanceof ConstantScoreQuery constant
        && !CONSTANT.matcher(constant.toString()).matches();
  }

  private static String words(Query query, String read, Places places) throws IOException {
    String where = where(query, places);
    if (where.isEmpty()) {
      return read.isEmpty() ? "it is one of those asked for" : read;
    }
    return read.isEmpty() ? where : read + ": " + where;
  }

  private static String where(Query query, Places places) throws IOException {
    return switch (query) {
      case TermQuery term -> told(term.getTerm().field(), term.getTerm().text(), places);
      case PhraseQuery row ->
          told(row.getField(), row.toString().substring(row.getField().length() + 1), places);
      case ConstantScoreQuery constant -> {
        Matcher term = CONSTANT.matcher(constant.toString());
        yield term.matches() ? told(term.group(1), term.group(2), places) : "";
      }
      default -> "";
    };
  }

  private static String told(String field, String term, Places places) throws IOException {
    return places.told(field.toLowerCase(Locale.ROOT), term);
  }
}
