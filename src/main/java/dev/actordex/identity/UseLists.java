package dev.actordex.identity;

import dev.actordex.card.ActorUse;
import dev.actordex.card.CampaignUse;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Procedure;
import dev.actordex.card.RecordRef;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.card.Tactic;
import dev.actordex.card.TechniqueUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one card uses and who uses it, as lists in the order of a page: techniques by id,
/// everything else by name.
final class UseLists {
  private final Cluster cluster;
  private final Uses uses;
  private final Markup markup;
  private final References references;
  private final Map<Object, Gathered> used = new LinkedHashMap<>();
  private final Map<Object, Gathered> users = new LinkedHashMap<>();
  private final List<TechniqueUse> techniques;
  private final List<SoftwareUse> software;

  /// One other card and everything said about the use of it.
  private static final class Gathered {
    private final @Nullable Cluster card;
    private final CardType type;
    private final String name;
    private final Set<Procedure> procedures = new LinkedHashSet<>();
    private final Set<Claim.Said> said = new LinkedHashSet<>();
    private final Set<CardLink> via = new LinkedHashSet<>();
    private boolean direct;

    Gathered(@Nullable Cluster card, CardType type, String name) {
      this.card = card;
      this.type = type;
      this.name = name;
    }

    String shownName() {
      return card == null ? name : card.name();
    }

    List<RecordRef> sortedSources() {
      return said.stream().map(s -> new RecordRef(s.source(), s.id())).distinct().sorted().toList();
    }

    List<Claim.Said> sortedSaid() {
      return said.stream()
          .sorted(
              Comparator.comparing(Claim.Said::source)
                  .thenComparing(Claim.Said::id)
                  .thenComparing(Claim.Said::raw))
          .toList();
    }
  }

  UseLists(Cluster cluster, Uses uses, Markup markup, References references) {
    this.cluster = cluster;
    this.uses = uses;
    this.markup = markup;
    this.references = references;
    uses.of(cluster).forEach(edge -> gatherUsed(edge, null));
    for (Uses.Edge attribution : uses.campaigns(cluster)) {
      uses.of(attribution.from()).forEach(edge -> gatherUsed(edge, attribution.from()));
    }
    for (Uses.Edge edge : uses.by(cluster)) {
      gather(user(edge.from()), edge, null);
      if (edge.from().type() == CardType.CAMPAIGN) {
        for (Uses.Edge attribution : uses.attributions(edge.from())) {
          Cluster actor = attribution.to();
          if (actor != null) {
            gather(user(actor), edge, edge.from());
          }
        }
      }
    }
    techniques = makeTechniques();
    software = makeSoftware();
  }

  private void gatherUsed(Uses.Edge edge, @Nullable Cluster via) {
    Object key = edge.to() == null ? edge.name() : edge.to();
    gather(
        used.computeIfAbsent(key, k -> new Gathered(edge.to(), edge.toType(), edge.name())),
        edge,
        via);
  }

  /// Software that uses this card stands in one list with the software this card uses.
  private Gathered user(Cluster from) {
    Map<Object, Gathered> side = from.type() == CardType.SOFTWARE ? used : users;
    return side.computeIfAbsent(from, k -> new Gathered(from, from.type(), from.name()));
  }

  private void gather(Gathered gathered, Uses.Edge edge, @Nullable Cluster via) {
    CardLink campaign = via == null ? null : via.link();
    if (campaign == null) {
      gathered.direct = true;
    } else {
      gathered.via.add(campaign);
    }
    for (Uses.Said said : edge.said()) {
      gathered.said.add(new Claim.Said(said.ref(), said.target()));
      String procedure = said.procedure();
      if (procedure != null && !procedure.isBlank()) {
        gathered.procedures.add(
            new Procedure(said.ref().source(), said.ref().id(), text(said, procedure), campaign));
      }
    }
  }

  /// Citations keep their number only where this card lists the reference.
  private String text(Uses.Said said, String procedure) {
    Function<String, Optional<Integer>> numbers = references.citations(said.ref());
    return markup.of(procedure, said.record(), numbers);
  }

  List<TechniqueUse> techniques() {
    return techniques;
  }

  private List<TechniqueUse> makeTechniques() {
    return of(used.values(), CardType.TECHNIQUE).stream()
        .map(g ->
            new TechniqueUse(
                g.card == null ? null : g.card.id(),
                attackId(g),
                g.shownName(),
                tactics(g.card),
                parent(attackId(g)),
                g.direct,
                List.copyOf(g.via),
                List.copyOf(g.procedures),
                g.sortedSources(),
                g.card == null ? 0 : uses.actorCount(g.card)))
        .sorted(Comparator.comparing(TechniqueUse::attackId))
        .toList();
  }

  private static String attackId(Gathered gathered) {
    String id = gathered.card == null ? null : gathered.card.attackId();
    return id == null ? gathered.name : id;
  }

  /// A sub-technique's id holds its technique's.
  private static @Nullable String parent(String attackId) {
    int dot = attackId.indexOf('.');
    return dot < 0 ? null : attackId.substring(0, dot);
  }

  List<SoftwareUse> software() {
    return software;
  }

  private List<SoftwareUse> makeSoftware() {
    return of(used.values(), CardType.SOFTWARE).stream()
        .map(g ->
            new SoftwareUse(
                g.card == null ? null : g.card.id(),
                g.card == null ? null : g.card.attackId(),
                g.shownName(),
                kinds(g.card),
                g.direct,
                List.copyOf(g.via),
                List.copyOf(g.procedures),
                g.sortedSaid(),
                g.card == null ? 0 : uses.actorCount(g.card)))
        .sorted(byName(SoftwareUse::name))
        .toList();
  }

  List<ActorUse> actors() {
    List<ActorUse> actors = actors(true);
    if (cluster.type() == CardType.CAMPAIGN) {
      actors = new ArrayList<>(actors);
      for (Uses.Edge attribution : uses.attributions(cluster)) {
        Cluster actor = attribution.to();
        if (actor != null) {
          Gathered gathered = new Gathered(actor, CardType.ACTOR, actor.name());
          gather(gathered, attribution, null);
          actors.add(actorUse(gathered, actor));
        }
      }
      actors.sort(byName(ActorUse::name));
    }
    return actors;
  }

  List<ActorUse> actorsViaCampaigns() {
    return actors(false);
  }

  private List<ActorUse> actors(boolean direct) {
    List<ActorUse> actors = new ArrayList<>();
    for (Gathered g : of(users.values(), CardType.ACTOR)) {
      if (g.direct == direct && g.card != null) {
        actors.add(actorUse(g, g.card));
      }
    }
    actors.sort(byName(ActorUse::name));
    return actors;
  }

  private static ActorUse actorUse(Gathered g, Cluster card) {
    return new ActorUse(
        card.id(),
        card.attackId(),
        card.name(),
        card.countries(),
        g.direct,
        List.copyOf(g.via),
        List.copyOf(g.procedures),
        g.sortedSources());
  }

  /// An actor's own campaigns, or those that use this technique or software.
  List<CampaignUse> campaigns() {
    List<CampaignUse> campaigns = new ArrayList<>();
    List<Uses.Edge> edges =
        cluster.type() == CardType.ACTOR
            ? uses.campaigns(cluster)
            : uses.by(cluster).stream().filter(e -> e.from().type() == CardType.CAMPAIGN).toList();
    for (Uses.Edge edge : edges) {
      Gathered gathered = new Gathered(edge.from(), CardType.CAMPAIGN, edge.from().name());
      gather(gathered, edge, null);
      campaigns.add(
          new CampaignUse(
              edge.from().id(),
              edge.from().attackId(),
              edge.from().name(),
              earliest(edge.from(), Statement.FirstSeen.class, Statement.FirstSeen::date),
              latest(edge.from(), Statement.LastSeen.class, Statement.LastSeen::date),
              List.copyOf(gathered.procedures),
              gathered.sortedSources()));
    }
    campaigns.sort(byName(CampaignUse::name));
    return campaigns;
  }

  List<CardLink> subtechniques(Links links) {
    return cluster.type() == CardType.TECHNIQUE ? links.children(cluster) : List.of();
  }

  private static List<Gathered> of(Collection<Gathered> all, CardType type) {
    return all.stream().filter(g -> g.type == type).toList();
  }

  private static List<Tactic> tactics(@Nullable Cluster technique) {
    if (technique == null) {
      return List.of();
    }
    Set<Tactic> tactics = new TreeSet<>();
    technique
        .standing()
        .flatMap(r -> r.all(Statement.Serves.class).stream())
        .forEach(s -> tactics.add(s.tactic()));
    return List.copyOf(tactics);
  }

  /// Each kind once: ATT&CK's `malware` and ETDA's `Malware` are one.
  private static List<String> kinds(@Nullable Cluster software) {
    if (software == null) {
      return List.of();
    }
    Map<String, String> kinds = new LinkedHashMap<>();
    software
        .standing()
        .flatMap(r -> r.all(Statement.Kind.class).stream())
        .forEach(k -> kinds.putIfAbsent(k.kind().toLowerCase(Locale.ROOT), k.kind()));
    return List.copyOf(kinds.values());
  }

  private static <S extends Statement> @Nullable String earliest(
      Cluster cluster, Class<S> kind, Function<S, String> date) {
    return dates(cluster, kind, date)
        .min(Comparator.naturalOrder())
        .map(FuzzyDate::display)
        .orElse(null);
  }

  private static <S extends Statement> @Nullable String latest(
      Cluster cluster, Class<S> kind, Function<S, String> date) {
    return dates(cluster, kind, date)
        .max(Comparator.naturalOrder())
        .map(FuzzyDate::display)
        .orElse(null);
  }

  private static <S extends Statement> java.util.stream.Stream<FuzzyDate> dates(
      Cluster cluster, Class<S> kind, Function<S, String> date) {
    return cluster
        .standing()
        .flatMap((SourceRecord r) -> r.all(kind).stream())
        .flatMap(s -> FuzzyDate.parse(date.apply(s)).stream());
  }

  private static <T> Comparator<T> byName(Function<T, String> name) {
    return Comparator.comparing((T t) -> name.apply(t).toLowerCase(Locale.ROOT))
        .thenComparing(name);
  }
}
