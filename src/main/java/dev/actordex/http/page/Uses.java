package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.none;
import static dev.actordex.http.page.Html.text;

import dev.actordex.card.ActorUse;
import dev.actordex.card.CampaignUse;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.Procedure;
import dev.actordex.card.RecordRef;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.Source;
import dev.actordex.card.Tactic;
import dev.actordex.card.TechniqueUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who uses what, and how: techniques under their tactics, software, actors, campaigns.
final class Uses {
  private static final List<String> DOMAINS =
      List.of("enterprise-attack", "ics-attack", "mobile-attack");

  private Uses() {}

  static Html tactics(List<Tactic> tactics) {
    return el("ul")
        .cls("chips")
        .with(
            tactics.stream()
                .map(tactic ->
                    el(
                        "li",
                        link(
                                Words.search(CardType.TECHNIQUE, "tactic", tactic.shortname()),
                                tactic.name())
                            .cls("chip")))
                .toList());
  }

  static Html subtechniques(List<CardLink> links) {
    return el("ul")
        .cls("columns")
        .with(
            links.stream()
                .map(sub ->
                    el("li", Words.id(sub.attackId() == null ? sub.id() : sub.attackId()))
                        .with(" ")
                        .with(Words.card(sub)))
                .toList());
  }

  /// Under each of their tactics, in the order of the matrix. How it was used stands with the
  /// first.
  static Html techniques(List<TechniqueUse> uses) {
    Map<String, Group> groups = new TreeMap<>();
    for (TechniqueUse use : uses) {
      if (use.tactics().isEmpty()) {
        groups.computeIfAbsent("9", key -> new Group(null)).uses.add(use);
      }
      for (Tactic tactic : use.tactics()) {
        String key = DOMAINS.indexOf(tactic.domain()) + String.format("%03d", tactic.order());
        groups.computeIfAbsent(key, k -> new Group(tactic)).uses.add(use);
      }
    }
    long domains =
        groups.values().stream()
            .map(group -> group.tactic == null ? "" : group.tactic.domain())
            .filter(domain -> !domain.isEmpty())
            .distinct()
            .count();
    Set<String> placed = new HashSet<>();
    String lead =
        Words.counted(uses.size(), "technique")
            + " under "
            + Words.counted(groups.size(), "tactic");
    List<Html> parts = new ArrayList<>();
    parts.add(el("div", el("p", lead).cls("muted small")).cls("technique-bar"));
    groups.values().forEach(group -> parts.add(tactic(group, domains > 1, placed)));
    return Html.all(parts);
  }

  private static final class Group {
    private final @Nullable Tactic tactic;
    private final List<TechniqueUse> uses = new ArrayList<>();

    Group(@Nullable Tactic tactic) {
      this.tactic = tactic;
    }
  }

  private static Html tactic(Group group, boolean withDomain, Set<String> placed) {
    Tactic tactic = group.tactic;
    Html.Element summary =
        el("summary", el("h3", tactic == null ? "No tactic stated" : tactic.name()));
    if (withDomain && tactic != null) {
      summary.with(text(" "), el("span", Words.humanised(tactic.domain())).cls("muted small"));
    }
    summary.with(text(" "), el("span", Integer.toString(group.uses.size())).cls("section-count"));
    Html.Element list = el("ul");
    group.uses.forEach(use -> list.with(technique(use, tactic, placed)));
    return el("details", summary, list).cls("tactic").flag("open", true);
  }

  private static Html technique(TechniqueUse use, @Nullable Tactic under, Set<String> placed) {
    boolean first = placed.add(use.attackId());
    Html.Element head = el("div", Words.id(use.attackId()), text(" ")).cls("technique-head");
    head.with(el("span", named(CardType.TECHNIQUE, use.id(), use.name())).cls("technique-name"));
    beside(
        head, CardType.TECHNIQUE, use.id(), use.actorCount(), use.direct() ? List.of() : use.via());
    head.with(text(" "), Words.marks(use.sources().stream().map(RecordRef::source).toList()));
    if (first) {
      head.with(cited(use.procedures()));
    }
    Html.Element item = el("li", head).cls("technique");
    String also =
        use.tactics().stream()
            .filter(each -> !each.equals(under))
            .map(Tactic::name)
            .collect(Collectors.joining(", "));
    if (!also.isEmpty()) {
      item.with(el("p", "Also " + also).cls("technique-also"));
    }
    if (first) {
      return item.id("technique-" + use.attackId()).with(procedures(use.procedures()));
    }
    return says(use.procedures())
        ? item.with(
            el(
                    "p",
                    link(
                        "#technique-" + use.attackId(),
                        "How: see under " + use.tactics().getFirst().name()))
                .cls("technique-also"))
        : item;
  }

  static Html software(List<SoftwareUse> uses) {
    Html.Element list = el("ul").cls("uses");
    for (SoftwareUse use : uses) {
      Html.Element head = head(CardType.SOFTWARE, use.id(), use.attackId(), use.name());
      String kinds =
          new LinkedHashSet<>(use.kinds())
              .stream().map(Words::humanised).collect(Collectors.joining(", "));
      if (!kinds.isEmpty()) {
        head.with(text(" "), el("span", kinds).cls("use-facts"));
      }
      beside(
          head,
          CardType.SOFTWARE,
          use.id(),
          use.actorCount(),
          use.direct() ? List.of() : use.via());
      list.with(
          use(head, use.sources().stream().map(Claim.Said::source).toList(), use.procedures()));
    }
    return list;
  }

  static Html actors(List<ActorUse> uses) {
    Html.Element list = el("ul").cls("uses");
    for (ActorUse use : uses) {
      Html.Element head = head(CardType.ACTOR, use.id(), use.attackId(), use.name());
      Html.Element countries = el("span").cls("use-facts");
      use.countries().forEach(code -> countries.with(Words.country(code), text(" ")));
      head.with(text(" "), countries);
      if (!use.direct() && !use.via().isEmpty()) {
        head.with(through(use.via()));
      }
      list.with(use(head, sources(use.sources()), use.procedures()));
    }
    return list;
  }

  static Html campaigns(List<CampaignUse> uses) {
    Html.Element list = el("ul").cls("uses");
    for (CampaignUse use : uses) {
      Html.Element head = head(CardType.CAMPAIGN, use.id(), use.attackId(), use.name());
      Html.Element when = el("span").cls("use-facts");
      if (use.firstSeen() != null) {
        when.with(Words.date(use.firstSeen()));
      }
      if (use.lastSeen() != null) {
        when.with(text(" – "), Words.date(use.lastSeen()));
      }
      list.with(use(head.with(text(" "), when), sources(use.sources()), use.procedures()));
    }
    return list;
  }

  private static List<Source> sources(List<RecordRef> refs) {
    return refs.stream().map(RecordRef::source).toList();
  }

  private static Html.Element head(
      CardType type, @Nullable String id, @Nullable String attackId, String name) {
    Html.Element head =
        el("div", el("span", named(type, id, name)).cls("use-name")).cls("use-head");
    return attackId == null ? head : head.with(text(" "), Words.id(attackId));
  }

  private static Html use(Html.Element head, List<Source> sources, List<Procedure> procedures) {
    head.with(text(" "), Words.marks(sources)).with(cited(procedures));
    return el("li", head, procedures(procedures)).cls("use");
  }

  private static Html named(CardType type, @Nullable String id, String name) {
    return id == null ? text(name) : link(Words.address(type, id), name);
  }

  /// How common it is among the loaded actors, and the campaigns through which alone it is known.
  private static void beside(
      Html.Element head, CardType type, @Nullable String id, int actors, List<CardLink> via) {
    if (id != null && actors > 0) {
      head.with(
          text(" "),
          link(Words.address(type, id) + "#actors", "used by " + Words.counted(actors, "actor"))
              .cls("prevalence"));
    }
    if (!via.isEmpty()) {
      head.with(through(via));
    }
  }

  private static Html through(List<CardLink> via) {
    return el("span", " only through ").cls("via").with(Words.cards(via));
  }

  private static boolean says(List<Procedure> procedures) {
    return procedures.stream().anyMatch(each -> Prose.says(each.text()));
  }

  /// The documents cited for a use of which nothing more is said.
  private static List<Html> cited(List<Procedure> procedures) {
    return procedures.stream()
        .filter(each -> !Prose.says(each.text()))
        .map(each -> Prose.inline(each.text()))
        .toList();
  }

  private static Html procedures(List<Procedure> procedures) {
    List<Procedure> worded = procedures.stream().filter(each -> Prose.says(each.text())).toList();
    if (worded.isEmpty()) {
      return none();
    }
    Html.Element list = el("ul").cls("procedures");
    for (Procedure procedure : worded) {
      Html.Element item = el("li", Prose.inline(procedure.text()));
      if (procedure.via() != null) {
        item.with(el("span", " (").cls("muted").with(Words.card(procedure.via())).with(")"));
      }
      if (worded.size() > 1) {
        item.with(text(" "), Words.marks(List.of(procedure.source())));
      }
      list.with(item);
    }
    return list;
  }
}
