package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.none;
import static dev.actordex.http.page.Html.text;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Defence;
import dev.actordex.card.Note;
import dev.actordex.card.Operation;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Reference;
import dev.actordex.card.Relation;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.Text;
import dev.actordex.export.JsonForm;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// The blocks of a card in the order of the page, only those that the data has. The elements of
/// `web/components/card-page` draw the same blocks.
final class CardSections {
  private CardSections() {}

  /// @param id the place on the page
  /// @param count how many things it lists; 0 where that says nothing
  /// @param lead a sentence before them, or empty
  record Section(String id, String title, int count, String lead, Html body) {}

  static List<Section> of(Card card) {
    boolean campaign = card.type() == CardType.CAMPAIGN;
    boolean technique = card.type() == CardType.TECHNIQUE;
    List<Section> sections = new ArrayList<>();
    add(sections, "description", "Description", "", card.descriptions(), CardSections::texts);
    add(sections, "tactics", "Tactics", "", card.tactics(), Uses::tactics);
    targets(sections, card);
    add(
        sections,
        "operations",
        "Operations",
        "",
        card.operations(),
        list -> timeline("timeline", list));
    add(
        sections,
        "counter-operations",
        "Counter-operations",
        "What was done against this actor: arrests, indictments, takedowns.",
        card.counterOperations(),
        list -> timeline("timeline counter", list));
    add(sections, "subtechniques", "Sub-techniques", "", card.subtechniques(), Uses::subtechniques);
    add(
        sections,
        "actors",
        campaign ? "Attributed to" : "Used by",
        "",
        card.actors(),
        Uses::actors);
    add(
        sections,
        "actors-via-campaigns",
        "Actors through campaigns",
        "Observed only in campaigns attributed to these actors, not ascribed to them directly.",
        card.actorsViaCampaigns(),
        Uses::actors);
    add(sections, "techniques", "ATT&CK techniques", "", card.techniques(), Uses::techniques);
    add(
        sections,
        "software",
        "Software",
        technique ? "Software that uses this technique." : "",
        card.software(),
        Uses::software);
    add(sections, "campaigns", "Campaigns", "", card.campaigns(), Uses::campaigns);
    add(sections, "mitigations", "Mitigations", "", card.mitigations(), CardSections::defences);
    add(sections, "detections", "Detections", "", card.detections(), CardSections::defences);
    add(
        sections,
        "relations",
        "Relations",
        "How this card stands to others, and on whose word. A relation never makes two cards one.",
        card.relations(),
        CardSections::relations);
    List<CardName> names = worthATable(card.names()) ? card.names() : List.of();
    add(sections, "names", "Names", "", names, CardSections::names);
    add(sections, "notes", "Further fields", "", card.notes(), CardSections::notes);
    add(sections, "references", "References", "", card.references(), CardSections::references);
    add(
        sections,
        "sources",
        "Source records",
        "The records that are on this card, and why. Each can be read as it came.",
        card.sources(),
        list -> records(card, list));
    return sections;
  }

  private static <T> void add(
      List<Section> sections,
      String id,
      String title,
      String lead,
      List<T> items,
      Function<List<T>, Html> body) {
    if (!items.isEmpty()) {
      int count = id.equals("description") ? 0 : items.size();
      sections.add(new Section(id, title, count, lead, body.apply(items)));
    }
  }

  /// One name that nobody is known to have coined and nobody else claims stands in the head.
  private static boolean worthATable(List<CardName> names) {
    return names.size() > 1
        || names.stream().anyMatch(name -> name.contested() || !name.givers().isEmpty());
  }

  private static Html texts(List<Text> texts) {
    return el("div")
        .cls("texts")
        .with(
            texts.stream()
                .map(each ->
                    el("div")
                        .with(
                            el("h3", each.source().label()).cls("text-source"),
                            el("div").cls("text").with(Prose.paragraphs(each.markup()))))
                .toList());
  }

  private static void targets(List<Section> sections, Card card) {
    if (card.sectors().isEmpty() && card.targets().isEmpty()) {
      return;
    }
    Html.Element columns = el("div").cls("target-columns");
    if (!card.sectors().isEmpty()) {
      columns.with(el("div", el("h3", "Sectors"), CardHead.claimed("sector", card.sectors())));
    }
    if (!card.targets().isEmpty()) {
      columns.with(el("div", el("h3", "Countries"), CardHead.claimed("target", card.targets())));
    }
    sections.add(new Section("targets", "Observed targets", 0, "", columns));
  }

  private static Html timeline(String style, List<Operation> operations) {
    return el("ol").cls(style).with(operations.stream().map(CardSections::operation).toList());
  }

  private static Html operation(Operation operation) {
    String date = operation.date();
    Html when = date == null ? el("span", "undated").cls("muted") : Words.date(date);
    String name = operation.name();
    Html title = none();
    if (operation.campaign() != null) {
      String words = name == null ? operation.campaign().name() : name;
      title =
          el(
              "h3",
              link(Words.address(operation.campaign().type(), operation.campaign().id()), words));
    } else if (name != null) {
      title = el("h3", name);
    }
    Html.Element foot = el("p", Words.marks(List.of(operation.source()))).cls("operation-foot");
    operation.urls().forEach(url -> foot.with(text(" "), Words.outward(url, host(url))));
    return el("li")
        .cls("operation")
        .with(
            el("div", when).cls("operation-date"),
            el("div", title, el("div", Prose.paragraphs(operation.text())).cls("text"), foot)
                .cls("operation-body"));
  }

  private static String host(String url) {
    try {
      String host = new URI(url).getHost();
      return host == null ? "link" : host.replaceFirst("^www\\.", "");
    } catch (URISyntaxException e) {
      return "link";
    }
  }

  private static Html defences(List<Defence> defences) {
    Html.Element list = el("ul").cls("defences");
    for (Defence defence : defences) {
      String said = defence.text();
      list.with(
          el("li")
              .with(
                  el("h3", Words.id(defence.id()))
                      .with(" " + defence.name() + " ")
                      .with(Words.marks(List.of(defence.source()))),
                  said == null ? none() : el("div", Prose.paragraphs(said)).cls("text")));
    }
    return list;
  }

  private static Html relations(List<Relation> relations) {
    Map<String, List<Relation>> kinds = new LinkedHashMap<>();
    relations.forEach(
        one -> kinds.computeIfAbsent(one.type().label(), label -> new ArrayList<>()).add(one));
    Html.Element list = el("dl").cls("relations");
    kinds.forEach((label, group) ->
        list.with(
            el("div", el("dt", label)).with(group.stream().map(CardSections::relation).toList())));
    return list;
  }

  private static Html relation(Relation relation) {
    Html.Element other = el("dd");
    if (relation.to() == null) {
      other.with(relation.name()).with(el("span", " (no loaded card)").cls("muted small"));
    } else {
      String id = relation.to().attackId();
      other.with(Words.card(relation.to()), id == null ? none() : text(" "));
      other.with(id == null ? none() : Words.id(id));
    }
    for (Relation.Evidence evidence : relation.evidence()) {
      Html.Element said = el("p", Words.marks(List.of(evidence.source()))).cls("evidence");
      if (evidence.likelihood() != null) {
        said.with(text(" "), el("strong", evidence.likelihood().replace('-', ' ')));
      }
      if (evidence.text() != null) {
        said.with(text(" "), Prose.inline(evidence.text()));
      }
      other.with(said);
    }
    return other;
  }

  private static Html names(List<CardName> names) {
    Html.Element rows = el("tbody");
    for (CardName name : names) {
      List<Html> remarks = new ArrayList<>();
      if (name.primary()) {
        remarks.add(el("span", "listed under it"));
      }
      List<Html> spelt =
          name.sources().stream()
              .map(CardName.Naming::raw)
              .filter(raw -> !raw.equals(name.name()))
              .distinct()
              .map(raw -> (Html) el("q", raw))
              .toList();
      if (!spelt.isEmpty()) {
        remarks.add(el("span", "also written ").with(Html.join(spelt, ", ")));
      }
      if (name.contested()) {
        remarks.add(
            el("span", Words.badge("contested", "contested"))
                .with(" also ")
                .with(
                    name.claimants().isEmpty()
                        ? text("another card")
                        : Words.cards(name.claimants())));
      }
      rows.with(
          el("tr")
              .with(
                  el("th", name.name()).attr("scope", "row"),
                  el("td", name.givers().isEmpty() ? "–" : String.join(", ", name.givers())),
                  el(
                      "td",
                      Words.marks(name.sources().stream().map(CardName.Naming::source).toList())),
                  el("td", el("div", Html.join(remarks, " ")).cls("name-remarks"))));
    }
    return table("table name-table", List.of("Name", "Coined by", "Said by", "Remarks"), rows);
  }

  static Html table(String style, List<String> heads, Html rows) {
    Html.Element head = el("tr");
    heads.forEach(each -> head.with(el("th", each).attr("scope", "col")));
    return el("div", el("table", el("thead", head), rows).cls(style)).cls("table-scroll");
  }

  private static Html notes(List<Note> notes) {
    Html.Element list = el("dl").cls("note-list");
    notes.forEach(note ->
        list.with(
            el("dt", Words.field(note.field()) + " ").with(Words.marks(List.of(note.source()))),
            el("dd", note.value())));
    return list;
  }

  private static Html references(List<Reference> references) {
    Map<String, List<Reference>> publishers = new LinkedHashMap<>();
    references.forEach(each ->
        publishers
            .computeIfAbsent(
                each.publisher() == null ? "" : each.publisher(), p -> new ArrayList<>())
            .add(each));
    Stream<Map.Entry<String, List<Reference>>> order =
        publishers.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, List<Reference>> e) -> e.getKey().isEmpty())
                    .thenComparing(e -> -e.getValue().size())
                    .thenComparing(Map.Entry::getKey));
    String lead =
        Words.counted(references.size(), "document")
            + " of "
            + Words.counted(publishers.size(), "publisher");
    return Html.all(
        el("p", lead).cls("muted small"),
        el("div")
            .cls("publishers")
            .with(order.map(e -> publisher(e.getKey(), e.getValue())).toList()));
  }

  private static Html publisher(String name, List<Reference> references) {
    Html.Element list = el("ol");
    for (Reference reference : references) {
      String url = reference.url();
      String title = reference.title();
      String words = title != null ? title : url != null ? shortened(url) : "Untitled";
      list.with(
          el("li")
              .cls("reference")
              .id("reference-" + reference.number())
              .attr("value", Integer.toString(reference.number()))
              .with(
                  el("span", Integer.toString(reference.number())).cls("reference-number"),
                  el("span", url == null ? text(words) : Words.outward(url, words))
                      .cls("reference-words")
                      .with(" ")
                      .with(
                          Words.marks(
                              reference.sources().stream().map(RecordRef::source).toList()))));
    }
    Html.Element heading = el("h3", name.isEmpty() ? "Without an address" : name);
    if (references.size() > 1) {
      heading.with(text(" "), el("span", Integer.toString(references.size())).cls("section-count"));
    }
    return el("section", heading, list).cls("publisher");
  }

  private static String shortened(String url) {
    return url.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
  }

  private static Html records(Card card, List<SourceEntry> entries) {
    Html.Element list = el("ul").cls("records");
    for (SourceEntry entry : entries) {
      Html.Element facts = el("p", el("code", entry.id())).cls("record-facts");
      facts.with(text(" "), el("span", "release " + entry.release()));
      if (entry.modified() != null) {
        facts.with(text(" "), el("span", "changed ").with(Words.date(entry.modified())));
      }
      if (entry.url() != null) {
        facts.with(text(" "), Words.outward(entry.url(), "page at the source"));
      }
      String raw =
          JsonForm.selfLink(card.id())
              + "/sources/"
              + entry.source().key()
              + "?id="
              + Words.encoded(entry.id());
      list.with(
          el("li")
              .cls("record")
              .with(
                  el("h3", entry.source().label() + " · " + entry.name()),
                  facts,
                  el("p", el("span", "On this card because: ").cls("muted"))
                      .with(entry.joinedBecause()),
                  el("p", link(raw, "The record as it came")).cls("small")));
    }
    return Html.all(RecordTable.of(card), list);
  }
}
