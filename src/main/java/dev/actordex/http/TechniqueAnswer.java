package dev.actordex.http;

import dev.actordex.card.ActorUse;
import dev.actordex.card.CampaignUse;
import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.Claim;
import dev.actordex.card.Procedure;
import dev.actordex.card.RecordRef;
import dev.actordex.card.SoftwareUse;
import dev.actordex.export.JsonForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A technique's card with the users of the technique and, where asked, of its sub-techniques.
///
/// Each user stands there once, with everything said of it and, in `through`, the techniques by
/// which it is there. Who uses one of the techniques directly is among `actors`; who is known for
/// them only through campaigns is apart.
final class TechniqueAnswer {
  private final List<Card> cards;

  private TechniqueAnswer(List<Card> cards) {
    this.cards = cards;
  }

  /// @param below the sub-techniques that count as well
  static byte[] json(Card technique, List<Card> below) {
    List<Card> cards = new ArrayList<>();
    cards.add(technique);
    cards.addAll(below);
    return JsonForm.bytes(new TechniqueAnswer(cards).tree());
  }

  private ObjectNode tree() {
    List<User<ActorUse>> direct =
        union(Card::actors, ActorUse::id, ActorUse::name, TechniqueAnswer::merged);
    List<User<ActorUse>> all =
        union(
            card -> concat(card.actors(), card.actorsViaCampaigns()),
            ActorUse::id,
            ActorUse::name,
            TechniqueAnswer::merged);
    List<User<ActorUse>> actors = all.stream().filter(user -> user.isIn(direct)).toList();
    List<User<ActorUse>> viaCampaigns = all.stream().filter(user -> !user.isIn(direct)).toList();
    List<User<SoftwareUse>> software =
        union(
            Card::software,
            use -> use.id() == null ? use.name().toLowerCase(Locale.ROOT) : use.id(),
            SoftwareUse::name,
            TechniqueAnswer::merged);
    List<User<CampaignUse>> campaigns =
        union(Card::campaigns, CampaignUse::id, CampaignUse::name, TechniqueAnswer::merged);

    ObjectNode tree = JsonForm.mapper().valueToTree(cards.getFirst());
    tree.set("actors", array(actors));
    tree.set("actors_via_campaigns", array(viaCampaigns));
    tree.set("software", array(software));
    tree.set("campaigns", array(campaigns));
    ArrayNode covers = tree.putArray("covers");
    cards.forEach(card -> covers.add(card.id()));
    tree.putObject("counts")
        .put("actors", actors.size())
        .put("actors_via_campaigns", viaCampaigns.size())
        .put("software", software.size())
        .put("campaigns", campaigns.size());
    return tree;
  }

  private <U> List<User<U>> union(
      Function<Card, List<U>> uses,
      Function<U, String> id,
      Function<U, String> name,
      BinaryOperator<U> merge) {
    Map<String, User<U>> users = new LinkedHashMap<>();
    for (Card card : cards) {
      for (U use : uses.apply(card)) {
        User<U> user = new User<>(id.apply(use), name.apply(use), use, List.of(card.id()));
        users.merge(user.id, user, (one, other) -> one.and(other, merge));
      }
    }
    Comparator<User<U>> byName = Comparator.comparing(user -> user.name.toLowerCase(Locale.ROOT));
    List<User<U>> sorted = new ArrayList<>(users.values());
    sorted.sort(byName.thenComparing(user -> user.id));
    return sorted;
  }

  private static <U> ArrayNode array(List<User<U>> users) {
    ArrayNode array = JsonForm.mapper().createArrayNode();
    for (User<U> user : users) {
      ObjectNode entry = JsonForm.mapper().valueToTree(user.use);
      ArrayNode through = entry.putArray("through");
      user.through.forEach(through::add);
      array.add(entry);
    }
    return array;
  }

  private static ActorUse merged(ActorUse one, ActorUse other) {
    return new ActorUse(
        one.id(),
        one.attackId(),
        one.name(),
        one.countries(),
        one.direct() || other.direct(),
        distinct(one.via(), other.via(), CardLink::id),
        distinct(one.procedures(), other.procedures(), Function.identity()),
        sorted(one.sources(), other.sources()));
  }

  private static SoftwareUse merged(SoftwareUse one, SoftwareUse other) {
    return new SoftwareUse(
        one.id(),
        one.attackId(),
        one.name(),
        one.kinds(),
        one.direct() || other.direct(),
        distinct(one.via(), other.via(), CardLink::id),
        distinct(one.procedures(), other.procedures(), Function.identity()),
        distinct(one.sources(), other.sources(), Function.<Claim.Said>identity()),
        Math.max(one.actorCount(), other.actorCount()));
  }

  private static CampaignUse merged(CampaignUse one, CampaignUse other) {
    return new CampaignUse(
        one.id(),
        one.attackId(),
        one.name(),
        one.firstSeen(),
        one.lastSeen(),
        distinct(one.procedures(), other.procedures(), Function.<Procedure>identity()),
        sorted(one.sources(), other.sources()));
  }

  private static <T> List<T> concat(List<T> one, List<T> other) {
    List<T> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  private static <T, K> List<T> distinct(List<T> one, List<T> other, Function<T, K> key) {
    Map<K, T> both = new LinkedHashMap<>();
    concat(one, other).forEach(each -> both.putIfAbsent(key.apply(each), each));
    return List.copyOf(both.values());
  }

  private static List<RecordRef> sorted(Collection<RecordRef> one, Collection<RecordRef> other) {
    Map<RecordRef, RecordRef> both = new TreeMap<>();
    one.forEach(ref -> both.put(ref, ref));
    other.forEach(ref -> both.put(ref, ref));
    return List.copyOf(both.values());
  }

  /// Someone or something that uses the technique, and by which techniques it came in.
  private record User<U>(String id, String name, U use, List<String> through) {
    User<U> and(User<U> other, BinaryOperator<U> merge) {
      LinkedHashSet<String> both = new LinkedHashSet<>(through);
      both.addAll(other.through);
      return new User<>(id, name, merge.apply(use, other.use), List.copyOf(both));
    }

    boolean isIn(List<User<U>> users) {
      return users.stream().anyMatch(user -> user.id.equals(id));
    }
  }
}
