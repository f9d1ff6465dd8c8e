package dev.actordex.lucene.read;

import dev.actordex.card.CardName;
import dev.actordex.card.Source;
import dev.actordex.identity.NameKey;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.TextField;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.lucene.stored.ForwardText;
import dev.actordex.search.SearchPage.Match;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.BytesRef;

/// Says of a shown hit why it is there, and shows the sentences that match.
final class Telling {
  /// How many reasons are given, and how many of one field.
  private static final int REASONS = 8;

  private static final int REASONS_OF_A_FIELD = 3;
  private static final int SNIPPETS = 3;

  private final Generation generation;
  private final Plan plan;
  private final Marker marker;

  Telling(Generation generation, Plan plan) {
    this.generation = generation;
    this.plan = plan;
    marker = new Marker(plan.clues());
  }

  /// What is told of one hit.
  record Told(List<Match> matched, Map<String, List<String>> highlights) {
    static Told nothing() {
      return new Told(List.of(), Map.of());
    }
  }

  Told tell(int doc) throws IOException {
    Set<Match> reasons = new LinkedHashSet<>();
    if (!plan.nameKeys().isEmpty()) {
      names(doc, reasons);
    }
    facts(doc, reasons);
    Map<String, List<String>> highlights = new LinkedHashMap<>();
    if (marker.looksIntoTexts()) {
      texts(generation.texts(doc), reasons, highlights);
      if (highlights.isEmpty()) {
        texts(generation.details(doc), reasons, highlights);
      }
    }
    return new Told(limited(reasons), highlights);
  }

  private void names(int doc, Set<Match> reasons) throws IOException {
    for (CardName name : generation.names(doc)) {
      boolean equal = plan.nameKeys().contains(name.key());
      if (equal || plan.nameKeys().contains(NameKey.loose(name.name()))) {
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
  }

  private void facts(int doc, Set<Match> reasons) throws IOException {
    for (Clue clue : plan.clues()) {
      if (clue instanceof Clue.Term term && generation.has(doc, term.field(), term.term())) {
        String why =
            !term.field().equals(Fields.ID) ? "text" : retired(doc, term.term()) ? "retired" : "id";
        reasons.add(new Match(term.field(), why, term.term(), null, null));
      }
      if (clue instanceof Clue.Fact fact) {
        FacetColumn column = generation.columns().facet(fact.facet());
        for (int ord : column.resolve(fact.value())) {
          if (column.value(ord).equals(fact.value()) && column.has(doc, ord)) {
            String why =
                switch (fact.facet()) {
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
            reasons.add(new Match(fact.facet().key(), why, fact.value(), null, null));
          }
        }
      }
    }
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

  private void texts(BytesRef forward, Set<Match> reasons, Map<String, List<String>> highlights) {
    ForwardText.Cursor cursor = new ForwardText.Cursor(forward);
    while (cursor.nextSection()) {
      TextField field = cursor.field();
      if (!highlights.isEmpty() && ForwardText.isDetail(field)) {
        // One of the details is enough.
        break;
      }
      List<Marker.Mark> marks = marker.marks(cursor);
      if (marks.isEmpty()) {
        continue;
      }
      reasons.add(reason(cursor, marks));
      if (field.prose()) {
        List<String> snippets = highlights.computeIfAbsent(field.key(), key -> new ArrayList<>());
        if (snippets.size() < SNIPPETS) {
          snippets.addAll(Snippets.of(cursor, marks, SNIPPETS - snippets.size()));
        }
      }
    }
  }

  private Match reason(ForwardText.Cursor cursor, List<Marker.Mark> marks) {
    Source source = cursor.source();
    return new Match(
        cursor.shown(),
        switch (cursor.field()) {
          case TECHNIQUE, TOOL -> "uses";
          case LABEL -> "facet";
          case NAME, ALIAS, DESCRIPTION, OPERATION, CAMPAIGN, PROCEDURE, REFERENCE ->
              why(marks).key();
        },
        cursor.value(),
        source == null ? null : source.key(),
        null);
  }

  /// The plainest way in which one of the marks came about.
  private Clue.Why why(List<Marker.Mark> marks) {
    Clue.Why plainest = Clue.Why.TYPO;
    for (Marker.Mark mark : marks) {
      Clue.Why why =
          switch (marker.clue(mark.clue())) {
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

  private static List<Match> limited(Set<Match> reasons) {
    Map<String, Integer> perField = new LinkedHashMap<>();
    List<Match> limited = new ArrayList<>();
    for (Match reason : reasons) {
      if (limited.size() < REASONS
          && perField.merge(reason.field(), 1, Integer::sum) <= REASONS_OF_A_FIELD) {
        limited.add(reason);
      }
    }
    return limited;
  }
}
