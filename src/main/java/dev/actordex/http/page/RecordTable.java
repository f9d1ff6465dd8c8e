package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.none;
import static dev.actordex.http.page.Html.text;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.Claim;
import dev.actordex.card.SourceEntry;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the records of a card say, side by side: a row per field, a column per record, the rows
/// marked on which they do not agree.
final class RecordTable {
  private static final int VALUES_SHOWN = 12;

  private RecordTable() {}

  static Html of(Card card) {
    List<SourceEntry> records = card.sources();
    if (records.size() < 2) {
      return none();
    }
    Html.Element heads = el("tr", el("th", "Field").attr("scope", "col"));
    records.forEach(record ->
        heads.with(
            el("th", record.source().label())
                .attr("scope", "col")
                .with(text(" "), el("span", record.name()).cls("muted"))));
    Html.Element rows = el("tbody");
    fields(card)
        .forEach((field, said) -> {
          boolean disputed = card.disputed().contains(field);
          Html.Element row =
              el(
                      "tr",
                      el("th", Words.humanised(Words.field(field)))
                          .attr("scope", "row")
                          .with(
                              disputed
                                  ? Html.all(text(" "), Words.badge("disputed", "disputed"))
                                  : none()))
                  .cls(disputed ? "differs" : "agrees");
          records.forEach(record -> row.with(cell(said.getOrDefault(key(record), Set.of()))));
          rows.with(row);
        });
    return el("div", el("table", el("thead", heads), rows).cls("table record-table"))
        .cls("table-scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", "What the records say, side by side");
  }

  private static Html cell(Set<String> values) {
    if (values.isEmpty()) {
      return el("td", el("span", "–").cls("muted"));
    }
    List<String> shown = values.stream().limit(VALUES_SHOWN).toList();
    int more = values.size() - shown.size();
    return el("td", String.join(", ", shown) + (more > 0 ? " and " + more + " more" : ""));
  }

  private static String key(SourceEntry record) {
    return record.source().key() + " " + record.id();
  }

  /// Field → record → its values as it writes them; only fields that any record has.
  private static Map<String, Map<String, Set<String>>> fields(Card card) {
    Map<String, Map<String, Set<String>>> fields = new LinkedHashMap<>();
    for (CardName name : card.names()) {
      for (CardName.Naming naming : name.sources()) {
        add(fields, "name", naming.source().key() + " " + naming.id(), naming.raw());
      }
    }
    Map<String, List<Claim>> claims = new LinkedHashMap<>();
    claims.put("country", card.countries());
    claims.put("sponsor", card.sponsors());
    claims.put("motivation", card.motivations());
    claims.put("first_seen", card.firstSeen());
    claims.put("last_seen", card.lastSeen());
    claims.put("sector", card.sectors());
    claims.put("target", card.targets());
    claims.forEach((field, list) ->
        list.forEach(claim ->
            claim
                .sources()
                .forEach(said ->
                    add(
                        fields,
                        field,
                        said.source().key() + " " + said.id(),
                        said.raw().isEmpty() ? claim.label() : said.raw()))));
    return fields;
  }

  private static void add(
      Map<String, Map<String, Set<String>>> fields, String field, String record, String value) {
    fields
        .computeIfAbsent(field, key -> new LinkedHashMap<>())
        .computeIfAbsent(record, key -> new LinkedHashSet<>())
        .add(value);
  }
}
