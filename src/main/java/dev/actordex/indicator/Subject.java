package dev.actordex.indicator;

import dev.actordex.card.CardType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an indicator points to, in the words of its source: a family of malware, an actor, a
/// campaign. Which card that is, [Bearings] decides.
///
/// @param key what tells it from others: `malpedia:win.plugx`, `stix:malware--…`, `name:plugx`
/// @param types the kinds of card it can be
/// @param name as the source writes it; null when the source gives an id alone
/// @param names further names
/// @param ids ids of cards or records that it says it is: STIX, ATT&CK, MISP
/// @param malpedia its id in Malpedia, `win.plugx`
public record Subject(
    String key,
    Set<CardType> types,
    @Nullable String name,
    List<String> names,
    List<String> ids,
    @Nullable String malpedia) {
  public static final int LONGEST_KEY = 400;

  public Subject {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new IllegalArgumentException("A subject needs a key of at most 400 characters");
    }
    types = Set.copyOf(types);
    names = List.copyOf(names);
    ids = List.copyOf(ids);
  }

  /// A family by its id in Malpedia.
  public static Subject malpedia(String id, @Nullable String name, List<String> aliases) {
    return new Subject("malpedia:" + id, Set.of(CardType.SOFTWARE), name, aliases, List.of(), id);
  }

  /// For a reader: `win.plugx`, or the name where there is no such id.
  public String shown() {
    if (malpedia != null) {
      return malpedia;
    }
    return name != null ? name : key.substring(key.indexOf(':') + 1);
  }
}
