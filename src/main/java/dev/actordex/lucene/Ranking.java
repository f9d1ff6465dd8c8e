package dev.actordex.lucene;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/// What counts how much, and why: the one place where relevance is decided.
///
/// A score is a sum: what the whole query is as a name or id, plus each word's best field (and a
/// little of its other fields), plus a small share that the card has by itself. The name and id
/// tiers lie so far apart that no amount of text crosses them: one word scores at most about 60
/// ([#NAME_WORD] times Lucene's largest term weight for a word that one card in 10,000 has).
public final class Ranking {
  private Ranking() {}

  /// The whole query is the name under which a card is listed: it is what was asked for.
  public static final float EXACT_NAME = 1_000;

  /// The whole query is the name under which an actor is listed but for "Group" or "Team", and
  /// several sources know the actor: hardly less sure (Lazarus is Lazarus Group).
  public static final float EXACT_SHORT = 990;

  /// An actor that is listed under the whole query, or under a name that differs by its ending
  /// only, comes before software of that name: whoever types a name mostly means somebody.
  public static final float ACTOR_NAMED = 50;

  /// The whole query is a name that no other card claims: as sure, but the card that is listed
  /// under the name comes first.
  public static final float EXACT_ALIAS = 800;

  /// The whole query is a name that several cards claim: all claimants come before any text, behind
  /// a card that owns it.
  public static final float EXACT_CONTESTED = 600;

  /// The same, but only a further source, not the one on which the card stands, gives it the name
  /// ("Group 72" is Axiom's by ATT&CK, APT17's by MISP alone).
  public static final float EXACT_CLAIM = 550;

  /// The whole query is a name but for a trailing "Group" or "Team": people leave it out or add it,
  /// but someone else may bear exactly what was typed.
  public static final float EXACT_LOOSE = 500;

  /// A word is an id of the card: nobody types `G0001` for another reason. Below the names because
  /// a name can look like an id (`T1`), not the other way round.
  public static final float ID = 400;

  /// The whole query is a typo away from a name. Above any text, below anything exact.
  public static final float NEAR_NAME = 200;

  /// A word of the primary name: most queries are names with something added.
  public static final float NAME_WORD = 6;

  /// A word of another name: as telling, but primary names win ties.
  public static final float ALIAS_WORD = 5;

  /// A source says that the card uses the technique or software: a fact someone put into a
  /// structure outranks a passing mention in prose.
  public static final float USED = 2;

  /// A fact that the words stand for ("watering hole" → T1189, "chinese" → CN) counts this times
  /// its rarity, the logarithm of how many times more cards there are: the same measure by which
  /// words count, but above the best a mention of equal rarity can reach. So a country that
  /// hundreds of cards have does not drown a word that ten have.
  public static final float FACT = 4;

  /// The same of a country or region: nearly every card mentions some, so a mention says less and
  /// the fact more.
  public static final float PLACE = 6;

  /// The card is itself the technique that the words name: it defines what others only use.
  public static final float ITSELF = 6;

  /// The share of a fact that a word more special than the fact counts ("semiconductor" of the
  /// sector technology): between the fact and a passing mention.
  public static final float SPECIFIC = 0.5f;

  /// What is asked for in a field of its own (`cve:`, `id:`, `url:`): it is all that is asked.
  public static final float EXACT_FIELD = 16;

  /// A place that may be an origin or a target, where the query does not say: the likelier end
  /// counts [#FACT], the other this.
  public static final float OTHER_SIDE = 2.5f;

  /// Where no card has all words, each word that a card has counts this times its rarity: having
  /// more of the words, and the rarer ones, comes before having one of them often.
  public static final float PRESENT = 8;

  /// The share of [#PRESENT] of a card that mentions what others have as a fact.
  public static final float MENTION = 0.5f;

  /// Parts of a question that stand in one passage count this times their rarity once more: as much
  /// as being there at all.
  public static final float PASSAGE = 8;

  /// A word of a country, sector or motivation label: a fact, but a common one.
  public static final float LABEL = 1.5f;

  /// The unit: a word in a description.
  public static final float DESCRIPTION = 1;

  /// An operation or campaign speaks of one event, a description of the whole.
  public static final float OPERATION = 0.8f;

  /// Procedures are long, many and alike: they find, they hardly rank.
  public static final float PROCEDURE = 0.5f;

  /// A title that names a thing is about it, but titles are short and say little.
  public static final float REFERENCE = 0.5f;

  /// A compound (`wateringhole` for `watering hole`) is the same words; without a count of its own
  /// because where it stands is not known.
  public static final float COMPOUND = 3;

  /// Who asks for "groups" wants actors, who for "malware" software, which the word itself does not
  /// find. It only ranks: words of kind are loosely meant, and another card that fits is no error.
  /// Above what two words in names can reach, because "who uses Mimikatz" is not asking for
  /// Mimikatz; below a whole name or an id.
  public static final float KIND = 120;

  /// Who names countries and sectors asks for actors, who names trojans for software, without
  /// saying so: above a common word, below a rare one.
  public static final float IMPLIED_KIND = 30;

  /// The share that counts of a match in names when the words are no name: a country ("[Unnamed
  /// groups: Iran]"), a synonym that was not typed, or the words of a longer name one by one.
  public static final float ASIDE = 0.2f;

  /// The share of a kind's weight that campaigns have where actors are asked for: an event is told
  /// best on its own card, and that names who did it.
  public static final float CAMPAIGN_FOR_ACTOR = 0.8f;

  /// Words that stand together in a description as they do in the query belong together.
  public static final float NEIGHBOURS = 1;

  /// A condition in the words (`country:CN`) selects, it does not rank.
  public static final float CONDITION = 0;

  /// What the fields of one word add that are not its best: enough to tell a card that has it in
  /// name and text from one that has it in the name alone.
  public static final float OTHER_FIELDS = 0.2f;

  /// A word reached through a typo counts this share for one edit, its square for two.
  public static final float TYPO = 0.5f;

  /// An actor comes first among equals: this is an encyclopedia of actors.
  public static final float ACTOR = 1;

  /// Each further source that knows the card says that more readers mean it.
  public static final float SOURCE = 0.5f;

  /// Withdrawn by its source: still found, behind what is alive.
  public static final float DEPRECATED = -1;

  /// How much it says in prose that a word is there again: Lucene's default.
  public static final float REPEATED = 1.2f;

  /// How much it says in prose that a text is long, see [#similarity].
  public static final float LENGTH = 0.4f;

  /// A card described by three sources is long because it is well known, not because it rambles:
  /// length counts half of Lucene's default. In names, labels and uses neither length nor
  /// repetition says anything.
  public static Similarity similarity() {
    Similarity prose = new BM25Similarity(REPEATED, LENGTH);
    Similarity fact = new BM25Similarity(0, 0);
    return new PerFieldSimilarityWrapper() {
      @Override
      public Similarity get(String field) {
        for (TextField text : TextField.values()) {
          if (text.prose() && text.indexed().equals(field)) {
            return prose;
          }
        }
        return fact;
      }
    };
  }

  /// What a card has before anything is asked.
  public static float standing(boolean actor, boolean deprecated, int sources) {
    return (actor ? ACTOR : 0) + SOURCE * (sources - 1) + (deprecated ? DEPRECATED : 0);
  }
}
