package dev.actordex.source.misp;

import dev.actordex.card.Link;
import dev.actordex.card.Statement.Named;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.lenient.Fields;
import dev.actordex.source.lenient.KnownIds;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The names of a value: its own, its synonyms, and who coined each.
///
/// Synonyms that are ATT&CK ids are no names. Who coined a name stands in `origin:NAME` as a word,
/// else in `name-attribution` as `NAME:uuid` of a producer; that uuid is then the giver, and the
/// merge knows whose it is.
final class Names {
  private static final String ORIGIN = "origin:";

  private final char attackLetter;

  Names(char attackLetter) {
    this.attackLetter = attackLetter;
  }

  /// @param attackIds where ids among the synonyms go
  Set<Named> read(String value, Fields meta, Set<Link.ById> attackIds) {
    Map<String, Set<String>> givers = attributions(meta);
    for (String field : meta.names()) {
      if (field.startsWith(ORIGIN)) {
        meta.text(field)
            .ifPresent(
                giver -> givers.put(field.substring(ORIGIN.length()).strip(), Set.of(giver)));
      }
    }
    Set<String> names = new LinkedHashSet<>();
    names.add(value);
    names.addAll(meta.texts("synonyms"));
    names.addAll(givers.keySet());
    Set<Named> named = new LinkedHashSet<>();
    for (String name : names) {
      Optional<Link.ById> id = KnownIds.attack(name).filter(this::isOfThisKind);
      if (id.isPresent() && !name.equals(value)) {
        attackIds.add(id.get());
      } else {
        Set<String> whose = givers.getOrDefault(name, Set.of());
        if (whose.isEmpty()) {
          named.add(new Named(name, null));
        }
        whose.forEach(giver -> named.add(new Named(name, giver)));
      }
    }
    return named;
  }

  private boolean isOfThisKind(Link.ById id) {
    return id.id().charAt(0) == attackLetter;
  }

  private static Map<String, Set<String>> attributions(Fields meta) {
    Map<String, Set<String>> givers = new LinkedHashMap<>();
    List<String> attributions = meta.texts("name-attribution");
    for (String attribution : attributions) {
      int colon = attribution.lastIndexOf(':');
      Optional<Link.ById> producer =
          colon < 1 ? Optional.empty() : KnownIds.uuid(attribution.substring(colon + 1));
      if (producer.isEmpty()) {
        meta.say(
            "'name-attribution' is '" + attribution + "', expected was a name, a colon and a uuid",
            Consequence.PARTLY_READ);
        continue;
      }
      givers
          .computeIfAbsent(attribution.substring(0, colon).strip(), name -> new LinkedHashSet<>())
          .add(producer.get().id());
    }
    return givers;
  }
}
