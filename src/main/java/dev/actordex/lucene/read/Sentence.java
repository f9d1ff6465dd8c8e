package dev.actordex.lucene.read;

import dev.actordex.card.CardType;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.analysis.Fillers;
import dev.actordex.lucene.analysis.Sieve;
import dev.actordex.lucene.analysis.Synonyms;
import dev.actordex.lucene.analysis.Token;
import dev.actordex.search.Facet;
import dev.actordex.search.query.FacetWords;
import dev.actordex.search.query.QueryField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a row of words as an analyst's sentence: which words belong together, which are a facet
/// value's name, which only hold the question together, and who attacks whom.
///
/// At each word the longest reading wins: a name of two words or more (`China Chopper` is no
/// country), a concept, a facet value; between equally long ones a concept, because it knows more
/// ways to say it. Places before any verb are origins; what follows "targeting", "against" and the
/// like is a target; after "by" and "from" stands an origin again.
final class Sentence {
  private static final int LONGEST_NAME = 4;

  private static final Pattern YEARS =
      Pattern.compile(
          "\\G(?:(?<first>first(?: (?:seen|observed|spotted|active|appeared|reported|detected|known))?"
              + "|emerged|emerging|appeared|appearing|founded|established|started|discovered|new)"
              + "|(?<active>(?:still )?active|operating|operational|operated|activity|seen))? ?"
              + "(?:(?:between (?<between>\\d{4}) and (?<and>\\d{4}))"
              + "|(?<how>since|after|before|until|till|from|in|during|as of|prior to)"
              + "(?: the)?(?: year)? (?<year>\\d{4})"
              + "(?: (?:to|until|till|and|through) (?<to>\\d{4}))?)(?: on(?:wards?)?)?(?= |$)");

  private final List<Token> tokens;
  private final String text;
  private final Lexicon lexicon;

  /// Null where any row of words may be a name.
  private final @Nullable Sieve names;

  private final Synonyms synonyms;
  private final Senses senses;
  private final List<Unit> units = new ArrayList<>();
  private Direction direction;
  private final boolean dated;
  private boolean sectorSeen;

  /// What the words so far say of the next place.
  enum Direction {
    OPEN,
    ORIGIN,
    TARGET
  }

  private Sentence(
      List<Token> tokens,
      String text,
      Lexicon lexicon,
      Synonyms synonyms,
      Senses senses,
      Direction direction) {
    this.tokens = tokens;
    this.text = text;
    this.lexicon = lexicon;
    this.synonyms = synonyms;
    this.senses = senses;
    this.direction = direction;
    names = lexicon.names();
    dated = isDated(tokens);
  }

  private static boolean isDated(List<Token> tokens) {
    for (Token token : tokens) {
      if (isYear(token.surface())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isYear(String surface) {
    return surface.length() == 4 && (surface.startsWith("20") || surface.startsWith("19"));
  }

  /// @param text in which the tokens' offsets count
  /// @param direction in which the words before this row point
  static Sentence read(
      List<Token> tokens,
      String text,
      Lexicon lexicon,
      Synonyms synonyms,
      Senses senses,
      Direction direction) {
    Sentence sentence = new Sentence(tokens, text, lexicon, synonyms, senses, direction);
    for (int i = 0; i < tokens.size(); ) {
      i += sentence.next(i);
    }
    return sentence;
  }

  List<Unit> units() {
    return units;
  }

  /// How many of the units are looked for.
  int parts() {
    int parts = 0;
    for (Unit unit : units) {
      parts += unit instanceof Unit.Filler || unit instanceof Unit.Years ? 0 : 1;
    }
    return parts;
  }

  Direction direction() {
    return direction;
  }

  private int next(int i) {
    int name = name(i);
    Optional<Synonyms.Found> concept = synonyms.at(tokens, i);
    Optional<Senses.Found> sense = senses.at(tokens, i);
    int conceptLength = concept.map(Synonyms.Found::length).orElse(0);
    int senseLength = sense.map(Senses.Found::length).orElse(0);
    if (name > Math.max(conceptLength, senseLength)) {
      units.add(new Unit.Name(i, name));
      return name;
    }
    if (conceptLength >= senseLength && concept.isPresent()) {
      units.add(new Unit.Concept(i, conceptLength, concept.get().concept()));
      return conceptLength;
    }
    if (sense.isPresent() && meant(sense.get(), i)) {
      fact(i, sense.get());
      return senseLength;
    }
    Optional<Unit.Years> years = dated ? years(i) : Optional.empty();
    if (years.isPresent()) {
      units.add(years.get());
      return years.get().length();
    }
    String surface = tokens.get(i).surface();
    turn(i, surface);
    boolean filler = Fillers.isFiller(surface) || state(i, surface);
    CardType kind = kind(surface);
    units.add(filler || kind != null ? new Unit.Filler(i, kind) : new Unit.Word(i));
    return 1;
  }

  /// "Government hackers", "state actors": it says whose they are, not whom they attack.
  private boolean state(int i, String surface) {
    return switch (surface) {
      case "state", "government", "military", "nation" -> Fillers.meansActor(after(i));
      default -> false;
    };
  }

  /// Whether a facet value is meant by its word here.
  private boolean meant(Senses.Found found, int i) {
    return !spoken(found, i) && !state(i, tokens.get(i).surface()) && !pronoun(found, i);
  }

  /// "Tell us": a country only in capitals, as long as not all is, or where one must stand: before
  /// a sector, after "in" and the like.
  private boolean pronoun(Senses.Found found, int i) {
    Token token = tokens.get(i);
    if (found.length() > 1 || !token.surface().equals("us")) {
      return false;
    }
    String typed = text.substring(token.start(), token.end());
    if (typed.equals("US") && text.chars().anyMatch(Character::isLowerCase)) {
      return false;
    }
    boolean after = i > 0 && in(tokens.get(i - 1).surface());
    boolean before =
        i + 1 < tokens.size()
            && (senses.at(tokens, i + 1).isPresent() || Fillers.meansActor(after(i)));
    // "U.S." has points, and alone it can only be the country.
    return !after && !before && tokens.size() > 1 && typed.length() == 2;
  }

  private static boolean in(String surface) {
    return switch (surface) {
      case "in", "the", "from", "inside", "within" -> true;
      default -> false;
    };
  }

  /// "Spanish-speaking" tells a language, not a country.
  private boolean spoken(Senses.Found found, int i) {
    return found.sense().adjective() && after(i + found.length() - 1).equals("speaking");
  }

  /// How many words from here on are a name together; 0 when fewer than two are.
  private int name(int from) {
    int lengths = names == null ? -1 : names.lengths(tokens, from, LONGEST_NAME);
    for (int length = Math.min(LONGEST_NAME, tokens.size() - from); length > 1; length--) {
      if ((lengths & 1 << length) == 0) {
        continue;
      }
      List<Token> row = tokens.subList(from, from + length);
      String joined = Phrasing.joined(row);
      // "Who is" is no program called Whois.
      if (tells(row) && isName(joined)) {
        return length;
      }
    }
    return 0;
  }

  private static boolean tells(List<Token> row) {
    for (Token token : row) {
      if (!Fillers.isFiller(token.surface())) {
        return true;
      }
    }
    return false;
  }

  private boolean isName(String key) {
    for (String field : Fields.KEYS) {
      if (lexicon.has(field, key)) {
        return true;
      }
    }
    return false;
  }

  private void fact(int i, Senses.Found found) {
    FacetWords.Sense sense = found.sense();
    if (sense.kind() == FacetWords.Kind.SECTOR) {
      sectorSeen = true;
    }
    units.add(new Unit.Fact(i, found.length(), sense, side(i, found)));
  }

  private Unit.Side side(int i, Senses.Found found) {
    int next = i + found.length();
    if (found.sense().adjective()
        && next < tokens.size()
        && Fillers.meansActor(tokens.get(next).surface())) {
      return Unit.Side.ORIGIN;
    }
    return switch (direction) {
      case ORIGIN -> Unit.Side.ORIGIN;
      case TARGET -> Unit.Side.TARGET;
      case OPEN -> sectorSeen || originSaid() ? Unit.Side.TARGET_RATHER : Unit.Side.ORIGIN_RATHER;
    };
  }

  /// Who has come from one place attacks another: of "chinese spies vietnam" the second is a
  /// target.
  private boolean originSaid() {
    for (Unit unit : units) {
      if (unit instanceof Unit.Fact fact
          && fact.sense().kind() == FacetWords.Kind.PLACE
          && (fact.side() == Unit.Side.ORIGIN || fact.sense().adjective())) {
        return true;
      }
    }
    return false;
  }

  /// Verbs and prepositions turn to the other end of the attack.
  private void turn(int i, String surface) {
    switch (surface) {
      case "targeting", "against", "attacking", "hitting", "victims", "victim", "towards" ->
          direction = Direction.TARGET;
      case "target",
          "targets",
          "targeted",
          "attack",
          "attacks",
          "attacked",
          "hit",
          "hits",
          "hacked",
          "hacking",
          "breached",
          "compromised" -> {
        if (!after(i).equals("by") && !after(i).equals("from")) {
          direction = Direction.TARGET;
        } else {
          passive();
        }
      }
      case "by", "from", "attributed", "linked", "behind", "sponsored", "backed", "affiliated" ->
          direction = Direction.ORIGIN;
      default -> {}
    }
  }

  /// "Banks in Japan attacked by …": the places so far were the victims'.
  private void passive() {
    for (int i = 0; i < units.size(); i++) {
      if (units.get(i) instanceof Unit.Fact fact && fact.side() != Unit.Side.ORIGIN) {
        units.set(i, new Unit.Fact(fact.from(), fact.length(), fact.sense(), Unit.Side.TARGET));
      }
    }
  }

  private String after(int i) {
    return i + 1 < tokens.size() ? tokens.get(i + 1).surface() : "";
  }

  /// What kind of card a noun asks for.
  static @Nullable CardType kind(String surface) {
    if (Fillers.meansActor(surface)) {
      return CardType.ACTOR;
    }
    return switch (surface) {
      case "malware", "tool", "tools", "software" -> CardType.SOFTWARE;
      case "technique", "techniques", "ttps" -> CardType.TECHNIQUE;
      case "campaign", "campaigns" -> CardType.CAMPAIGN;
      default -> null;
    };
  }

  /// Words for software that say more than that it is some.
  static boolean isSoftware(String surface) {
    return switch (surface) {
      case "trojan",
          "trojans",
          "backdoor",
          "backdoors",
          "botnet",
          "botnets",
          "stealer",
          "stealers",
          "infostealer",
          "infostealers",
          "rat",
          "rats",
          "worm",
          "worms",
          "spyware" ->
          true;
      default -> false;
    };
  }

  /// "First seen after 2020", "since 2019", "active in 2016", "between 2010 and 2012".
  private Optional<Unit.Years> years(int from) {
    StringBuilder rest = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (int i = from; i < Math.min(tokens.size(), from + 10); i++) {
      rest.append(i == from ? "" : " ").append(tokens.get(i).surface());
      ends.add(rest.length());
    }
    Matcher matcher = YEARS.matcher(rest);
    if (!matcher.find()) {
      return Optional.empty();
    }
    int length = ends.indexOf(matcher.end()) + 1;
    if (length == 0) {
      return Optional.empty();
    }
    boolean first = matcher.group("first") != null;
    boolean active = matcher.group("active") != null;
    if (matcher.group("between") != null) {
      return Optional.of(
          years(from, length, first, false, matcher.group("between"), matcher.group("and")));
    }
    int year = Integer.parseInt(matcher.group("year"));
    String to = matcher.group("to");
    return Optional.of(
        switch (matcher.group("how")) {
          case "since", "as of", "from" ->
              to == null
                  ? years(from, length, !active, false, "" + year, "")
                  : years(from, length, first, false, "" + year, to);
          case "after" -> years(from, length, !active, false, year(year + 1), "");
          case "before", "prior to" -> years(from, length, !active, false, "", year(year - 1));
          case "until", "till" -> years(from, length, !active, false, "", "" + year);
          default -> years(from, length, first, !first && !active, "" + year, "" + year);
        });
  }

  private static String year(int year) {
    return String.format(Locale.ROOT, "%04d", Math.clamp(year, 0, 9_999));
  }

  private static Unit.Years years(
      int from, int length, boolean first, boolean loose, String since, String until) {
    return new Unit.Years(
        from,
        length,
        first ? new QueryField.OfFacet(Facet.FIRST_SEEN) : QueryField.Part.ACTIVE,
        since + ".." + until,
        loose);
  }
}
