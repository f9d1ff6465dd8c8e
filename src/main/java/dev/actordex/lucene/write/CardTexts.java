package dev.actordex.lucene.write;

import dev.actordex.card.ActorUse;
import dev.actordex.card.CampaignUse;
import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.Claim;
import dev.actordex.card.Operation;
import dev.actordex.card.Procedure;
import dev.actordex.card.Reference;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.Tactic;
import dev.actordex.card.TechniqueUse;
import dev.actordex.card.Text;
import dev.actordex.lucene.TextField;
import dev.actordex.lucene.stored.Section;
import dev.actordex.search.Facet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The searched texts of a card, most telling first.
///
/// What others do with a technique or software is on their cards, not here: a search for an actor
/// must not find everything the actor has ever used.
final class CardTexts {
  private final Card card;
  private final Others others;
  private final List<Section> sections = new ArrayList<>();

  private CardTexts(Card card, Others others) {
    this.card = card;
    this.others = others;
  }

  static List<Section> of(Card card, Others others) {
    CardTexts texts = new CardTexts(card, others);
    texts.names();
    texts.descriptions();
    texts.uses();
    texts.labels();
    texts.operations();
    texts.campaigns();
    texts.procedures();
    texts.references();
    return texts.sections;
  }

  private void names() {
    for (CardName name : card.names()) {
      TextField field = name.primary() ? TextField.NAME : TextField.ALIAS;
      Set<String> spellings = new LinkedHashSet<>();
      spellings.add(name.name());
      name.sources().forEach(naming -> spellings.add(naming.raw()));
      for (String spelling : spellings) {
        sections.add(Section.of(field, name.name(), spelling));
      }
    }
  }

  private void descriptions() {
    for (Text text : card.descriptions()) {
      sections.add(Section.of(TextField.DESCRIPTION, text.source(), text.plain()));
    }
  }

  private void uses() {
    for (TechniqueUse use : card.techniques()) {
      String text = use.attackId() + " " + use.name();
      String parent = use.parent();
      if (parent != null) {
        text += "; " + parent + " " + others.techniqueName(parent);
      }
      sections.add(
          use.direct()
              ? Section.of(TextField.TECHNIQUE, use.attackId(), text)
              : Section.of(TextField.CAMPAIGN, use.attackId(), text));
    }
    for (SoftwareUse use : card.software()) {
      Set<String> names = new LinkedHashSet<>();
      names.add(use.name());
      use.sources().forEach(said -> names.add(said.raw()));
      names.addAll(others.softwareNames(use.id()));
      String attackId = use.attackId();
      if (attackId != null) {
        names.add(attackId);
      }
      sections.add(
          Section.of(
              use.direct() ? TextField.TOOL : TextField.CAMPAIGN,
              use.name(),
              String.join("; ", names)));
    }
  }

  private void labels() {
    label(Facet.COUNTRY, card.countries());
    label(Facet.TARGET, card.targets());
    label(Facet.SECTOR, card.sectors());
    label(Facet.MOTIVATION, card.motivations());
    label(Facet.SPONSOR, card.sponsors());
    for (Claim kind : card.kinds()) {
      sections.add(new Section(TextField.LABEL, "kind", null, kind.value(), kind.label()));
    }
    label(Facet.PLATFORM, card.platforms());
    for (Tactic tactic : card.tactics()) {
      sections.add(
          new Section(TextField.LABEL, Facet.TACTIC.key(), null, tactic.key(), tactic.name()));
    }
  }

  private void label(Facet facet, List<Claim> claims) {
    for (Claim claim : claims) {
      Set<String> spellings = new LinkedHashSet<>();
      spellings.add(claim.label());
      claim.sources().forEach(said -> spellings.add(said.raw()));
      sections.add(
          new Section(
              TextField.LABEL, facet.key(), null, claim.value(), String.join("; ", spellings)));
    }
  }

  private void operations() {
    for (Operation operation : card.operations()) {
      operation(operation);
    }
    for (Operation operation : card.counterOperations()) {
      operation(operation);
    }
  }

  private void operation(Operation operation) {
    String name = operation.name();
    String text = Text.plain(operation.text());
    boolean named = name != null && !text.contains(name);
    sections.add(
        Section.of(TextField.OPERATION, operation.source(), named ? name + ". " + text : text));
  }

  private void campaigns() {
    for (CampaignUse campaign : card.campaigns()) {
      String attackId = campaign.attackId();
      sections.add(
          Section.of(
              TextField.CAMPAIGN,
              campaign.name(),
              attackId == null ? campaign.name() : campaign.name() + "; " + attackId));
    }
    if (card.type() == dev.actordex.card.CardType.CAMPAIGN) {
      for (ActorUse actor : card.actors()) {
        sections.add(Section.of(TextField.CAMPAIGN, actor.name(), actor.name()));
      }
    }
  }

  private void procedures() {
    for (TechniqueUse use : card.techniques()) {
      procedures(use.attackId(), use.procedures());
    }
    for (SoftwareUse use : card.software()) {
      procedures(use.name(), use.procedures());
    }
  }

  private void procedures(String of, List<Procedure> procedures) {
    for (Procedure procedure : procedures) {
      sections.add(
          new Section(
              TextField.PROCEDURE,
              TextField.PROCEDURE.key(),
              procedure.source(),
              of,
              Text.plain(procedure.text())));
    }
  }

  private void references() {
    for (Reference reference : card.references()) {
      String title = reference.title();
      String url = reference.url();
      String publisher = reference.publisher();
      if (title != null || publisher != null) {
        sections.add(
            new Section(
                TextField.REFERENCE,
                TextField.REFERENCE.key(),
                null,
                url,
                (title == null ? "" : title) + (publisher == null ? "" : " (" + publisher + ")")));
      }
    }
  }
}
