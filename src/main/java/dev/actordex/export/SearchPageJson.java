package dev.actordex.export;

import dev.actordex.search.CountedValues;
import dev.actordex.search.Facet;
import dev.actordex.search.Highlights;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import java.util.List;
import java.util.Map;

/// A page of results as the contract has it, written straight out: the answer that is given most.
///
/// One of these serves for many pages, and keeps what pages of a generation have in common.
/// Thread-safe.
public final class SearchPageJson {
  private static final String END = "\"}";

  private volatile ReadyJson ready = new ReadyJson("");
  private final SpareBytes spare = new SpareBytes();

  /// @param millis how long the engine took
  public byte[] json(SearchPage page, double millis) {
    JsonBytes bytes = lend(page, millis);
    try {
      return bytes.toBytes();
    } finally {
      giveBack(bytes);
    }
  }

  /// The same without a copy: the bytes are the caller's until it gives them back.
  public JsonBytes lend(SearchPage page, double millis) {
    ReadyJson fitting = ready(page.generation());
    JsonBytes bytes = spare.take();
    write(bytes, page, millis, fitting);
    return bytes;
  }

  /// @param lent whose bytes nobody reads any more
  public void giveBack(JsonBytes lent) {
    spare.giveBack(lent);
  }

  private ReadyJson ready(String generation) {
    ReadyJson known = ready;
    if (!known.isOf(generation)) {
      known = new ReadyJson(generation);
      ready = known;
    }
    return known;
  }

  private static void write(JsonBytes out, SearchPage page, double millis, ReadyJson ready) {
    SearchRequest request = page.request();
    SearchLinks links = new SearchLinks(request);
    out.raw("{\"query\":{\"q\":");
    out.text(request.text());
    out.raw(",\"filters\":{");
    lists(out, links.filters());
    out.raw("},\"understood\":");
    out.text(page.understood());
    out.raw(",\"read_as\":[");
    for (int i = 0; i < page.readings().size(); i++) {
      reading(out, i == 0, page.readings().get(i), links);
    }
    out.raw("],\"sort\":");
    out.text(request.sort().key());
    out.raw("},\"total\":");
    out.number(page.total());
    out.raw(",\"page\":");
    out.number(request.page());
    out.raw(",\"size\":");
    out.number(request.size());
    out.raw(",\"took_ms\":");
    out.raw(Double.toString(millis));
    out.raw(",\"generation\":");
    out.text(page.generation());
    out.raw(",\"hits\":[");
    ReadyJson.Card[] cards = ready.cards(page.hits(), out);
    for (int i = 0; i < page.hits().size(); i++) {
      SearchPage.Hit hit = page.hits().get(i);
      hit(out, i == 0, hit, cards[i], ready);
    }
    out.raw("],\"facets\":[");
    Toggles toggles = null;
    for (int i = 0; i < page.facets().size(); i++) {
      SearchPage.FacetCounts facet = page.facets().get(i);
      SearchLinks.Around around = links.around(facet.facet());
      if (toggles == null || toggles.around != around) {
        toggles = new Toggles(around);
      }
      facet(out, i == 0, facet, links, toggles, ready);
    }
    out.raw("],\"did_you_mean\":");
    out.text(page.didYouMean());
    out.raw(page.partial() ? ",\"partial\":true}" : "}");
  }

  private static void reading(
      JsonBytes out, boolean first, SearchPage.Reading reading, SearchLinks links) {
    Facet facet = reading.facet();
    String without = reading.without();
    out.raw(first ? "{\"text\":" : ",{\"text\":");
    out.text(reading.text());
    out.raw(",\"as\":");
    out.text(reading.as().key());
    out.raw(",\"facet\":");
    out.text(facet == null ? null : facet.key());
    out.raw(",\"value\":");
    out.text(reading.value());
    out.raw(",\"label\":");
    out.text(reading.label());
    out.raw(",\"without\":");
    out.text(without == null ? null : links.asking(without));
    out.write('}');
  }

  /// Cards in a list that nobody searched for, of any generation.
  public byte[] hits(List<SearchPage.Hit> hits) {
    ReadyJson reasons = ready;
    JsonBytes out = new JsonBytes(1 << 12);
    out.write('[');
    for (int i = 0; i < hits.size(); i++) {
      hit(out, i == 0, hits.get(i), ReadyJson.made(hits.get(i)), reasons);
    }
    out.write(']');
    return out.toBytes();
  }

  private static void hit(
      JsonBytes out, boolean first, SearchPage.Hit hit, ReadyJson.Card card, ReadyJson ready) {
    out.raw(first ? "{" : ",{");
    card.head(out);
    telling(out, hit, ready);
    card.links(out);
    out.write('}');
  }

  /// Why the card is among the hits.
  private static void telling(JsonBytes out, SearchPage.Hit hit, ReadyJson ready) {
    out.raw("\"score\":");
    out.raw(number(hit.score()));
    out.raw(",\"matched\":[");
    for (int i = 0; i < hit.matched().size(); i++) {
      SearchPage.Match match = hit.matched().get(i);
      if (i > 0) {
        out.write(',');
      }
      out.raw(ready.reasonStart(match.field(), match.why()));
      out.text(match.value());
      out.raw(ready.reasonEnd(match.source(), match.giver()));
    }
    out.raw("],\"highlights\":{");
    highlights(out, hit.highlights());
    out.write('}');
    if (hit.explanation() != null) {
      out.raw(",\"explanation\":");
      explanation(out, hit.explanation());
    }
  }

  private static void highlights(JsonBytes out, Highlights sentences) {
    for (int i = 0; i < sentences.size(); i++) {
      String field = sentences.field(i);
      if (i > 0 && field.equals(sentences.field(i - 1))) {
        out.write(',');
      } else {
        // One of our own words: letters alone.
        out.raw(i == 0 ? "\"" : "],\"");
        out.raw(field);
        out.raw("\":[");
      }
      out.text(sentences.utf8(), sentences.start(i), sentences.end(i));
    }
    if (sentences.size() > 0) {
      out.write(']');
    }
  }

  private static String number(float number) {
    return Float.toString(Float.isFinite(number) ? number : 0f);
  }

  private static void explanation(JsonBytes out, SearchPage.Explanation explanation) {
    out.raw("{\"value\":");
    out.raw(number(explanation.value()));
    out.raw(",\"description\":");
    out.text(explanation.description());
    out.raw(",\"parts\":[");
    for (int i = 0; i < explanation.parts().size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      explanation(out, explanation.parts().get(i));
    }
    out.raw("]}");
  }

  /// The values are put together from their parts: there are hundreds in an answer, each with an
  /// address that differs from the others in one condition.
  private static void facet(
      JsonBytes out,
      boolean first,
      SearchPage.FacetCounts counts,
      SearchLinks links,
      Toggles toggles,
      ReadyJson ready) {
    Facet facet = counts.facet();
    FacetPieces pieces = ready.values(facet);
    if (!first) {
      out.write(',');
    }
    pieces.start(out);
    out.raw(counts.truncated() ? "true,\"values\":[" : "false,\"values\":[");
    CountedValues values = counts.counted();
    if (toggles.around.always() && !anySelected(values)) {
      pieces.write(out, values, toggles.before, toggles.after);
    } else {
      for (int i = 0; i < values.size(); i++) {
        boolean selected = values.selected(i);
        if (selected || !toggles.around.always()) {
          pieces.write(out, values, i, toggle(selected, links.toggle(facet, values.get(i))));
        } else {
          pieces.write(out, values, i, toggles.before, toggles.after);
        }
      }
    }
    out.raw("]}");
  }

  private static boolean anySelected(CountedValues values) {
    boolean any = false;
    for (int i = 0; i < values.size(); i++) {
      any |= values.selected(i);
    }
    return any;
  }

  private static byte[] toggle(boolean selected, String address) {
    return JsonBytes.utf8(",\"selected\":" + selected + ",\"toggle\":\"" + address + END);
  }

  /// What stands around the conditions of values that are not chosen, from the count to the end.
  private static final class Toggles {
    private final SearchLinks.Around around;
    private final byte[] before;
    private final byte[] after;

    Toggles(SearchLinks.Around around) {
      this.around = around;
      before = JsonBytes.utf8(",\"selected\":false,\"toggle\":\"" + around.before());
      after = JsonBytes.utf8(around.after() + END);
    }
  }

  private static void lists(JsonBytes out, Map<String, List<String>> lists) {
    boolean first = true;
    for (Map.Entry<String, List<String>> list : lists.entrySet()) {
      if (!first) {
        out.write(',');
      }
      first = false;
      out.text(list.getKey());
      out.write(':');
      out.texts(list.getValue());
    }
  }
}
