package dev.actordex.identity;

import dev.actordex.card.CardType;
import dev.actordex.card.Link;
import dev.actordex.card.RecordRef;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who uses what, over all cards: the edges actor → technique and software, software → technique,
/// campaign → both, campaign → actor, and their reverse.
final class Uses {
  private final Map<Cluster, Map<Object, Edge>> from = new LinkedHashMap<>();
  private final Map<Cluster, List<Edge>> to = new HashMap<>();
  private final Map<Cluster, Map<Object, Edge>> attributions = new LinkedHashMap<>();
  private final Map<Cluster, List<Edge>> campaigns = new HashMap<>();
  private final Map<Cluster, Integer> actorCounts = new HashMap<>();
  private final List<Unresolved> unresolved = new ArrayList<>();

  /// One use and who says so.
  ///
  /// @param to null when the link leads nowhere; then `name` is what the source calls it
  record Edge(Cluster from, @Nullable Cluster to, CardType toType, String name, List<Said> said) {}

  /// @param target what the record calls the other end
  /// @param procedure in the words of the record
  record Said(SourceRecord record, String target, @Nullable String procedure) {
    RecordRef ref() {
      return record.ref();
    }
  }

  Uses(Collection<Cluster> clusters, Links links) {
    for (Cluster cluster : clusters) {
      cluster.standing().forEach(record -> read(cluster, record, links));
    }
    from.values().forEach(edges -> edges.values().forEach(edge -> reverse(edge, to)));
    to.forEach((used, edges) ->
        actorCounts.put(
            used, (int) edges.stream().filter(e -> e.from().type() == CardType.ACTOR).count()));
    attributions.values().forEach(edges -> edges.values().forEach(e -> reverse(e, campaigns)));
  }

  private static void reverse(Edge edge, Map<Cluster, List<Edge>> index) {
    if (edge.to() != null) {
      index.computeIfAbsent(edge.to(), k -> new ArrayList<>()).add(edge);
    }
  }

  private void read(Cluster cluster, SourceRecord record, Links links) {
    for (Statement statement : record.statements()) {
      switch (statement) {
        case Statement.Uses use ->
            edge(
                "uses",
                from,
                cluster,
                use.what(),
                new Said(record, shown(use.what()), use.procedure()),
                links);
        case Statement.UsedBy use -> {
          Cluster actor = links.follow(use.actor(), record.ref().source());
          if (actor == null) {
            unresolved.add(new Unresolved(record.ref(), "used_by", shown(use.actor())));
          } else if (!actor.equals(cluster)) {
            add(
                from,
                actor,
                cluster,
                cluster.type(),
                cluster.name(),
                new Said(record, cluster.name(), null));
          }
        }
        case Statement.AttributedTo to ->
            edge(
                "attributed_to",
                attributions,
                cluster,
                to.actor(),
                new Said(record, shown(to.actor()), to.text()),
                links);
        default -> {} // the other statements are facts of one card
      }
    }
  }

  private void edge(
      String field,
      Map<Cluster, Map<Object, Edge>> edges,
      Cluster cluster,
      Link what,
      Said said,
      Links links) {
    Cluster target = links.follow(what, said.ref().source());
    if (target == null) {
      unresolved.add(new Unresolved(said.ref(), field, shown(what)));
      if (tellsAReader(what)) {
        add(edges, cluster, null, type(what), shown(what), said);
      }
    } else if (!target.equals(cluster)) {
      add(edges, cluster, target, target.type(), target.name(), said);
    }
  }

  private static void add(
      Map<Cluster, Map<Object, Edge>> edges,
      Cluster cluster,
      @Nullable Cluster target,
      CardType type,
      String name,
      Said said) {
    edges
        .computeIfAbsent(cluster, k -> new LinkedHashMap<>())
        .computeIfAbsent(
            target == null ? name : target,
            k -> new Edge(cluster, target, type, name, new ArrayList<>()))
        .said()
        .add(said);
  }

  private static CardType type(Link link) {
    return switch (link) {
      case Link.ByName name -> name.type();
      case Link.ById id -> id.id().startsWith("T") ? CardType.TECHNIQUE : CardType.SOFTWARE;
    };
  }

  /// Names and ATT&CK or Malpedia ids do; a bare uuid does not.
  private static boolean tellsAReader(Link link) {
    return switch (link) {
      case Link.ByName name -> true;
      case Link.ById id -> id.scheme() == Link.Scheme.ATTACK || id.scheme() == Link.Scheme.MALPEDIA;
    };
  }

  static String shown(Link link) {
    return switch (link) {
      case Link.ByName name -> name.name();
      case Link.ById id -> id.id();
    };
  }

  /// What a card uses itself, in the order stated.
  Collection<Edge> of(Cluster user) {
    return from.getOrDefault(user, Map.of()).values();
  }

  /// Who uses a card, in the order of the cards.
  List<Edge> by(Cluster used) {
    return to.getOrDefault(used, List.of());
  }

  /// To whom a campaign is attributed.
  Collection<Edge> attributions(Cluster campaign) {
    return attributions.getOrDefault(campaign, Map.of()).values();
  }

  /// The campaigns attributed to an actor.
  List<Edge> campaigns(Cluster actor) {
    return campaigns.getOrDefault(actor, List.of());
  }

  /// How many actors use a card directly.
  int actorCount(Cluster used) {
    return actorCounts.getOrDefault(used, 0);
  }

  /// Links of uses that lead to no loaded record.
  List<Unresolved> unresolved() {
    return unresolved;
  }
}
