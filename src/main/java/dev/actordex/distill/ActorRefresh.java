package dev.actordex.distill;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.Link;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.distill.ActorFacts.Fact;
import dev.actordex.distill.ActorFacts.IdField;
import dev.actordex.distill.ActorFacts.Ids;
import dev.actordex.distill.ActorFacts.Name;
import dev.actordex.distill.ActorFacts.ValueField;
import dev.actordex.distill.Change.Kind;
import dev.actordex.identity.NameKey;
import dev.actordex.identity.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The facts of one actor's card, refreshed from its group and from MISP's record of it.
final class ActorRefresh {
  /// Shorter names are too likely to be another's, or a word.
  private static final int SHORTEST_NAME = 4;

  private static final String OPERATION = "operation ";

  private final Map<String, SourceRecord> attack;
  private final Declined declined;
  private final List<Change> changes;
  private final Catalogue catalogue;
  private final Map<String, Set<String>> campaigns = new HashMap<>();

  /// Keys of the names of software and campaigns: MISP puts some of them among an actor's names.
  private final Set<String> otherNames = new HashSet<>();

  ActorRefresh(Map<String, SourceRecord> attack, Declined declined, List<Change> changes) {
    this.attack = attack;
    this.declined = declined;
    this.changes = changes;
    this.catalogue = new Catalogue(attack, changes);
    for (SourceRecord record : attack.values()) {
      if (record.lifecycle() != Lifecycle.LIVE) {
        continue;
      }
      if (record.type() == CardType.SOFTWARE || record.type() == CardType.CAMPAIGN) {
        record
            .all(Statement.Named.class)
            .forEach(named -> otherNames.add(NameKey.of(named.name())));
      }
      for (Statement.AttributedTo to : record.all(Statement.AttributedTo.class)) {
        if (to.actor() instanceof Link.ById actor) {
          campaigns.computeIfAbsent(actor.id(), id -> new TreeSet<>()).add(record.ref().id());
        }
      }
    }
  }

  /// A card that holds facts only, for a group that has none yet.
  ActorFacts create(Distiller.Found group) {
    ActorFacts empty =
        new ActorFacts(
            group.card().id(),
            group.attack().name(),
            false,
            "",
            null,
            List.of(),
            Map.of(),
            null,
            Map.of());
    changes.add(new Change(Kind.ADDED, empty.id(), empty.name(), "new group"));
    return of(empty, group);
  }

  ActorFacts of(ActorFacts card, Distiller.Found group) {
    String name = group.attack().name();
    if (!name.equals(card.name())) {
      say(Kind.RENAMED, card.id(), name, "was called " + card.name());
      say(Kind.HUMAN, card.id(), name, "renamed: the description may speak of " + card.name());
    }
    boolean cites = citesAnother(card, group);
    Optional<SourceRecord> misp = cites ? Optional.empty() : group.misp();
    List<String> differences = new ArrayList<>();

    List<Name> names = names(card, group, misp.isPresent(), !cites);
    differences.add(Differences.of("names", shown(card.names()), shown(names)));
    Map<ValueField, List<Fact>> values = new EnumMap<>(ValueField.class);
    for (ValueField field : ValueField.values()) {
      List<Fact> facts = values(card, field, misp.isPresent() ? group.card() : null, !cites);
      if (!facts.isEmpty()) {
        values.put(field, facts);
      }
      differences.add(Differences.of(field.key(), facts(card.values(field)), facts(facts)));
    }
    Map<IdField, Ids> ids = ids(card, group.attack(), differences);
    Fact lastSeen = lastSeen(card);
    differences.add(Differences.of("last_seen", date(card.lastSeen()), date(lastSeen)));

    String what = Differences.join(differences.toArray(String[]::new));
    if (!what.isEmpty()) {
      say(Kind.CHANGED, card.id(), name, what);
    }
    changedSince(card, group.attack());
    boolean fromMisp =
        names.stream().anyMatch(n -> n.ref().equals(ActorFacts.MISP))
            || values.values().stream()
                .flatMap(List::stream)
                .anyMatch(f -> f.ref().equals(ActorFacts.MISP));
    String mispRecord =
        card.mispRecord() == null && fromMisp
            ? misp.map(SourceRecord::name).orElse(null)
            : card.mispRecord();
    return new ActorFacts(
        card.id(), name, card.described(), card.edited(), mispRecord, names, values, lastSeen, ids);
  }

  /// A card that speaks of one MISP record takes no facts from another, which would appear under
  /// the wrong title.
  private boolean citesAnother(ActorFacts card, Distiller.Found group) {
    String cited = card.mispRecord();
    String joined = group.misp().map(SourceRecord::name).orElse(null);
    if (cited == null || joined == null || NameKey.of(cited).equals(NameKey.of(joined))) {
      return false;
    }
    say(
        Kind.HUMAN,
        card.id(),
        card.name(),
        "cites MISP's record "
            + cited
            + ", where "
            + joined
            + " is its own: nothing taken from it");
    return true;
  }

  private void changedSince(ActorFacts card, SourceRecord group) {
    if (!card.described() || card.edited().isEmpty()) {
      return;
    }
    group.all(Statement.Modified.class).stream()
        .map(Statement.Modified::date)
        .filter(date -> date.compareTo(card.edited()) > 0)
        .findFirst()
        .ifPresent(date ->
            say(
                Kind.HUMAN,
                card.id(),
                card.name(),
                "ATT&CK changed the group on "
                    + date
                    + ", the card was last edited on "
                    + card.edited()
                    + ": is the description still right?"));
  }

  /// @param complete whether what MISP does not say counts as not said
  private List<Name> names(
      ActorFacts card, Distiller.Found group, boolean fromMisp, boolean complete) {
    String primary = NameKey.of(group.attack().name());
    Map<String, String> aliases = new LinkedHashMap<>();
    for (Statement.Named named : group.attack().all(Statement.Named.class)) {
      aliases.putIfAbsent(NameKey.of(named.name()), named.name());
    }
    aliases.remove(primary);
    Map<String, String> extra = fromMisp ? mispNames(group.card(), aliases) : Map.of();
    Map<String, Name> after = new TreeMap<>();
    for (Name name : card.names()) {
      String key = NameKey.of(name.name());
      String alias = aliases.get(key);
      String other = extra.get(key);
      if (alias != null && ours(name)) {
        after.put(key, new Name(alias, name.givenBy(), ActorFacts.ATTACK));
      } else if (name.ref().equals(ActorFacts.ATTACK)) {
        if (other != null) {
          after.put(key, new Name(other, name.givenBy(), ActorFacts.MISP));
        }
      } else if (!key.equals(primary)) {
        after.put(key, name);
        if (name.ref().equals(ActorFacts.MISP) && other == null && complete) {
          say(Kind.KEPT, card.id(), card.name(), "name " + name.name());
        }
      }
    }
    Map<String, String> givers = givers(group.card());
    aliases.forEach(
        (key, name) -> after.putIfAbsent(key, new Name(name, givers.get(key), ActorFacts.ATTACK)));
    extra.forEach(
        (key, name) -> after.putIfAbsent(key, new Name(name, givers.get(key), ActorFacts.MISP)));
    return after.values().stream()
        .sorted(Comparator.comparing(Name::name, Differences.BY_LETTER))
        .toList();
  }

  private static boolean ours(Name name) {
    return name.ref().equals(ActorFacts.ATTACK) || name.ref().equals(ActorFacts.MISP);
  }

  /// The names that MISP alone gives, that no other actor claims, and that are an actor's.
  private Map<String, String> mispNames(Card card, Map<String, String> aliases) {
    Map<String, String> names = new LinkedHashMap<>();
    for (CardName name : card.names()) {
      Optional<String> raw =
          name.sources().stream()
              .filter(said -> said.source() == Source.MISP)
              .map(CardName.Naming::raw)
              .findFirst();
      if (raw.isPresent()
          && !name.primary()
          && !name.contested()
          && !aliases.containsKey(name.key())
          && name.key().length() >= SHORTEST_NAME
          && !otherNames.contains(name.key())
          && isName(raw.get(), aliases)
          && !declined.name(card.id(), raw.get())) {
        names.put(name.key(), raw.get());
      }
    }
    return names;
  }

  /// MISP lists operations and "Subgroup: Andariel" as synonyms of an actor.
  private static boolean isName(String raw, Map<String, String> aliases) {
    String lower = raw.toLowerCase(Locale.ROOT);
    return !lower.startsWith(OPERATION)
        && !lower.startsWith("subgroup")
        && !aliases.containsKey(NameKey.of(OPERATION + raw));
  }

  /// Who coined a name, where the sources name one giver.
  private static Map<String, String> givers(Card card) {
    Map<String, String> givers = new HashMap<>();
    for (CardName name : card.names()) {
      if (name.givers().size() == 1) {
        givers.put(name.key(), name.givers().getFirst());
      }
    }
    return givers;
  }

  /// @param merged where MISP's claims stand, null when there is no record of MISP to take
  private List<Fact> values(
      ActorFacts card, ValueField field, @Nullable Card merged, boolean complete) {
    List<Fact> before = card.values(field);
    Set<String> said = merged == null ? Set.of() : said(merged, field);
    Map<String, Fact> after = new TreeMap<>();
    for (Fact fact : before) {
      after.put(fact.value(), fact);
      if (fact.ref().equals(ActorFacts.MISP) && !said.contains(fact.value()) && complete) {
        say(Kind.KEPT, card.id(), card.name(), field.key() + " " + fact.value());
      }
    }
    for (String value : said) {
      if (after.containsKey(value) || declined.has(card.id(), field.key(), value)) {
        continue;
      }
      if (field == ValueField.COUNTRIES && !before.isEmpty()) {
        say(
            Kind.HUMAN,
            card.id(),
            card.name(),
            "MISP gives the origin "
                + value
                + ", the card "
                + String.join(", ", before.stream().map(Fact::value).toList()));
      } else {
        after.put(value, new Fact(value, ActorFacts.MISP));
      }
    }
    return List.copyOf(after.values());
  }

  /// What MISP says of a field, in the keys of the vocabulary; of places the countries only.
  private static Set<String> said(Card card, ValueField field) {
    List<Claim> claims =
        switch (field) {
          case COUNTRIES -> card.countries();
          case MOTIVATIONS -> card.motivations();
          case SECTORS -> card.sectors();
          case TARGETS -> card.targets();
        };
    boolean places = field == ValueField.COUNTRIES || field == ValueField.TARGETS;
    Set<String> values = new TreeSet<>();
    for (Claim claim : claims) {
      boolean byMisp = claim.sources().stream().anyMatch(s -> s.source() == Source.MISP);
      if (byMisp && (!places || Vocabulary.isCountry(claim.value()))) {
        values.add(claim.value());
      }
    }
    return values;
  }

  private Map<IdField, Ids> ids(ActorFacts card, SourceRecord group, List<String> differences) {
    Map<IdField, Ids> after = new EnumMap<>(IdField.class);
    for (IdField field : IdField.values()) {
      Ids before = card.ids().get(field);
      if (before != null && !before.ref().equals(ActorFacts.ATTACK)) {
        after.put(field, before);
        continue;
      }
      List<String> now =
          switch (field) {
            case TECHNIQUES -> catalogue.used(group, CardType.TECHNIQUE);
            case SOFTWARE -> catalogue.used(group, CardType.SOFTWARE);
            case CAMPAIGNS -> List.copyOf(campaigns.getOrDefault(card.id(), Set.of()));
          };
      if (!now.isEmpty()) {
        after.put(field, new Ids(ActorFacts.ATTACK, now));
      }
      differences.add(Differences.of(field.key(), before == null ? List.of() : before.ids(), now));
    }
    return after;
  }

  /// The end of the last campaign, where that is later than what the card says.
  private @Nullable Fact lastSeen(ActorFacts card) {
    Fact before = card.lastSeen();
    if (before != null && !before.ref().equals(ActorFacts.ATTACK)) {
      return before;
    }
    Optional<String> latest =
        campaigns.getOrDefault(card.id(), Set.of()).stream()
            .map(attack::get)
            .flatMap(r -> r == null ? Stream.empty() : r.all(Statement.LastSeen.class).stream())
            .flatMap(seen -> FuzzyDate.parse(seen.date()).stream())
            .max(Comparator.comparing(FuzzyDate::to))
            .map(date -> date.to().toString().substring(0, "2014-10".length()));
    if (latest.isEmpty() || (before != null && before.value().compareTo(latest.get()) >= 0)) {
      return before;
    }
    return new Fact(latest.get(), ActorFacts.ATTACK);
  }

  private void say(Kind kind, String id, String name, String what) {
    changes.add(new Change(kind, id, name, what));
  }

  private static List<String> shown(List<Name> names) {
    return names.stream().map(name -> name.name() + " [" + name.ref() + "]").toList();
  }

  private static List<String> facts(List<Fact> facts) {
    return facts.stream().map(fact -> fact.value() + " [" + fact.ref() + "]").toList();
  }

  private static List<String> date(@Nullable Fact fact) {
    return fact == null ? List.of() : List.of(fact.value());
  }
}
