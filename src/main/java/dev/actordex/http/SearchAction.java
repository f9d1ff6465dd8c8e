package dev.actordex.http;

import dev.actordex.export.JsonBytes;
import dev.actordex.export.SearchPageJson;
import dev.actordex.indicator.IndicatorQuery;
import dev.actordex.search.CardSearch;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import java.util.Optional;

/// Answers a search. Its tag is weak: two answers of one generation differ in the time they took.
final class SearchAction {
  private static final double NANOS_PER_TENTH = 100_000d;

  private final CardSearch search;
  private final SearchPageJson pages = new SearchPageJson();
  private final Tags tags;
  private final IndicatorActions indicators;

  SearchAction(CardSearch search, Tags tags, IndicatorActions indicators) {
    this.search = search;
    this.tags = tags;
    this.indicators = indicators;
  }

  Answer search(Ask ask) {
    SearchRequest request = SearchParameters.read(ask.parameters());
    Optional<IndicatorQuery> pasted = IndicatorQuery.plainly(request.text());
    Tags fitting = pasted.isPresent() ? indicators.tags() : tags;
    if (ask.has() != null) {
      Answer.Tag now = fitting.now(true);
      if (now.isIn(ask.has())) {
        return new Answer.Unchanged(now);
      }
    }
    long start = System.nanoTime();
    SearchPage page = search.search(request);
    double millis = Math.round((System.nanoTime() - start) / NANOS_PER_TENTH) / 10d;
    Answer.Tag tag = page.partial() ? null : fitting.of(page.generation(), true);
    if (pasted.isPresent()) {
      return Answer.json(indicators.beside(pages.json(page, millis), pasted.get()), tag);
    }
    JsonBytes json = pages.lend(page, millis);
    return new Answer.Lent(json, tag, () -> pages.giveBack(json));
  }
}
