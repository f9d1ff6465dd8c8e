package dev.actordex.export.markdown;

import dev.actordex.card.ActorUse;
import dev.actordex.card.Assessment;
import dev.actordex.card.CampaignUse;
import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.card.Claim;
import dev.actordex.card.Defence;
import dev.actordex.card.Operation;
import dev.actordex.card.Procedure;
import dev.actordex.card.Reference;
import dev.actordex.card.Relation;
import dev.actordex.card.Source;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.Tactic;
import dev.actordex.card.Text;
import dev.actordex.export.Provenance;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A card as a Markdown page (CommonMark with GitHub's tables): every field, every value with the
/// sources that say so.
public final class CardMarkdown {
  private final Card card;
  private final Provenance provenance;
  private final StringBuilder out = new StringBuilder();

  private CardMarkdown(Card card, Provenance provenance) {
    this.card = card;
    this.provenance = provenance;
  }

  public static String of(Card card, Provenance provenance) {
    return new CardMarkdown(card, provenance).write();
  }

  private String write() {
    out.append("# ").append(Md.line(card.name())).append("\n\n");
    paragraph(Md.line(card.summary()));
    facts();
    names();
    for (Text text : card.descriptions()) {
      heading("Description by " + text.source().label());
      paragraph(Md.prose(text.markup()));
    }
    techniques();
    software();
    users("Actors", card.actors());
    users("Actors through campaigns", card.actorsViaCampaigns());
    campaigns();
    operations("Operations", card.operations());
    operations("Counter operations", card.counterOperations());
    defences("Mitigations", card.mitigations());
    defences("Detections", card.detections());
    relations();
    assessment();
    references();
    sources();
    return out.toString();
  }

  private void heading(String text) {
    out.append("## ").append(Md.line(text)).append("\n\n");
  }

  private void paragraph(String text) {
    if (!text.isBlank()) {
      out.append(text).append("\n\n");
    }
  }

  private void head(String... columns) {
    row(columns);
    out.append("|").append(" --- |".repeat(columns.length)).append('\n');
  }

  private void row(String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private void facts() {
    head("field", "value");
    fact("Id", Md.line(card.id()));
    fact("ATT&CK id", Md.line(card.attackId()));
    fact("Kind", card.type().key());
    fact("Status", card.status().key());
    claims("Origin", card.countries());
    claims("Sponsor", card.sponsors());
    claims("Motivation", card.motivations());
    claims("First seen", card.firstSeen());
    claims("Last seen", card.lastSeen());
    claims("Targeted sectors", card.sectors());
    claims("Targeted countries", card.targets());
    claims("Type", card.kinds());
    claims("Platforms", card.platforms());
    fact("Tactics", tactics(card.tactics()));
    fact("Technique above", card.parent() == null ? "" : link(card.parent()));
    fact("Sub-techniques", links(card.subtechniques()));
    fact("Disputed", Md.line(String.join(", ", card.disputed())));
    fact("Created", Md.line(card.created()));
    fact("Modified", Md.line(card.modified()));
    fact("Identifiers", Md.line(String.join(", ", card.identifiers())));
    card.notes()
        .forEach(note -> fact(note.field(), Md.line(note.value()) + said(List.of(note.source()))));
    out.append('\n');
  }

  private void fact(String field, String value) {
    if (!value.isEmpty()) {
      row(Md.line(field), value);
    }
  }

  private void claims(String field, List<Claim> claims) {
    fact(
        field,
        claims.stream()
            .map(claim -> Md.line(claim.label()) + said(claim))
            .collect(Collectors.joining("; ")));
  }

  private static String said(Claim claim) {
    return said(claim.sources().stream().map(Claim.Said::source).toList());
  }

  private static String said(List<Source> sources) {
    return " ("
        + sources.stream().distinct().map(s -> Md.line(s.label())).collect(Collectors.joining(", "))
        + ")";
  }

  private void names() {
    heading("Names");
    head("name", "given by", "sources", "also claimed by");
    for (CardName name : card.names()) {
      row(
          Md.line(name.name()),
          Md.line(String.join(", ", name.givers())),
          Md.line(
              name.sources().stream()
                  .map(n -> n.source().label() + (n.retired() ? " (retired)" : ""))
                  .distinct()
                  .collect(Collectors.joining(", "))),
          links(name.claimants()));
    }
    out.append('\n');
  }

  private void techniques() {
    if (card.techniques().isEmpty()) {
      return;
    }
    heading("Techniques");
    head("id", "technique", "tactics", "procedure", "through");
    card.techniques()
        .forEach(use ->
            row(
                Md.line(use.attackId()),
                Md.line(use.name()),
                tactics(use.tactics()),
                procedures(use.procedures()),
                links(use.via())));
    out.append('\n');
  }

  private void software() {
    if (card.software().isEmpty()) {
      return;
    }
    heading("Software");
    head("id", "software", "type", "procedure", "sources", "through");
    card.software()
        .forEach(use ->
            row(
                Md.line(use.id()),
                Md.line(use.name()),
                Md.line(String.join(", ", use.kinds())),
                procedures(use.procedures()),
                Md.line(
                    use.sources().stream()
                        .map(s -> s.source().label())
                        .distinct()
                        .collect(Collectors.joining(", "))),
                links(use.via())));
    out.append('\n');
  }

  private void users(String title, List<ActorUse> actors) {
    if (actors.isEmpty()) {
      return;
    }
    heading(title);
    head("id", "actor", "origin", "procedure", "through");
    actors.forEach(use ->
        row(
            Md.line(use.id()),
            Md.line(use.name()),
            Md.line(String.join(", ", use.countries())),
            procedures(use.procedures()),
            links(use.via())));
    out.append('\n');
  }

  private void campaigns() {
    if (card.campaigns().isEmpty()) {
      return;
    }
    heading("Campaigns");
    head("id", "campaign", "first seen", "last seen", "procedure");
    for (CampaignUse use : card.campaigns()) {
      row(
          Md.line(use.id()),
          Md.line(use.name()),
          Md.line(use.firstSeen()),
          Md.line(use.lastSeen()),
          procedures(use.procedures()));
    }
    out.append('\n');
  }

  private static String procedures(List<Procedure> procedures) {
    return procedures.stream()
        .map(p ->
            Md.cell(p.text())
                + said(List.of(p.source()))
                + (p.via() == null ? "" : " through " + link(p.via())))
        .collect(Collectors.joining(" "));
  }

  private void operations(String title, List<Operation> operations) {
    if (operations.isEmpty()) {
      return;
    }
    heading(title);
    for (Operation operation : operations) {
      String lead =
          Stream.of(operation.date(), operation.name())
              .filter(part -> part != null && !part.isBlank())
              .map(Md::line)
              .collect(Collectors.joining(", "));
      out.append("- ");
      if (!lead.isEmpty()) {
        out.append("**").append(lead).append("** ");
      }
      out.append(Md.cell(operation.text()));
      operation.urls().forEach(url -> out.append(' ').append(Md.link("", url)));
      CardLink campaign = operation.campaign();
      if (campaign != null) {
        out.append(" campaign ").append(link(campaign));
      }
      out.append(said(List.of(operation.source()))).append('\n');
    }
    out.append('\n');
  }

  private void defences(String title, List<Defence> defences) {
    if (defences.isEmpty()) {
      return;
    }
    heading(title);
    head("id", "name", "text");
    defences.forEach(d -> row(Md.line(d.id()), Md.line(d.name()), Md.cell(d.text())));
    out.append('\n');
  }

  private void relations() {
    if (card.relations().isEmpty()) {
      return;
    }
    heading("Relations");
    head("relation", "card", "evidence");
    for (Relation relation : card.relations()) {
      CardLink to = relation.to();
      row(
          Md.line(relation.type().label()),
          to == null ? Md.line(relation.name()) : link(to),
          relation.evidence().stream()
              .map(CardMarkdown::evidence)
              .collect(Collectors.joining("; ")));
    }
    out.append('\n');
  }

  private static String evidence(Relation.Evidence evidence) {
    String words =
        Stream.of(evidence.likelihood(), evidence.text())
            .filter(part -> part != null && !part.isBlank())
            .map(Md::cell)
            .collect(Collectors.joining(": "));
    return (words + said(List.of(evidence.source()))).strip();
  }

  private void assessment() {
    heading("Assessment");
    head("rule", "level", "because");
    rating("Confidence", card.assessment().confidence());
    rating("Activity", card.assessment().activity());
    rating("Threat", card.assessment().threat());
    out.append('\n');
  }

  private void rating(String name, Assessment.Rating rating) {
    row(name, Md.line(rating.level()), Md.line(String.join("; ", rating.because())));
  }

  private void references() {
    if (card.references().isEmpty()) {
      return;
    }
    heading("References");
    for (Reference reference : card.references()) {
      String title = reference.title() == null ? "" : reference.title();
      out.append(reference.number()).append(". ").append(Md.link(title, reference.url()));
      out.append(
          said(reference.sources().stream().map(dev.actordex.card.RecordRef::source).toList()));
      out.append('\n');
    }
    out.append('\n');
  }

  private void sources() {
    heading("Sources");
    head("source", "record", "name", "release", "on this card because");
    for (SourceEntry entry : card.sources()) {
      row(
          Md.line(entry.source().label()),
          Md.link(entry.id(), entry.url()),
          Md.line(entry.name()),
          Md.line(entry.release()),
          Md.line(entry.joinedBecause()));
    }
    out.append("\nMade by ")
        .append(Md.line(provenance.product()))
        .append(" from generation ")
        .append(Md.line(provenance.generation()))
        .append(" of ")
        .append(Md.line(provenance.built()))
        .append(". Licences: ");
    out.append(
        provenance.sources().stream()
            .map(used ->
                Md.line(used.source().label())
                    + ": "
                    + Md.link(used.source().licence(), used.source().licenceUrl()))
            .collect(Collectors.joining("; ")));
    out.append(".\n");
  }

  private static String tactics(List<Tactic> tactics) {
    return Md.line(tactics.stream().map(Tactic::name).distinct().collect(Collectors.joining(", ")));
  }

  private static String links(List<CardLink> cards) {
    return cards.stream().map(CardMarkdown::link).collect(Collectors.joining(", "));
  }

  private static String link(@Nullable CardLink card) {
    return card == null
        ? ""
        : card.id().equals(card.name())
            ? Md.line(card.id())
            : Md.line(card.name()) + " (" + Md.line(card.id()) + ")";
  }
}
