package dev.actordex.lucene.read;

import org.jspecify.annotations.Nullable;

/// What became of the parts of recent questions in one generation: who asks for `ransomware
/// healthcare` after `ransomware groups` does not pay for translating `ransomware` and reading it
/// in ten fields again. It was half of a search.
///
/// Parts are words, names, concepts, facts and pairs of neighbours, never whole questions. Bounded
/// in bytes. Thread-safe; two that want the same at once both do the work.
///
/// What the editorial tables list, concepts, facts and, of a large index, the rows of words in
/// which they are said, has a room of its own: it is not much, each is dear, and rare words that
/// nobody asks for twice pushed them out.
///
/// Most other parts are of the latter kind, and whatever is kept for a while is copied by two
/// collections of the young generation and then waits for one of the old: they were nearly all that
/// survived. So a part asked for the first time only stays for the next twenty questions or so, of
/// which the very question that made it is the one that needs it, and a fingerprint of it for a
/// thousand; what is asked again within these is made a second time, and kept.
final class Remembered {
  /// Two parts of a question are new, on average.
  private static final int ASKED_ONCE = 2_048;

  /// How much smaller the room for what was asked once is than the two others on average.
  private static final int PASSING = 32;

  private final Room listed;
  private final Room kept;
  private final Room passing;

  /// Fingerprints, each at its place; a later one takes the place of an earlier one. Threads that
  /// do not see each other's lose nothing but the time to make a part once more.
  private final int[] askedOnce = new int[ASKED_ONCE];

  /// @param listed in bytes, for what is listed
  /// @param others for what is not
  Remembered(long listed, long others) {
    this.listed = new Room(listed);
    kept = new Room(others);
    // What there is room for the first time there has to be room for the second time, too.
    passing = Room.passing((listed + others) / 2 / PASSING, kept.largest());
  }

  /// Null where it has to be made and put where [#roomFor] says.
  Room.@Nullable Sized get(Part.Key key) {
    if (key.kind().isListed()) {
      return listed.get(key);
    }
    Room.Sized known = kept.get(key);
    return known == null ? passing.get(key) : known;
  }

  /// Where a part belongs that is not remembered. Says so once: the next time it is no part that
  /// nobody asked for before.
  Room roomFor(Part.Key key) {
    return key.kind().isListed() ? listed : wasAsked(key) ? kept : passing;
  }

  private boolean wasAsked(Part.Key key) {
    // Zero is what an empty place holds.
    int print = key.hashCode() * 0x9E3779B9 | 1;
    int place = print >>> 1 & ASKED_ONCE - 1;
    boolean asked = askedOnce[place] == print;
    askedOnce[place] = print;
    return asked;
  }
}
