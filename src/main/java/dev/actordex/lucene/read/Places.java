package dev.actordex.lucene.read;

import dev.actordex.card.CardName;
import dev.actordex.card.Source;
import dev.actordex.identity.NameKey;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.TextField;
import dev.actordex.lucene.stored.CardText;
import dev.actordex.lucene.stored.ForwardText;
import dev.actordex.search.Facet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Tells where on one card a term of the index stands: in which name, coined by whom, in whose
/// description.
final class Places {
  /// How many names or uses are told of one term.
  private static final int TOLD = 3;

  private final Generation generation;
  private final int doc;
  private final List<CardName> names;
  private final Stated stated;

  /// By field and term: the parts of a question say many of them again.
  private final Map<List<String>, String> known = new HashMap<>();

  /// @param stated of the same card
  Places(Generation generation, int doc, Stated stated) throws IOException {
    this.generation = generation;
    this.doc = doc;
    this.stated = stated;
    names = generation.names(doc);
  }

  /// @param term as Lucene writes it, a phrase in quotes
  /// @return empty when there is nothing to add
  String told(String field, String term) throws IOException {
    List<String> place = List.of(field, term);
    String told = known.get(place);
    if (told == null) {
      told = tell(field, term);
      known.put(place, told);
    }
    return told;
  }

  private String tell(String field, String term) throws IOException {
    for (TextField text : TextField.values()) {
      if (text.indexed().equals(field)) {
        return text(text, term.replace("\"", ""));
      }
    }
    return switch (field) {
      case Fields.KEY_PRIMARY -> named("it is listed under ", term);
      case Fields.KEY_ALIAS -> named("no other card bears ", term);
      case Fields.KEY_CONTESTED -> named("several cards claim ", term);
      case Fields.KEY_CLAIM -> named("only a further source gives it ", term);
      case Fields.KEY_LOOSE, Fields.KEY_SHORT -> named("but for its ending it is ", term);
      case Fields.ID -> "%s is an id of it".formatted(term.toUpperCase(Locale.ROOT));
      case Fields.CVE -> "%s stands in its texts".formatted(term.toUpperCase(Locale.ROOT));
      case Fields.URL -> "its references lead to %s".formatted(term);
      case Fields.COMPOUND -> "“%s” stands there as two words".formatted(term);
      case "type" -> "";
      default -> Facet.of(field).map(facet -> facet(facet, term)).orElse("");
    };
  }

  private String facet(Facet facet, String value) {
    FacetColumn column = generation.columns().facet(facet);
    for (int ord : column.resolve(value)) {
      if (column.has(doc, ord)) {
        String label = column.label(ord);
        Set<String> sources = stated.by(facet, column.value(ord));
        String by = sources.isEmpty() ? "" : ", as %s say".formatted(listed(sources));
        String fact =
            switch (facet) {
              case TECHNIQUE -> "it uses %s %s".formatted(column.value(ord), label);
              case TOOL -> "it uses " + label;
              case COUNTRY -> "its origin is " + label;
              case TARGET -> "it has victims in " + label;
              case SECTOR -> "it has victims in the sector " + label;
              case MOTIVATION -> "its motivation is " + label;
              case TYPE, SPONSOR, TACTIC, PLATFORM, NAME_GIVER, SOURCE, DISPUTED, FIRST_SEEN ->
                  facet.label().toLowerCase(Locale.ROOT) + " is " + label;
            };
        return fact + by;
      }
    }
    return "";
  }

  private String named(String how, String key) {
    List<String> told = new ArrayList<>();
    for (CardName name : names) {
      if (name.key().equals(key) || NameKey.loose(name.name()).equals(key)) {
        told.add(told(name));
      }
    }
    return told.isEmpty() ? "" : how + String.join(" and ", told.stream().limit(TOLD).toList());
  }

  /// “Fancy Bear”, coined by CrowdStrike, as ATT&CK and ETDA say.
  private static String told(CardName name) {
    Set<String> sources = new LinkedHashSet<>();
    boolean retired = !name.sources().isEmpty();
    for (CardName.Naming naming : name.sources()) {
      sources.add(naming.source().label());
      retired &= naming.retired();
    }
    List<String> givers = name.givers();
    return "“%s”%s%s%s"
        .formatted(
            name.name(),
            givers.isEmpty() ? "" : ", coined by " + String.join(" or ", givers),
            sources.isEmpty() ? "" : ", as %s say".formatted(listed(sources)),
            retired ? ", of a record that its source retired" : "");
  }

  private String text(TextField field, String term) throws IOException {
    int[] words = Arrays.stream(term.split(" ", -1)).mapToInt(ForwardText::hash).toArray();
    Set<String> values = new LinkedHashSet<>();
    Set<String> sources = new LinkedHashSet<>();
    CardText card = ForwardText.isDetail(field) ? generation.details() : generation.texts();
    card.move(doc);
    BitSet having = having(card, words);
    for (int section = having.nextSetBit(0);
        section >= 0;
        section = having.nextSetBit(section + 1)) {
      if (card.field(section) == field) {
        String value = card.value(section);
        if (value != null) {
          values.add(field == TextField.LABEL ? card.shown(section) + " " + value : value);
        }
        Source source = card.source(section);
        if (source != null) {
          sources.add(source.label());
        }
      }
    }
    return "“%s” in %s".formatted(term, place(field, values, sources));
  }

  private String place(TextField field, Set<String> values, Set<String> sources) {
    String by = sources.isEmpty() ? "" : " by " + listed(sources);
    String of = values.isEmpty() ? "" : listed(values);
    return switch (field) {
      case NAME, ALIAS -> {
        List<String> told =
            names.stream().filter(name -> values.contains(name.name())).map(Places::told).toList();
        yield (field == TextField.NAME ? "the name " : "another name, ")
            + String.join(" and ", told.stream().limit(TOLD).toList());
      }
      case TECHNIQUE -> "what it uses: technique " + of;
      case TOOL -> "what it uses: " + of;
      case LABEL -> "its facts: " + of;
      case DESCRIPTION -> "the description" + by;
      case OPERATION -> "the operations told" + by;
      case CAMPAIGN -> of.isEmpty() ? "its campaigns" : "its campaigns: " + of;
      case PROCEDURE -> "how it used " + of + ", told" + by;
      case REFERENCE -> "the title of a reference";
    };
  }

  /// The sections of a card that have all of the words.
  private static BitSet having(CardText card, int[] words) throws IOException {
    BitSet all = new BitSet();
    for (int i = 0; i < words.length; i++) {
      BitSet having = new BitSet();
      int found = card.find(words[i]);
      for (int at = found < 0 ? 0 : card.from(found), to = found < 0 ? 0 : card.to(found);
          at < to;
          at++) {
        having.set(card.sectionOf(card.number(at)));
      }
      if (i == 0) {
        all = having;
      } else {
        all.and(having);
      }
    }
    return all;
  }

  private static String listed(Set<String> some) {
    List<String> first = some.stream().limit(TOLD).toList();
    int more = some.size() - first.size();
    return more > 0
        ? String.join(", ", first) + " and %d more".formatted(more)
        : first.size() < 2
            ? String.join("", first)
            : String.join(", ", first.subList(0, first.size() - 1)) + " and " + first.getLast();
  }
}
