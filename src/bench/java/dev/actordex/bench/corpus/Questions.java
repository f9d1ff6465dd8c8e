package dev.actordex.bench.corpus;

import dev.actordex.card.Card;
import dev.actordex.search.SearchPage.Reading.As;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Analysts' questions without end, none twice: the two hundred of `queries.txt`, in which each
/// name, tool, technique, country, sector, CVE, concept and word is replaced by another of its
/// kind.
///
/// All replacements of one question come from one card, a word is replaced by one that is about as
/// frequent, and a question is asked only if the engine finds something and reads it in the same
/// ways as the one it is made from: of the two hundred one in eighteen lacks words, of pieces put
/// together anew one in seven, and the more the longer one asks without repeating oneself. Names
/// come in the spellings people type.
public final class Questions {
  private static final Pattern FIELD = Pattern.compile("(-?)(sector|country|technique):(\\S+)");
  private static final Pattern LITERAL =
      Pattern.compile("AND|OR|NOT|and|or|of|the|to|in|using|\\w+:\\S+");
  private static final Pattern EDGES = Pattern.compile("([(\"]*)(.*?)([)\"]*)");
  private static final int LONGEST_PIECE = 4;
  private static final int CANDIDATES = 8;
  private static final int TRIES = 30;
  private static final int SHORTEST_TYPO = 5;

  /// How the engine reads a question; empty where it finds nothing.
  public interface Reader {
    Optional<Set<As>> read(String question);
  }

  /// A question with its pieces named.
  private record Form(List<Slot> slots, Set<As> readings) {}

  /// @param kind null stays as it is
  private record Slot(String before, Vocabulary.@Nullable Kind kind, String was, String after) {}

  private final Vocabulary vocabulary;
  private final Reader reader;
  private final List<Form> forms;
  private final Map<Set<As>, List<Form>> alike;
  private final Set<Form> exhausted = new HashSet<>();
  private final Random random;
  private final Set<String> asked = new HashSet<>();

  /// @param concepts ways to say them
  /// @param patterns the questions whose kind and mix to keep
  public Questions(
      List<Card> cards, List<String> concepts, List<String> patterns, Reader reader, long seed) {
    vocabulary = new Vocabulary(cards, concepts);
    this.reader = reader;
    forms = patterns.stream().map(this::form).toList();
    alike = forms.stream().collect(Collectors.groupingBy(Form::readings));
    random = new Random(seed);
  }

  /// A question that this never gave before.
  public String next() {
    Form form = forms.get(random.nextInt(forms.size()));
    List<Form> others = alike.getOrDefault(form.readings(), List.of());
    // Where all of a form are asked, one that is read alike takes its place, then one word more.
    for (int tries = 0; ; tries++) {
      if (!exhausted.contains(form)) {
        for (int candidate = 0; candidate < TRIES; candidate++) {
          String question = filled(form, card(form));
          if (fits(question, form)) {
            return question;
          }
        }
        exhausted.add(form);
      }
      if (tries >= others.size()) {
        Vocabulary.Pieces card = card(form);
        String question = filled(form, card) + " " + anyWord(card);
        if (fits(question, form)) {
          return question;
        }
      }
      form = others.get(random.nextInt(others.size()));
    }
  }

  private boolean fits(String question, Form form) {
    return !asked.contains(question)
        && reader.read(question).filter(form.readings()::equals).isPresent()
        && asked.add(question);
  }

  private String anyWord(Vocabulary.Pieces card) {
    return one(card.of(Vocabulary.Kind.WORD), Vocabulary.Kind.WORD, "");
  }

  private Vocabulary.Pieces card(Form form) {
    List<Vocabulary.Pieces> cards = vocabulary.cards();
    while (true) {
      Vocabulary.Pieces card = cards.get(random.nextInt(cards.size()));
      if (!card.of(Vocabulary.Kind.WORD).isEmpty()
          && form.slots().stream()
              .allMatch(slot ->
                  slot.kind() == null
                      || slot.kind() == Vocabulary.Kind.CONCEPT
                      || !card.of(slot.kind()).isEmpty())) {
        return card;
      }
    }
  }

  private String filled(Form form, Vocabulary.Pieces card) {
    StringBuilder question = new StringBuilder();
    for (Slot slot : form.slots()) {
      Vocabulary.Kind kind = slot.kind();
      question
          .append(question.isEmpty() ? "" : " ")
          .append(slot.before())
          .append(kind == null ? slot.was() : one(choice(card, kind), kind, slot.was()))
          .append(slot.after());
    }
    return form.readings().contains(As.TYPO) ? misspelt(question) : question.toString();
  }

  private List<String> choice(Vocabulary.Pieces card, Vocabulary.Kind kind) {
    return kind == Vocabulary.Kind.CONCEPT ? vocabulary.concepts() : card.of(kind);
  }

  /// A letter within is lost.
  private String misspelt(StringBuilder question) {
    if (question.length() >= SHORTEST_TYPO) {
      question.deleteCharAt(2 + random.nextInt(question.length() - SHORTEST_TYPO + 1));
    }
    return question.toString();
  }

  private String one(List<String> values, Vocabulary.Kind kind, String was) {
    String value = values.get(random.nextInt(values.size()));
    return switch (kind) {
      case WORD -> asFrequent(values, was);
      case CONCEPT -> random.nextInt(4) == 0 ? value.replace(' ', '-') : value;
      case ACTOR, SOFTWARE -> spelled(value);
      case TECHNIQUE, COUNTRY, SECTOR -> random.nextInt(4) == 0 ? value : Vocabulary.fold(value);
      case TECHNIQUE_ID, COUNTRY_KEY, SECTOR_KEY, CVE -> value;
    };
  }

  /// Of a few drawn the one whose frequency is nearest.
  private String asFrequent(List<String> words, String was) {
    double wanted = Math.log(1 + vocabulary.frequency(was));
    String best = words.get(random.nextInt(words.size()));
    for (int i = 1; i < CANDIDATES; i++) {
      String word = words.get(random.nextInt(words.size()));
      if (distance(word, wanted) < distance(best, wanted)) {
        best = word;
      }
    }
    return best;
  }

  private double distance(String word, double wanted) {
    return Math.abs(Math.log(1 + vocabulary.frequency(word)) - wanted);
  }

  private String spelled(String name) {
    return switch (random.nextInt(10)) {
      case 0 -> name.replace(" ", "");
      case 1 -> name.replace(' ', '-');
      case 2 -> Vocabulary.fold(name.replace(" ", ""));
      case 3, 4, 5 -> name;
      default -> Vocabulary.fold(name);
    };
  }

  private Form form(String pattern) {
    List<String> words = List.of(pattern.split(" "));
    List<Slot> slots = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      int taken = 1;
      Slot slot = slot(words.get(at));
      for (int length = Math.min(LONGEST_PIECE, words.size() - at); length > 1; length--) {
        String text = String.join(" ", words.subList(at, at + length));
        Vocabulary.Kind kind = vocabulary.kind(text);
        if (kind != Vocabulary.Kind.WORD) {
          slot = new Slot("", kind, text, "");
          taken = length;
          break;
        }
      }
      slots.add(slot);
      at += taken;
    }
    return new Form(slots, reader.read(pattern).orElseThrow());
  }

  private Slot slot(String word) {
    Matcher field = FIELD.matcher(word);
    if (field.matches()) {
      Vocabulary.Kind kind =
          switch (field.group(2)) {
            case "sector" -> Vocabulary.Kind.SECTOR_KEY;
            case "country" -> Vocabulary.Kind.COUNTRY_KEY;
            default -> Vocabulary.Kind.TECHNIQUE_ID;
          };
      // What is excluded stays: it need not be on the card.
      return field.group(1).isEmpty()
          ? new Slot(field.group(2) + ":", kind, field.group(3), "")
          : new Slot("", null, word, "");
    }
    Matcher edges = EDGES.matcher(word);
    if (LITERAL.matcher(word).matches() || !edges.matches()) {
      return new Slot("", null, word, "");
    }
    return new Slot(
        edges.group(1), vocabulary.kind(edges.group(2)), edges.group(2), edges.group(3));
  }
}
