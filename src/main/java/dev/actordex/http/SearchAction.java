package dev.actordex.http;

import dev.actordex.export.SearchPageJson;
import dev.actordex.search.CardSearch;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;

/// Answers a search. Its tag is weak: two answers of one generation differ in the time they took.
final class SearchAction {
  private static final double NANOS_PER_TENTH = 100_000d;

  private final CardSearch search;
  private final Tags tags;

  SearchAction(CardSearch search, Tags tags) {
    this.search = search;
    this.tags = tags;
  }

  Answer search(Ask ask) {
    SearchRequest request = SearchParameters.read(ask.parameters());
    if (ask.has() != null) {
      Answer.Tag now = tags.now(true);
      if (now.isIn(ask.has())) {
        return new Answer.Unchanged(now);
      }
    }
    long start = System.nanoTime();
    SearchPage page = search.search(request);
    double millis = Math.round((System.nanoTime() - start) / NANOS_PER_TENTH) / 10d;
    return Answer.json(SearchPageJson.json(page, millis), tags.of(page.generation(), true));
  }
}
