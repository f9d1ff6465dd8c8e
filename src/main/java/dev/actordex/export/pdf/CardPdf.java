package dev.actordex.export.pdf;

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
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.Source;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.Tactic;
import dev.actordex.card.TechniqueUse;
import dev.actordex.card.Text;
import dev.actordex.export.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Chunk;

/// A card as a PDF document: every field, every value with the sources that say it, in every
/// script.
public final class CardPdf {
  private final Card card;
  private final Provenance provenance;
  private final Pages pages;

  private CardPdf(Card card, Provenance provenance, Fonts.Machine machine) {
    this.card = card;
    this.provenance = provenance;
    pages =
        new Pages(
            machine,
            card.name(),
            provenance.product(),
            provenance.built(),
            card.id() + " · " + provenance.product() + " · generation " + provenance.generation(),
            card.references().stream().map(Reference::number).collect(Collectors.toSet()),
            card.toString());
  }

  /// @throws dev.actordex.export.TooLarge when the card fills more pages than a document may have
  public static byte[] of(Card card, Provenance provenance) {
    return of(card, provenance, Fonts.Machine.HERE);
  }

  static byte[] of(Card card, Provenance provenance, Fonts.Machine machine) {
    Fonts.TURN.lock();
    try {
      return new CardPdf(card, provenance, machine).write();
    } finally {
      Fonts.TURN.unlock();
    }
  }

  private byte[] write() {
    pages.title(card.name());
    pages.prose(card.summary());
    facts();
    names();
    for (Text text : card.descriptions()) {
      pages.heading("Description by " + text.source().label());
      pages.prose(text.markup());
    }
    uses();
    operations("Operations", card.operations());
    operations("Counter operations", card.counterOperations());
    defences("Mitigations", card.mitigations());
    defences("Detections", card.detections());
    relations();
    assessment();
    references();
    sources();
    return pages.finish();
  }

  private void facts() {
    List<List<List<Chunk>>> rows = new ArrayList<>();
    rows.add(head("field", "value"));
    fact(rows, "Id", card.id());
    fact(rows, "ATT&CK id", card.attackId());
    fact(rows, "Kind", card.type().key());
    fact(rows, "Status", card.status().key());
    fact(rows, "Origin", claims(card.countries()));
    fact(rows, "Sponsor", claims(card.sponsors()));
    fact(rows, "Motivation", claims(card.motivations()));
    fact(rows, "First seen", claims(card.firstSeen()));
    fact(rows, "Last seen", claims(card.lastSeen()));
    fact(rows, "Targeted sectors", claims(card.sectors()));
    fact(rows, "Targeted countries", claims(card.targets()));
    fact(rows, "Type", claims(card.kinds()));
    fact(rows, "Platforms", claims(card.platforms()));
    fact(rows, "Tactics", tactics(card.tactics()));
    fact(rows, "Technique above", named(card.parent()));
    fact(rows, "Sub-techniques", named(card.subtechniques()));
    fact(rows, "Disputed", String.join(", ", card.disputed()));
    fact(rows, "Created", card.created());
    fact(rows, "Modified", card.modified());
    fact(rows, "Identifiers", String.join(", ", card.identifiers()));
    card.notes()
        .forEach(
            note -> fact(rows, note.field(), note.value() + " (" + note.source().label() + ")"));
    pages.table(new float[] {1, 4}, rows);
  }

  private void fact(List<List<List<Chunk>>> rows, String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      rows.add(List.of(pages.strong(field), pages.text(value)));
    }
  }

  private List<List<Chunk>> head(String... columns) {
    return Stream.of(columns).map(pages::strong).toList();
  }

  private static String claims(List<Claim> claims) {
    return claims.stream()
        .map(claim -> claim.label() + " (" + said(claim.sources(), Claim.Said::source) + ")")
        .collect(Collectors.joining("; "));
  }

  private static <T> String said(List<T> sayings, Function<T, Source> source) {
    return sayings.stream()
        .map(source)
        .map(Source::label)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private void names() {
    List<List<List<Chunk>>> rows = new ArrayList<>();
    rows.add(head("name", "given by", "sources", "also claimed by"));
    for (CardName name : card.names()) {
      rows.add(
          List.of(
              pages.text(name.name()),
              pages.text(String.join(", ", name.givers())),
              pages.text(said(name.sources(), CardName.Naming::source)),
              pages.text(named(name.claimants()))));
    }
    table("Names", new float[] {3, 2, 3, 3}, rows);
  }

  /// A heading and a table, unless there is nothing below the table's head.
  private void table(String title, float[] widths, List<List<List<Chunk>>> rows) {
    if (rows.size() > 1) {
      pages.heading(title);
      pages.table(widths, rows);
    }
  }

  private void uses() {
    List<List<List<Chunk>>> techniques = new ArrayList<>();
    techniques.add(head("id", "technique", "tactics", "procedure"));
    for (TechniqueUse use : card.techniques()) {
      techniques.add(
          List.of(
              pages.text(use.attackId()),
              pages.text(use.name()),
              pages.text(tactics(use.tactics())),
              procedures(use.procedures(), use.via())));
    }
    table("Techniques", new float[] {2, 3, 3, 8}, techniques);
    List<List<List<Chunk>>> software = new ArrayList<>();
    software.add(head("id", "software", "type", "sources", "procedure"));
    for (SoftwareUse use : card.software()) {
      software.add(
          List.of(
              pages.text(use.id()),
              pages.text(use.name()),
              pages.text(String.join(", ", use.kinds())),
              pages.text(said(use.sources(), Claim.Said::source)),
              procedures(use.procedures(), use.via())));
    }
    table("Software", new float[] {2, 3, 4, 3, 5}, software);
    users("Actors", card.actors());
    users("Actors through campaigns", card.actorsViaCampaigns());
    List<List<List<Chunk>>> campaigns = new ArrayList<>();
    campaigns.add(head("id", "campaign", "seen", "procedure"));
    for (CampaignUse use : card.campaigns()) {
      String seen =
          Stream.of(use.firstSeen(), use.lastSeen())
              .filter(date -> date != null)
              .collect(Collectors.joining(" to "));
      campaigns.add(
          List.of(
              pages.text(use.id()),
              pages.text(use.name()),
              pages.text(seen),
              procedures(use.procedures(), List.of())));
    }
    table("Campaigns", new float[] {2, 3, 3, 8}, campaigns);
  }

  private void users(String title, List<ActorUse> actors) {
    List<List<List<Chunk>>> rows = new ArrayList<>();
    rows.add(head("id", "actor", "origin", "procedure"));
    for (ActorUse use : actors) {
      rows.add(
          List.of(
              pages.text(use.id()),
              pages.text(use.name()),
              pages.text(String.join(", ", use.countries())),
              procedures(use.procedures(), use.via())));
    }
    table(title, new float[] {2, 3, 2, 8}, rows);
  }

  private List<Chunk> procedures(List<Procedure> procedures, List<CardLink> via) {
    List<Chunk> chunks = new ArrayList<>();
    for (Procedure procedure : procedures) {
      if (!chunks.isEmpty()) {
        chunks.add(Chunk.NEWLINE);
      }
      chunks.addAll(pages.chunks(procedure.text(), Style.TEXT));
      CardLink through = procedure.via();
      chunks.addAll(
          pages.chunks(
              " ("
                  + procedure.source().label()
                  + (through == null ? "" : ", through " + named(through))
                  + ")",
              Style.NOTE));
    }
    if (procedures.isEmpty() && !via.isEmpty()) {
      chunks.addAll(pages.text("through " + named(via)));
    }
    return chunks;
  }

  private void operations(String title, List<Operation> operations) {
    List<List<List<Chunk>>> rows = new ArrayList<>();
    rows.add(head("date", "operation"));
    for (Operation operation : operations) {
      List<Chunk> words = new ArrayList<>();
      if (operation.name() != null) {
        words.addAll(pages.strong(operation.name()));
        words.addAll(pages.chunks(". ", Style.TEXT));
      }
      words.addAll(pages.chunks(operation.text(), Style.TEXT));
      for (String url : operation.urls()) {
        words.addAll(pages.chunks(" ", Style.TEXT));
        words.addAll(pages.link("", url));
      }
      CardLink campaign = operation.campaign();
      words.addAll(
          pages.chunks(
              " ("
                  + operation.source().label()
                  + (campaign == null ? "" : ", campaign " + named(campaign))
                  + ")",
              Style.NOTE));
      rows.add(List.of(pages.text(operation.date()), words));
    }
    table(title, new float[] {1, 6}, rows);
  }

  private void defences(String title, List<Defence> defences) {
    List<List<List<Chunk>>> rows = new ArrayList<>();
    rows.add(head("id", "name", "text"));
    for (Defence defence : defences) {
      String words = defence.text();
      rows.add(
          List.of(
              pages.text(defence.id()),
              pages.text(defence.name()),
              pages.chunks(words == null ? "" : words, Style.TEXT)));
    }
    table(title, new float[] {1, 3, 8}, rows);
  }

  private void relations() {
    List<List<List<Chunk>>> rows = new ArrayList<>();
    rows.add(head("relation", "card", "evidence"));
    for (Relation relation : card.relations()) {
      CardLink to = relation.to();
      String evidence =
          relation.evidence().stream()
              .map(e ->
                  Stream.of(e.likelihood(), e.text(), "(" + e.source().label() + ")")
                      .filter(part -> part != null && !part.isBlank())
                      .collect(Collectors.joining(" ")))
              .collect(Collectors.joining("; "));
      rows.add(
          List.of(
              pages.text(relation.type().label()),
              pages.text(to == null ? relation.name() : named(to)),
              pages.chunks(evidence, Style.TEXT)));
    }
    table("Relations", new float[] {2, 3, 6}, rows);
  }

  private void assessment() {
    List<List<List<Chunk>>> rows = new ArrayList<>();
    rows.add(head("rule", "level", "because"));
    rating(rows, "Confidence", card.assessment().confidence());
    rating(rows, "Activity", card.assessment().activity());
    rating(rows, "Threat", card.assessment().threat());
    table("Assessment", new float[] {1, 1, 6}, rows);
  }

  private void rating(List<List<List<Chunk>>> rows, String rule, Assessment.Rating rating) {
    rows.add(
        List.of(
            pages.text(rule),
            pages.text(rating.level()),
            pages.text(String.join("; ", rating.because()))));
  }

  private void references() {
    if (card.references().isEmpty()) {
      return;
    }
    pages.heading("References");
    for (Reference reference : card.references()) {
      List<Chunk> line = new ArrayList<>(pages.target(reference.number()));
      String title = reference.title();
      line.addAll(pages.link(title == null ? "" : title, reference.url()));
      if (title != null && reference.url() != null) {
        line.addAll(pages.chunks(" " + reference.url(), Style.NOTE));
      }
      pages.paragraph(line);
    }
  }

  private void sources() {
    List<List<List<Chunk>>> rows = new ArrayList<>();
    rows.add(head("source", "record", "name", "release", "on this card because"));
    for (SourceEntry entry : card.sources()) {
      rows.add(
          List.of(
              pages.text(entry.source().label()),
              pages.link(entry.id(), entry.url()),
              pages.text(entry.name()),
              pages.text(entry.release()),
              pages.text(entry.joinedBecause())));
    }
    table("Sources", new float[] {2, 3, 3, 2, 4}, rows);
    pages.note(
        "Made by "
            + provenance.product()
            + " from generation "
            + provenance.generation()
            + " of "
            + provenance.built()
            + ".");
    for (Provenance.Used used : provenance.sources()) {
      List<Chunk> line = new ArrayList<>(pages.chunks(used.sentence() + " ", Style.NOTE));
      line.addAll(pages.link("", used.source().licenceUrl()));
      pages.paragraph(line);
    }
  }

  private static String tactics(List<Tactic> tactics) {
    return tactics.stream().map(Tactic::name).distinct().collect(Collectors.joining(", "));
  }

  private static String named(List<CardLink> cards) {
    return cards.stream().map(CardPdf::named).collect(Collectors.joining(", "));
  }

  private static String named(@Nullable CardLink link) {
    return link == null
        ? ""
        : link.id().equals(link.name()) ? link.id() : link.name() + " (" + link.id() + ")";
  }
}
