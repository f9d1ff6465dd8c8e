package dev.actordex.indicator;

import dev.actordex.card.ActorUse;
import dev.actordex.card.CampaignUse;
import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.RecordRef;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.Source;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Lookup;
import dev.actordex.search.NameAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Leads from what indicators point to, to cards, and back.
///
/// By the rules of identity: an id decides first; then a page of Malpedia that one software card
/// cites; then a name that is the card's own or that no other card claims. What may be several
/// cards is tied to none, and says so. Decided over the cards and indicators there are now, and
/// remembered until either changes. Thread-safe.
public final class Bearings {
  private static final String MALPEDIA = "https://malpedia.caad.fkie.fraunhofer.de/details/";

  private final CardSearch cards;
  private final IndicatorSearch indicators;
  private volatile Table table = new Table("");

  public Bearings(CardSearch cards, IndicatorSearch indicators) {
    this.cards = cards;
    this.indicators = indicators;
  }

  /// What was decided over one state of both indexes.
  private static final class Table {
    private final String state;
    private final Map<String, Bearing> bearings = new ConcurrentHashMap<>();
    private volatile @Nullable Map<String, List<Led>> byCard;

    Table(String state) {
      this.state = state;
    }
  }

  /// A subject that leads to a card.
  private record Led(IndicatorSearch.Counted subject, String because) {}

  /// Names the state of cards and indicators: changes when either does.
  public String state() {
    return cards.manifest().generation() + "." + indicators.manifest().version();
  }

  private Table table() {
    String state = state();
    Table known = table;
    if (!known.state.equals(state)) {
      known = new Table(state);
      table = known;
    }
    return known;
  }

  /// Where a subject leads.
  public Bearing of(Subject subject) {
    return of(table(), subject);
  }

  private Bearing of(Table now, Subject subject) {
    Bearing known = now.bearings.get(subject.key());
    if (known == null) {
      known = decide(subject);
      now.bearings.put(subject.key(), known);
    }
    return known;
  }

  /// Every way by which indicators reach a card: its own, its software's, its campaigns'.
  public List<Trail> to(Card card) {
    Map<String, List<Led>> led = byCard();
    CardLink start = link(card);
    List<Trail> trails = new ArrayList<>();
    add(trails, start, List.of(), led.get(card.id()));
    if (card.type() == CardType.ACTOR || card.type() == CardType.CAMPAIGN) {
      for (SoftwareUse use : card.software()) {
        if (use.id() != null && led.containsKey(use.id())) {
          CardLink software = new CardLink(use.id(), CardType.SOFTWARE, use.name(), use.attackId());
          add(trails, start, List.of(uses(use, software)), led.get(use.id()));
        }
      }
    }
    if (card.type() == CardType.ACTOR) {
      for (CampaignUse campaign : card.campaigns()) {
        CardLink to =
            new CardLink(campaign.id(), CardType.CAMPAIGN, campaign.name(), campaign.attackId());
        Trail.Hop hop = new Trail.Hop("runs", to, List.of(), sources(campaign.sources()));
        add(trails, start, List.of(hop), led.get(campaign.id()));
      }
    }
    return trails;
  }

  /// Every way from the cards behind a subject: the card itself first, then who uses or runs it.
  public List<Trail> from(Subject subject) {
    if (!(of(subject) instanceof Bearing.To to)) {
      return List.of();
    }
    List<Trail> trails = new ArrayList<>();
    trails.add(new Trail(to.card(), List.of(), subject, to.because(), 0));
    Optional<Card> card = cards.card(to.card().id());
    if (card.isEmpty() || to.card().type() == CardType.ACTOR) {
      return trails;
    }
    String relation = to.card().type() == CardType.CAMPAIGN ? "runs" : "uses";
    List<ActorUse> users = new ArrayList<>(card.get().actors());
    users.addAll(card.get().actorsViaCampaigns());
    for (ActorUse user : users) {
      List<String> through = user.direct() ? List.of() : ids(user.via());
      Trail.Hop hop = new Trail.Hop(relation, to.card(), through, sources(user.sources()));
      CardLink actor = new CardLink(user.id(), CardType.ACTOR, user.name(), user.attackId());
      trails.add(new Trail(actor, List.of(hop), subject, to.because(), 0));
    }
    return trails;
  }

  private static void add(
      List<Trail> trails, CardLink start, List<Trail.Hop> hops, @Nullable List<Led> led) {
    if (led != null) {
      for (Led each : led) {
        trails.add(
            new Trail(
                start,
                hops,
                each.subject().subject(),
                each.because(),
                each.subject().indicators()));
      }
    }
  }

  private static Trail.Hop uses(SoftwareUse use, CardLink software) {
    List<Source> said = use.sources().stream().map(Claim.Said::source).distinct().toList();
    return new Trail.Hop("uses", software, use.direct() ? List.of() : ids(use.via()), said);
  }

  private static List<String> ids(List<CardLink> links) {
    return links.stream().map(CardLink::id).toList();
  }

  private static List<Source> sources(List<RecordRef> refs) {
    return refs.stream().map(RecordRef::source).distinct().toList();
  }

  private Map<String, List<Led>> byCard() {
    Table now = table();
    Map<String, List<Led>> known = now.byCard;
    if (known == null) {
      Map<String, List<Led>> led = new LinkedHashMap<>();
      for (IndicatorSearch.Counted counted : indicators.subjects()) {
        if (of(now, counted.subject()) instanceof Bearing.To to) {
          led.computeIfAbsent(to.card().id(), id -> new ArrayList<>())
              .add(new Led(counted, to.because()));
        }
      }
      now.byCard = led;
      known = led;
    }
    return known;
  }

  private Bearing decide(Subject subject) {
    List<String> ids = new ArrayList<>(subject.ids());
    if (subject.malpedia() != null) {
      ids.add(subject.malpedia());
    }
    for (String id : ids) {
      Optional<CardLink> card = byId(id).filter(link -> subject.types().contains(link.type()));
      if (card.isPresent()) {
        return new Bearing.To(
            card.get(), "its id " + id + " is one of " + named(card.get()) + "'s");
      }
    }
    Optional<Bearing> byPage =
        subject.malpedia() == null ? Optional.empty() : byMalpedia(subject, subject.malpedia());
    return byPage.orElseGet(() -> byName(subject));
  }

  private Optional<CardLink> byId(String id) {
    return switch (cards.lookup(id)) {
      case Lookup.Found found -> cards.card(id).map(Bearings::link);
      case Lookup.Elsewhere elsewhere -> Optional.of(elsewhere.card());
      case Lookup.Missing missing -> Optional.empty();
    };
  }

  private Optional<Bearing> byMalpedia(Subject subject, String id) {
    List<CardLink> citing =
        cards.citing(MALPEDIA + id).stream()
            .filter(card -> card.type() == CardType.SOFTWARE)
            .toList();
    if (citing.isEmpty()) {
      return Optional.empty();
    }
    if (citing.size() == 1) {
      return Optional.of(
          new Bearing.To(
              citing.getFirst(),
              "its Malpedia page " + id + " is cited by " + named(citing.getFirst()) + " alone"));
    }
    List<CardLink> bearers = bearers(subject);
    List<CardLink> both = citing.stream().filter(bearers::contains).toList();
    if (both.size() == 1) {
      return Optional.of(
          new Bearing.To(
              both.getFirst(),
              "of the cards that cite its Malpedia page "
                  + id
                  + " only "
                  + named(both.getFirst())
                  + " bears its name "
                  + subject.name()));
    }
    return Optional.of(
        new Bearing.Unsure(
            citing, citing.size() + " cards cite its Malpedia page " + id + " and none alone"));
  }

  private Bearing byName(Subject subject) {
    String name = subject.name();
    if (name == null || name.isBlank()) {
      return new Bearing.Nowhere("no card has an id or a page of " + subject.shown());
    }
    List<CardLink> bearers = bearers(subject);
    if (bearers.isEmpty()) {
      return new Bearing.Nowhere("no card bears the name " + name);
    }
    if (bearers.size() == 1) {
      return new Bearing.To(
          bearers.getFirst(), "its name " + name + " is " + named(bearers.getFirst()) + "'s");
    }
    return new Bearing.Unsure(
        bearers, "its name " + name + " is claimed by " + bearers.size() + " cards");
  }

  /// The card that is listed under the subject's name, or all that claim it.
  private List<CardLink> bearers(Subject subject) {
    String name = subject.name();
    if (name == null || name.isBlank()) {
      return List.of();
    }
    List<NameAnswer.NameClaim> claims =
        cards.name(name).claims().stream()
            .filter(claim -> subject.types().contains(claim.card().type()))
            .toList();
    List<CardLink> primary =
        claims.stream()
            .filter(claim -> claim.name().primary())
            .map(NameAnswer.NameClaim::card)
            .distinct()
            .toList();
    return primary.size() == 1
        ? primary
        : claims.stream().map(NameAnswer.NameClaim::card).distinct().toList();
  }

  private static String named(CardLink card) {
    return card.id() + " " + card.name();
  }

  private static CardLink link(Card card) {
    return new CardLink(card.id(), card.type(), card.name(), card.attackId());
  }
}
