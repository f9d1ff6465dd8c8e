package dev.actordex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.ActorUse;
import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.RecordRef;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Tactic;
import dev.actordex.card.TechniqueUse;
import dev.actordex.config.Tables;
import dev.actordex.export.CardJson;
import dev.actordex.http.ActordexServer;
import dev.actordex.http.HttpSettings;
import dev.actordex.identity.Decision;
import dev.actordex.identity.Merge;
import dev.actordex.identity.NameKey;
import dev.actordex.identity.Rulings;
import dev.actordex.identity.Vocabulary;
import dev.actordex.ingest.CardSource;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.SourceSummary;
import dev.actordex.search.CardSearch;
import dev.actordex.search.InMemoryCardSearch;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.SourceFile;
import dev.actordex.source.Sources;
import dev.actordex.source.attack.AttackSource;
import dev.actordex.source.etda.EtdaReader;
import dev.actordex.source.misp.MispReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Imports ATT&CK v18.1, ETDA and MISP as they were published and holds the cards against facts
/// that `src/test/scripts/facts.py` counts in the files without any code of the product.
class RealDataTest {
  private static final Path DATA = Path.of("../shared/data");

  private static final Map<RecordRef, SourceRecord> records = new LinkedHashMap<>();
  private static final Map<String, Card> cards = new TreeMap<>();
  private static final Map<RecordRef, String> homes = new HashMap<>();
  private static Vocabulary vocabulary;
  private static Rulings rulings;
  private static Merge merge;
  private static JsonNode facts;

  @BeforeAll
  static void importEverything() throws IOException, InterruptedException {
    if (!"true".equals(System.getenv("CI"))) {
      Assumptions.assumeTrue(Files.isDirectory(DATA), DATA + " is not there");
    }
    facts = facts();
    vocabulary = Tables.vocabulary();
    rulings = Tables.rulings();
    read();
    merge = new Merge(records.values(), vocabulary, rulings);
    merge.cards((card, made) -> assertThat(cards.put(card.id(), card)).as(card.id()).isNull());
    for (Card card : cards.values()) {
      card.sources()
          .forEach(s -> homes.merge(new RecordRef(s.source(), s.id()), card.id(), (a, b) -> a + b));
    }
  }

  private static JsonNode facts() throws IOException, InterruptedException {
    Path out = Files.createTempFile("facts", ".json");
    try {
      Process python =
          new ProcessBuilder("python3", "src/test/scripts/facts.py", DATA.toString())
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertThat(python.waitFor()).as("facts.py ends well").isZero();
      return new JsonMapper().readTree(out.toFile());
    } finally {
      Files.delete(out);
    }
  }

  private static void read() throws IOException {
    List<RecognisedFile> files = new ArrayList<>();
    for (String publisher : List.of("attack", "etda", "misp")) {
      try (Stream<Path> given = Files.list(DATA.resolve(publisher))) {
        given.sorted().forEach(path -> files.add(Sources.recognise(SourceFile.of(path))));
      }
    }
    Map<Source, Sources.Reader> readers =
        Map.of(
            Source.ATTACK, AttackSource::new,
            Source.ETDA, EtdaReader::open,
            Source.MISP, MispReader::open);
    CardSource.Intake intake =
        new CardSource.Intake() {
          @Override
          public void record(SourceRecord record) {
            assertThat(records.put(record.ref(), record)).as("twice: " + record.ref()).isNull();
          }

          @Override
          public void problem(Problem problem) {}

          @Override
          public void summary(SourceSummary summary) {}
        };
    new Sources(readers).open(files).forEach(source -> source.read(intake));
  }

  private static Card card(String id) {
    Card card = cards.get(id);
    assertThat(card).as("card " + id).isNotNull();
    return card;
  }

  private static Set<String> texts(JsonNode array) {
    return array
        .valueStream()
        .map(JsonNode::asString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyLiveObjectOfAttackHasItsCard() {
    Map<CardType, String> kinds =
        Map.of(
            CardType.ACTOR, "groups",
            CardType.SOFTWARE, "software",
            CardType.TECHNIQUE, "techniques",
            CardType.CAMPAIGN, "campaigns");
    kinds.forEach((type, kind) -> {
      Set<String> live =
          cards.values().stream()
              .filter(c -> c.type() == type && c.status() == Lifecycle.LIVE)
              .map(Card::attackId)
              .filter(java.util.Objects::nonNull)
              .collect(Collectors.toSet());
      assertThat(live).as(kind).isEqualTo(texts(facts.at("/live/" + kind)));
    });
  }

  @Test
  void deprecatedObjectsAreNeverLiveCards() {
    assertThat(texts(facts.get("deprecated")))
        .allSatisfy(id -> assertThat(card(id).status()).isEqualTo(Lifecycle.DEPRECATED));
  }

  @Test
  void retiredIdsLeadToTheirSuccessors() {
    facts
        .get("retired")
        .forEachEntry((old, successor) -> {
          assertThat(cards).doesNotContainKey(old);
          assertThat(card(successor.asString()).identifiers()).contains(old);
        });
  }

  @Test
  void noCardHoldsTwoLiveGroupsOfAttack() {
    assertThat(cards.values())
        .allSatisfy(card ->
            assertThat(
                    card.sources().stream()
                        .filter(
                            s -> s.source() == Source.ATTACK && s.status() != Lifecycle.REVOKED))
                .hasSizeLessThanOrEqualTo(1));
  }

  @Test
  void everyEtdaCardThatAloneLinksAGroupAndNoOtherIsOnItsCard() {
    JsonNode sole = facts.at("/etda/sole_links");
    assertThat(sole.size()).isGreaterThan(100);
    sole.forEachEntry((uuid, group) ->
        assertThat(homes).containsEntry(new RecordRef(Source.ETDA, uuid), group.asString()));
  }

  @Test
  void everyRecordIsOnExactlyOneCard() {
    Set<RecordRef> expected =
        records.values().stream()
            .filter(r -> r.lifecycle() != Lifecycle.REVOKED)
            .map(SourceRecord::ref)
            .collect(Collectors.toSet());
    Set<RecordRef> missing = new HashSet<>(expected);
    missing.removeAll(homes.keySet());
    assertThat(missing).isEmpty();
    assertThat(homes.values()).allSatisfy(id -> assertThat(cards).containsKey(id));
    assertThat(merge.decisions()).hasSize(homes.size());
    assertThat(merge.decisions()).extracting(Decision::because).allMatch(b -> !b.isBlank());
  }

  @Test
  void allRecordsOfTheFilesWereRead() {
    Map<Object, Long> counts =
        records.values().stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.ref().source() + " " + r.type(), Collectors.counting()));
    assertThat(counts)
        .containsEntry("ETDA ACTOR", facts.at("/etda/groups").asLong())
        .containsEntry("ETDA SOFTWARE", facts.at("/etda/tools").asLong())
        .containsEntry("MISP ACTOR", facts.at("/misp/actors").asLong())
        .containsEntry(
            "MISP SOFTWARE",
            facts.at("/misp/tools").asLong() + facts.at("/misp/families").asLong());
  }

  @Test
  void axiomApt17AndWinntiAreThreeCards() {
    assertThat(card("G0001").name()).isEqualTo("Axiom");
    assertThat(card("G0025").name()).isEqualTo("APT17");
    assertThat(card("G0044").name()).isEqualTo("Winnti Group");
    CardName group72 = name(card("G0001"), "Group 72");
    assertThat(group72.contested()).isTrue();
    assertThat(group72.claimants()).extracting(CardLink::id).containsExactly("G0025");
    Set<String> misp = texts(facts.at("/misp/claimants_of_group_72"));
    assertThat(name(card("G0025"), "Group 72").sources())
        .extracting(CardName.Naming::id)
        .containsExactlyElementsOf(misp);
  }

  private static CardName name(Card card, String name) {
    return card.names().stream()
        .filter(n -> n.key().equals(NameKey.of(name)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theCardOfAxiomHoldsBothReferencePages() {
    Card axiom = card("G0001");
    JsonNode etda = facts.at("/etda/axiom");
    assertThat(axiom.names()).extracting(CardName::name).containsAll(texts(etda.get("names")));
    assertThat(axiom.names().stream().flatMap(n -> n.givers().stream()))
        .anyMatch(giver -> giver.contains("Novetta"))
        .anyMatch(giver -> giver.contains("Talos"));
    assertThat(raws(axiom.countries())).containsAll(texts(etda.get("country")));
    assertThat(raws(axiom.sponsors())).contains(etda.get("sponsor").asString());
    assertThat(raws(axiom.motivations())).containsAll(texts(etda.get("motivation")));
    assertThat(raws(axiom.firstSeen())).contains(etda.get("first_seen").asString());
    assertThat(raws(axiom.sectors())).containsAll(texts(etda.get("sectors")));
    assertThat(raws(axiom.targets())).containsAll(texts(etda.get("countries")));
    assertThat(axiom.descriptions())
        .extracting(d -> d.source())
        .contains(Source.ATTACK, Source.ETDA);
    assertThat(axiom.operations())
        .extracting(o -> o.date())
        .containsAll(texts(etda.get("operations")));
    // Of two addresses of one document one is shown.
    assertThat(axiom.references())
        .extracting(r -> withoutScheme(r.url()))
        .containsAll(
            texts(etda.get("information")).stream().map(RealDataTest::withoutScheme).toList());
    assertThat(axiom.relations())
        .extracting(r -> r.to() == null ? r.name() : r.to().id())
        .contains("G0044", "G0025");
    Set<String> named =
        axiom.software().stream()
            .filter(s -> s.sources().stream().anyMatch(r -> r.source() == Source.ETDA))
            .map(SoftwareUse::name)
            .collect(Collectors.toSet());
    assertThat(named).hasSize(etda.get("tools").size());
    assertThat(axiom.references().size())
        .isGreaterThanOrEqualTo(facts.at("/axiom/references").asInt());
    facts
        .at("/axiom/tactics")
        .forEachEntry((technique, tactics) ->
            assertThat(use(axiom, technique).tactics())
                .as(technique)
                .extracting(Tactic::shortname)
                .containsExactlyInAnyOrderElementsOf(texts(tactics)));
    assertThat(facts.at("/axiom/tactics").size()).isEqualTo(16);
    assertThat(texts(facts.at("/uses/G0001/software"))).hasSize(8);
  }

  private static String withoutScheme(String url) {
    return url.substring(url.indexOf("://"));
  }

  private static Set<String> raws(List<Claim> claims) {
    return claims.stream()
        .flatMap(c -> c.sources().stream())
        .map(Claim.Said::raw)
        .collect(Collectors.toSet());
  }

  private static TechniqueUse use(Card card, String technique) {
    return card.techniques().stream()
        .filter(t -> t.attackId().equals(technique))
        .findFirst()
        .orElseThrow(() -> new AssertionError(card.id() + " does not use " + technique));
  }

  @Test
  void everyGroupSoftwareAndCampaignUsesWhatAttackSays() {
    facts
        .get("uses")
        .forEachEntry((user, used) -> {
          Card card = card(user);
          assertThat(
                  card.techniques().stream()
                      .filter(t ->
                          t.direct() && t.sources().contains(new RecordRef(Source.ATTACK, user)))
                      .map(TechniqueUse::attackId)
                      .filter(RealDataTest::isLive))
              .as(user + " techniques")
              .containsExactlyInAnyOrderElementsOf(texts(used.get("techniques")));
          if (card.type() != CardType.SOFTWARE) {
            assertThat(
                    card.software().stream()
                        .filter(s -> s.direct() && saidBy(s, user))
                        .map(SoftwareUse::id)
                        .filter(RealDataTest::isLive))
                .as(user + " software")
                .containsExactlyInAnyOrderElementsOf(texts(used.get("software")));
          }
        });
  }

  private static boolean saidBy(SoftwareUse use, String attackId) {
    return use.sources().stream()
        .anyMatch(s -> s.source() == Source.ATTACK && s.id().equals(attackId));
  }

  private static boolean isLive(String id) {
    return card(id).status() == Lifecycle.LIVE;
  }

  @Test
  void everyTechniqueHasTheTacticsOfItsMatrixAndNoOthers() {
    facts
        .get("tactics")
        .forEachEntry((technique, tactics) ->
            assertThat(card(technique).tactics())
                .as(technique)
                .extracting(Tactic::shortname)
                .containsExactlyInAnyOrderElementsOf(
                    tactics.valueStream().map(JsonNode::asString).toList()));
  }

  @Test
  void theUsersOfATechniqueAreTheGroupsAttackNames() {
    assertThat(liveUsers("T1189")).isEqualTo(texts(facts.get("users_of_T1189"))).hasSize(31);
    Set<String> phishing = new TreeSet<>(liveUsers("T1566"));
    card("T1566").subtechniques().forEach(sub -> phishing.addAll(liveUsers(sub.id())));
    assertThat(phishing).isEqualTo(texts(facts.get("users_of_T1566_and_subs"))).hasSize(96);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/techniques/T1189, users_of_T1189",
    "/api/v1/techniques/T1566?subtechniques=true, users_of_T1566_and_subs"
  })
  void theCallForATechniqueListsExactlyTheLiveGroupsThatUseIt(String call, String fact)
      throws IOException, InterruptedException {
    CardSearch search = new InMemoryCardSearch(List.copyOf(cards.values()), new CardJson());
    HttpSettings settings = HttpSettings.of("127.0.0.1", 0, "test");
    try (ActordexServer server = ActordexServer.start(settings, search);
        HttpClient client = HttpClient.newHttpClient()) {
      URI address = URI.create("http://127.0.0.1:" + server.port() + call);
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      Set<String> users = new TreeSet<>();
      JsonNode technique = new JsonMapper().readTree(answer.body());
      technique.get("actors").forEach(actor -> users.add(actor.get("id").asString()));
      assertThat(users).isEqualTo(texts(facts.get(fact)));
    }
  }

  @Test
  void everyCardComesBackFromItsJsonIdentically() {
    CardJson codec = new CardJson();
    for (Card card : cards.values()) {
      assertThat(codec.decode(codec.encode(card))).as(card.id()).isEqualTo(card);
    }
  }

  private static Set<String> liveUsers(String technique) {
    return card(technique).actors().stream()
        .map(ActorUse::id)
        .filter(RealDataTest::isLive)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @CsvSource({
    "S0013, PlugX, 4",
    "S0154, Cobalt Strike, 4",
    "S0002, Mimikatz, 4",
    "S0367, Emotet, 3",
    "S0266, TrickBot, 4",
    "S0385, njRAT, 4",
    "S0032, gh0st RAT, 3",
  })
  void aWellKnownToolIsOneCardWithAllItsSources(String id, String name, int atLeast) {
    Card card = card(id);
    assertThat(card.name()).isEqualTo(name);
    assertThat(card.sources()).hasSizeGreaterThanOrEqualTo(atLeast);
    assertThat(card.sources().stream().map(s -> s.source()).distinct())
        .contains(Source.ATTACK, Source.ETDA, Source.MISP);
    assertThat(
            cards.values().stream()
                .filter(c -> c.type() == CardType.SOFTWARE)
                .filter(c -> NameKey.of(c.name()).equals(NameKey.of(name)))
                .map(Card::id))
        .containsExactly(id);
  }

  @Test
  void nothingThatARecordSaysIsLost() {
    Conservation conservation = new Conservation(vocabulary, cards, homes, merge.unresolved());
    List<String> lost = new ArrayList<>();
    for (SourceRecord record : records.values()) {
      if (homes.containsKey(record.ref())) {
        lost.addAll(conservation.lost(record));
      }
    }
    assertThat(lost).isEmpty();
  }

  @Test
  void noMarkupOfASourceIsLeftInATextThatNamesAnything() {
    List<String> left = new ArrayList<>();
    for (Card card : cards.values()) {
      card.descriptions()
          .forEach(text -> {
            if (text.markup().contains("(Citation:")
                || text.markup().contains("{{")
                || text.markup().contains("<code>")) {
              left.add(card.id() + " " + text.source());
            }
          });
    }
    assertThat(left).isEmpty();
  }

  @Test
  void everyLinkOfACardLeadsToACard() {
    Set<String> lost = new TreeSet<>();
    for (Card card : cards.values()) {
      Stream<String> linked =
          Stream.of(
                  card.techniques().stream().map(TechniqueUse::id),
                  card.software().stream().map(SoftwareUse::id),
                  card.actors().stream().map(ActorUse::id),
                  card.campaigns().stream().map(c -> c.id()),
                  card.relations().stream().map(r -> r.to() == null ? null : r.to().id()))
              .flatMap(ids -> ids);
      linked.filter(id -> id != null && !cards.containsKey(id)).forEach(lost::add);
    }
    assertThat(lost).isEmpty();
  }

  @Test
  void anIdLeadsToOneCard() {
    Map<String, String> seen = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (Card card : cards.values()) {
      for (String id : card.identifiers()) {
        String other = seen.putIfAbsent(id, card.id());
        if (other != null) {
          twice.add(id + ": " + other + ", " + card.id());
        }
      }
    }
    assertThat(twice).isEmpty();
  }

  @Test
  void theOrderOfTheRecordsMakesNoDifference() {
    List<SourceRecord> shuffled = new ArrayList<>(records.values());
    Collections.shuffle(shuffled, new Random(1));
    Merge again = new Merge(shuffled, vocabulary, rulings);
    List<String> different = new ArrayList<>();
    again.cards((card, made) -> {
      if (!card.equals(cards.get(card.id()))) {
        different.add(card.id());
      }
    });
    assertThat(different).isEmpty();
    assertThat(again.decisions()).isEqualTo(merge.decisions());
    assertThat(again.unresolved()).isEqualTo(merge.unresolved());
  }
}
