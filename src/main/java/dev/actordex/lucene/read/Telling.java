package dev.actordex.lucene.read;

import dev.actordex.card.CardName;
import dev.actordex.card.Source;
import dev.actordex.identity.NameKey;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.TextField;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.lucene.stored.CardText;
import dev.actordex.lucene.stored.ForwardText;
import dev.actordex.search.Facet;
import dev.actordex.search.Highlights;
import dev.actordex.search.SearchPage.Match;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says of a shown hit why it is there, and shows the sentences that match.
final class Telling {
  private static final int SNIPPETS = 3;

  private final Generation generation;
  private final Plan plan;
  private final Marker marker;
  private final StatedClues stated;
  private final Snippets snippets;
  private final Reasons reasons = new Reasons();
  private final CardText texts;
  private final CardText details;

  /// The cards that bear one of the names, and those that do but for "Group" and the like.
  private @Nullable BitSet bearers;

  private final BitSet looseBearers = new BitSet();

  /// The plan's keys of names in UTF-8.
  private final List<byte[]> keys;

  Telling(Generation generation, Plan plan, Traces traces) {
    this.generation = generation;
    this.plan = plan;
    keys = new ArrayList<>(plan.nameKeys().size());
    for (String key : plan.nameKeys()) {
      keys.add(key.getBytes(StandardCharsets.UTF_8));
    }
    marker = traces.marker();
    stated = traces.stated();
    snippets = traces.desk().snippets();
    texts = traces.desk().texts();
    details = traces.desk().details();
  }

  /// What is told of one hit.
  record Told(List<Match> matched, Highlights highlights) {
    static Told nothing() {
      return new Told(List.of(), Highlights.none());
    }
  }

  /// To be called before the cards are told about, one after the other.
  void fetch(int[] docs) throws IOException {
    if (marker.looksIntoTexts()) {
      texts.fetch(docs);
    }
  }

  Told tell(int doc) throws IOException {
    reasons.clear();
    if (!plan.nameKeys().isEmpty() && bearers().get(doc)) {
      names(doc);
    }
    facts(doc);
    snippets.clear();
    if (marker.looksIntoTexts()) {
      texts.move(doc);
      tell(texts, marker.markOrKept(texts, doc));
      if (snippets.isEmpty()) {
        details.move(doc);
        tell(details, marker.mark(details, doc));
      }
    }
    return new Told(reasons.given(), snippets.highlights());
  }

  /// Looked up once: reading all names of a card takes longer than the rest.
  private BitSet bearers() throws IOException {
    BitSet known = bearers;
    if (known == null) {
      known = new BitSet();
      for (String key : plan.nameKeys()) {
        for (String field : Fields.KEYS) {
          set(known, generation.postings().of(field, key));
        }
        set(looseBearers, generation.postings().of(Fields.KEY_LOOSE, key));
      }
      known.or(looseBearers);
      bearers = known;
    }
    return known;
  }

  private static void set(BitSet docs, int[] some) {
    for (int doc : some) {
      docs.set(doc);
    }
  }

  private void names(int doc) throws IOException {
    boolean loose = looseBearers.get(doc);
    for (CardName name :
        generation.names(
            doc,
            keys,
            loose ? written -> plan.nameKeys().contains(NameKey.loose(written)) : null)) {
      boolean equal = plan.nameKeys().contains(name.key());
      List<String> givers = name.givers();
      boolean retired =
          !name.primary()
              && !name.sources().isEmpty()
              && name.sources().stream().allMatch(CardName.Naming::retired);
      String why = retired ? "retired" : name.primary() ? "exact" : "alias";
      reasons.add(
          new Match(
              name.primary() ? "name" : "alias",
              equal ? why : "text",
              name.name(),
              name.sources().isEmpty() ? null : name.sources().getFirst().source().key(),
              givers.isEmpty() ? null : givers.getFirst()));
    }
  }

  private void facts(int doc) throws IOException {
    for (int i = 0; i < plan.clues().size(); i++) {
      if (!stated.has(doc, i)) {
        continue;
      }
      switch (plan.clues().get(i)) {
        case Clue.Term term -> {
          String why =
              !term.field().equals(Fields.ID)
                  ? "text"
                  : retired(doc, term.term()) ? "retired" : "id";
          reasons.add(new Match(term.field(), why, term.term(), null, null));
        }
        case Clue.Fact fact ->
            reasons.add(new Match(fact.facet().key(), why(fact.facet()), fact.value(), null, null));
        case Clue.Row row -> {}
        case Clue.Compound compound -> {}
        case Clue.Beginning beginning -> {}
      }
    }
  }

  private static String why(Facet facet) {
    return switch (facet) {
      case TECHNIQUE, TOOL -> "uses";
      case TYPE,
          COUNTRY,
          TARGET,
          SECTOR,
          MOTIVATION,
          SPONSOR,
          TACTIC,
          PLATFORM,
          NAME_GIVER,
          SOURCE,
          DISPUTED,
          FIRST_SEEN ->
          "facet";
    };
  }

  /// Whether an id is that of a record which its source revoked in favour of the card's.
  private boolean retired(int doc, String id) throws IOException {
    for (CardName name : generation.names(doc)) {
      for (CardName.Naming naming : name.sources()) {
        if (naming.retired() && Words.fold(naming.id()).equals(id)) {
          return true;
        }
      }
    }
    return false;
  }

  private void tell(CardText card, int marks) throws IOException {
    for (int from = 0, to; from < marks; from = to) {
      int section = card.sectionOf(marker.first(from));
      int end = card.firstWord(section + 1);
      to = from + 1;
      while (to < marks && marker.first(to) < end) {
        to++;
      }
      TextField field = card.field(section);
      if (!snippets.isEmpty() && ForwardText.isDetail(field)) {
        // One of the details is enough.
        break;
      }
      if (!reasons.isFull()) {
        String shown = card.shown(section);
        if (reasons.mayTake(shown)) {
          reasons.add(reason(card, section, shown, from, to));
        }
      }
      if (field.prose()) {
        snippets.add(card, section, marker, from, to, SNIPPETS);
      }
    }
  }

  /// @param from the first of the section's marks
  /// @param to the one after the last
  private Match reason(CardText card, int section, String shown, int from, int to)
      throws IOException {
    Source source = card.source(section);
    return new Match(
        shown,
        switch (card.field(section)) {
          case TECHNIQUE, TOOL -> "uses";
          case LABEL -> "facet";
          case NAME, ALIAS, DESCRIPTION, OPERATION, CAMPAIGN, PROCEDURE, REFERENCE ->
              why(from, to).key();
        },
        card.value(section),
        source == null ? null : source.key(),
        null);
  }

  /// The plainest way in which one of the marks came about.
  private Clue.Why why(int from, int to) {
    Clue.Why plainest = Clue.Why.TYPO;
    for (int mark = from; mark < to; mark++) {
      Clue.Why why =
          switch (marker.clue(mark)) {
            case Clue.Row row -> row.why();
            case Clue.Compound compound -> compound.why();
            case Clue.Beginning beginning -> Clue.Why.TEXT;
            case Clue.Fact fact -> fact.why();
            case Clue.Term term -> Clue.Why.TEXT;
          };
      if (why.compareTo(plainest) < 0) {
        plainest = why;
      }
    }
    return plainest;
  }
}
