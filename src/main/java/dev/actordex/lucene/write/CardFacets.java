package dev.actordex.lucene.write;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.Tactic;
import dev.actordex.card.TechniqueUse;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.lucene.stored.CardHead;
import dev.actordex.search.Facet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The facet values of a card. Only what sources ascribe directly counts as used; what was seen in
/// a campaign of the actor is on the campaign's card.
final class CardFacets {
  /// The country of an actor that nobody ascribes to one.
  static final String UNATTRIBUTED = "unattributed";

  /// Beside the fields on which sources disagree: other cards claim one of its names.
  static final String CONTESTED = "contested";

  private final Card card;
  private final Others others;
  private final Map<Facet, Map<String, String>> values = new EnumMap<>(Facet.class);
  private final List<Spelling> spellings = new ArrayList<>();

  /// Another way to write a value, squeezed.
  record Spelling(Facet facet, String spelling, String value) {}

  CardFacets(Card card, Others others) {
    this.card = card;
    this.others = others;
    for (Facet facet : Facet.values()) {
      values.put(facet, new LinkedHashMap<>());
      fill(facet);
    }
  }

  /// Value → label.
  Map<String, String> of(Facet facet) {
    return values.getOrDefault(facet, Map.of());
  }

  List<Spelling> spellings() {
    return spellings;
  }

  private void fill(Facet facet) {
    switch (facet) {
      case TYPE -> add(facet, card.type().key(), capitalised(card.type().key()));
      case COUNTRY -> {
        claims(facet, card.countries());
        if (card.type() == CardType.ACTOR && card.countries().isEmpty()) {
          add(facet, UNATTRIBUTED, "Unattributed");
        }
      }
      case TARGET -> claims(facet, card.targets());
      case SECTOR -> claims(facet, card.sectors());
      case MOTIVATION -> claims(facet, card.motivations());
      case SPONSOR -> claims(facet, card.sponsors());
      case PLATFORM -> claims(facet, card.platforms());
      case TOOL -> tools();
      case TECHNIQUE -> techniques();
      case TACTIC -> tactics();
      case NAME_GIVER -> nameGivers();
      case SOURCE -> {
        for (SourceEntry entry : card.sources()) {
          add(facet, entry.source().key(), entry.source().label());
        }
      }
      case DISPUTED -> {
        for (String field : card.disputed()) {
          add(facet, field, Facet.of(field).map(Facet::label).orElse(capitalised(field)));
        }
        if (card.contested()) {
          add(facet, CONTESTED, "Name");
        }
      }
      case FIRST_SEEN ->
          CardHead.dates(card.firstSeen()).stream()
              .min(Comparator.naturalOrder())
              .map(FuzzyDate::from)
              .ifPresent(day -> {
                String year = String.format(Locale.ROOT, "%04d", day.getYear());
                add(facet, year, year);
              });
    }
  }

  private void claims(Facet facet, List<Claim> claims) {
    for (Claim claim : claims) {
      add(facet, claim.value(), claim.label());
      Set<String> raws = new LinkedHashSet<>();
      claim.sources().forEach(said -> raws.add(said.raw()));
      raws.forEach(raw -> spelled(facet, raw, claim.value()));
    }
  }

  private void tools() {
    for (SoftwareUse use : card.software()) {
      String id = use.id();
      String value = id == null ? Words.squeeze(use.name()) : id;
      if (!use.direct() || value.isEmpty()) {
        continue;
      }
      add(Facet.TOOL, value, use.name());
      spelled(Facet.TOOL, use.name(), value);
      use.sources().forEach(said -> spelled(Facet.TOOL, said.raw(), value));
      others.softwareNames(id).forEach(name -> spelled(Facet.TOOL, name, value));
    }
  }

  private void techniques() {
    String attackId = card.attackId();
    if (card.type() == CardType.TECHNIQUE && attackId != null) {
      technique(attackId);
      int dot = attackId.indexOf('.');
      if (dot > 0) {
        technique(attackId.substring(0, dot));
      }
    }
    for (TechniqueUse use : card.techniques()) {
      if (use.direct()) {
        technique(use.attackId());
        String parent = use.parent();
        if (parent != null) {
          technique(parent);
        }
      }
    }
  }

  private void technique(String attackId) {
    String name = others.techniqueName(attackId);
    add(Facet.TECHNIQUE, attackId, name);
    spelled(Facet.TECHNIQUE, name, attackId);
  }

  private void tactics() {
    for (Tactic tactic : card.tactics()) {
      add(Facet.TACTIC, tactic.key(), tactic.name());
    }
    for (TechniqueUse use : card.techniques()) {
      if (use.direct()) {
        for (Tactic tactic : use.tactics()) {
          add(Facet.TACTIC, tactic.key(), tactic.name());
        }
      }
    }
  }

  private void nameGivers() {
    for (CardName name : card.names()) {
      for (String giver : name.givers()) {
        add(Facet.NAME_GIVER, giver, giver);
      }
    }
  }

  private void add(Facet facet, String value, String label) {
    if (!value.isBlank()) {
      values.computeIfAbsent(facet, f -> new LinkedHashMap<>()).putIfAbsent(value, label);
    }
  }

  private void spelled(Facet facet, String spelling, String value) {
    String squeezed = Words.squeeze(spelling);
    if (!squeezed.isEmpty() && squeezed.length() <= 200) {
      spellings.add(new Spelling(facet, squeezed, value));
    }
  }

  private static String capitalised(String key) {
    return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1).replace('_', ' ');
  }
}
