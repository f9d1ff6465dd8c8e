package dev.actordex.lucene;

import dev.actordex.search.Facet;
import java.util.List;

/// What a card becomes in the index. Besides these, every [TextField] is a field of its own, and
/// names, texts, whole cards and the cards of each term lie beside the index, see `Blobs` and
/// `TermLists`.
public final class Fields {
  private Fields() {}

  /// Of this engine's indexes. Raised whenever what is written here changes its meaning: a
  /// generation of another schema is not read but built anew.
  public static final int SCHEMA = 10;

  /// Every id by which the card is found, lower case.
  public static final String ID = "id";

  /// Canonical keys of the primary name, of other names, of names that others claim too.
  public static final String KEY_PRIMARY = "key.primary";

  public static final String KEY_ALIAS = "key.alias";
  public static final String KEY_CONTESTED = "key.contested";

  /// Keys of contested names that the source on which the card stands does not give it.
  public static final String KEY_CLAIM = "key.claim";

  /// All of a card's names but the loose ones, from the surest on.
  public static final List<String> KEYS = List.of(KEY_PRIMARY, KEY_ALIAS, KEY_CONTESTED, KEY_CLAIM);

  /// Keys without a trailing "Group", "Team" and the like, where they differ.
  public static final String KEY_LOOSE = "key.loose";

  /// The same of an actor's primary name alone, where several sources know the actor.
  public static final String KEY_SHORT = "key.short";

  /// Keys of all names that several cards claim, primary ones too.
  public static final String CLAIMED = "claimed";

  /// Each two neighbouring words of any text, joined.
  public static final String COMPOUND = "compound";

  /// `cve-2013-3893`, from any text of the card.
  public static final String CVE = "cve";

  /// Hosts of references with their parent domains, and whole addresses without scheme.
  public static final String URL = "url";

  /// Spellings of facet values, as `facet␟spelling␟value`.
  public static final String SPELLING = "spelling";

  /// What a hit shows, see `CardHead`.
  public static final String HEAD = "head";

  /// What is counted and compared of an actor, or a technique's places in the matrices, see
  /// `ProfileStore`.
  public static final String PROFILE = "profile";

  /// The card's place among all cards by name, from 0, no two alike.
  public static final String NAME_RANK = "rank.name";

  /// Days since 1970, absent when unknown.
  public static final String FIRST_SEEN = "day.first_seen";

  public static final String LAST_SEEN = "day.last_seen";
  public static final String MODIFIED = "day.modified";
  public static final String ACTIVE_FROM = "day.active_from";
  public static final String ACTIVE_TO = "day.active_to";

  /// Between the parts of a composed term; occurs in no text that was folded.
  public static final char SEPARATOR = '\u001f';

  /// A facet's values as terms, folded.
  public static String facet(Facet facet) {
    return facet.key();
  }

  /// A facet's values as doc values, `value␟label`.
  public static String facetValues(Facet facet) {
    return facet.key() + ".values";
  }

  /// In the second index: whose record it is, `card␟source`; its id; the record as it came.
  public static final String RECORD_KEY = "key";

  public static final String RECORD_ID = "id";
  public static final String RECORD_RAW = "raw";

  /// Beside the records: the id of what came along with them, and the ids of what it is about; its
  /// text is in [#RECORD_RAW].
  public static final String COMPANION = "companion";

  public static final String ABOUT = "about";

  public static String recordKey(String cardId, String source) {
    return cardId + SEPARATOR + source;
  }
}
