package dev.actordex.bench.compare;

import dev.actordex.card.ActorUse;
import dev.actordex.card.CampaignUse;
import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.Claim;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Operation;
import dev.actordex.card.Procedure;
import dev.actordex.card.Reference;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.Tactic;
import dev.actordex.card.Text;
import dev.actordex.lucene.analysis.Synonyms;
import dev.actordex.search.Facet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Cards and questions as OpenSearch takes them, mapped as a sensible person would: a text field
/// for each of ours with the English analyzer, a keyword field for each of our fourteen facets.
///
/// Texts are indexed with offsets, so that highlights need no second analysis, and the answer holds
/// what a list of results shows. All words must match, in whichever field, as with us. OpenSearch
/// is asked for neither typos nor facts in the query nor a "did you mean", and for synonyms in one
/// of two ways: it has less to do.
final class OpenSearchForm {
  static final String INDEX = "cards";

  /// What a word of a question finds.
  enum Reading {
    /// Itself and its other endings.
    WORDS("english"),
    /// The other ways to say what it is part of, too: the phrases of our concepts, as synonyms are
    /// given to OpenSearch, applied to the question alone.
    CONCEPTS("english_with_concepts");

    private final String analyzer;

    Reading(String analyzer) {
      this.analyzer = analyzer;
    }
  }

  /// The same bytes in each run: an index that is kept is known by how it was made.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private static final List<String> TEXTS =
      List.of(
          "name",
          "alias",
          "technique_text",
          "tool_text",
          "label",
          "description",
          "operation",
          "campaign",
          "procedure",
          "reference");
  private static final List<String> BOOSTED =
      List.of(
          "name^6",
          "alias^5",
          "technique_text^2",
          "tool_text^2",
          "label^2",
          "description",
          "operation",
          "campaign",
          "procedure",
          "reference^0.5");
  private static final List<String> SHOWN =
      List.of(
          "name", "alias", "summary", "country", "sector", "motivation", "first_seen", "source");
  private static final int HITS = 20;
  private static final int VALUES = 50;
  private static final Pattern FIELD = Pattern.compile("(-?)(\\w+):(\\S+)");

  private OpenSearchForm() {}

  static byte[] index() {
    Map<String, Object> properties = new LinkedHashMap<>();
    Map<String, Object> text =
        Map.of("type", "text", "analyzer", "english", "index_options", "offsets");
    TEXTS.forEach(field -> properties.put(field, text));
    for (Facet facet : Facet.values()) {
      properties.put(facet.key(), Map.of("type", "keyword"));
    }
    properties.put("summary", Map.of("type", "text", "index", false));
    return JSON.writeValueAsBytes(
        Map.of(
            "settings",
            Map.of(
                "number_of_shards",
                1,
                "number_of_replicas",
                0,
                "refresh_interval",
                "-1",
                "index.requests.cache.enable",
                false,
                "analysis",
                concepts()),
            "mappings",
            Map.of("dynamic", false, "properties", properties)));
  }

  /// The English analyzer, of the same steps as OpenSearch's own, and after them the synonyms.
  /// Lenient, because a phrase with a word that the analyzer leaves out would be refused.
  private static Map<String, Object> concepts() {
    List<String> synonyms =
        Synonyms.bundled().concepts().stream()
            .filter(concept -> concept.phrases().size() > 1)
            .map(concept -> String.join(", ", concept.phrases()))
            .toList();
    return Map.of(
        "filter",
        Map.of(
            "possessive",
            Map.of("type", "stemmer", "language", "possessive_english"),
            "stopwords",
            Map.of("type", "stop", "stopwords", "_english_"),
            "endings",
            Map.of("type", "stemmer", "language", "english"),
            "concepts",
            Map.of("type", "synonym_graph", "synonyms", synonyms, "lenient", true)),
        "analyzer",
        Map.of(
            Reading.CONCEPTS.analyzer,
            Map.of(
                "type",
                "custom",
                "tokenizer",
                "standard",
                "filter",
                List.of("possessive", "lowercase", "stopwords", "endings", "concepts"))));
  }

  /// Two lines for `_bulk`.
  static byte[] bulk(Card card) {
    byte[] action = JSON.writeValueAsBytes(Map.of("index", Map.of("_id", card.id())));
    byte[] document = JSON.writeValueAsBytes(document(card));
    byte[] lines = java.util.Arrays.copyOf(action, action.length + document.length + 2);
    lines[action.length] = '\n';
    System.arraycopy(document, 0, lines, action.length + 1, document.length);
    lines[lines.length - 1] = '\n';
    return lines;
  }

  private static Map<String, Object> document(Card card) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", card.name());
    document.put(
        "alias",
        texts(card.names().stream().filter(name -> !name.primary()).toList(), CardName::name));
    document.put("summary", card.summary());
    document.put(
        "technique_text", texts(card.techniques(), use -> use.attackId() + " " + use.name()));
    document.put("tool_text", texts(card.software(), SoftwareUse::name));
    document.put(
        "label",
        Stream.of(
                card.countries(),
                card.targets(),
                card.sectors(),
                card.motivations(),
                card.sponsors(),
                card.kinds(),
                card.platforms())
            .flatMap(List::stream)
            .map(Claim::label)
            .toList());
    document.put("description", texts(card.descriptions(), Text::plain));
    document.put(
        "operation",
        Stream.concat(card.operations().stream(), card.counterOperations().stream())
            .map(OpenSearchForm::operation)
            .toList());
    List<String> campaigns = new ArrayList<>(texts(card.campaigns(), CampaignUse::name));
    if (card.type() == dev.actordex.card.CardType.CAMPAIGN) {
      campaigns.addAll(texts(card.actors(), ActorUse::name));
    }
    document.put("campaign", campaigns);
    document.put(
        "procedure",
        Stream.concat(
                card.techniques().stream().flatMap(use -> use.procedures().stream()),
                card.software().stream().flatMap(use -> use.procedures().stream()))
            .map(Procedure::text)
            .map(Text::plain)
            .toList());
    document.put(
        "reference",
        card.references().stream().map(Reference::title).filter(Objects::nonNull).toList());
    for (Facet facet : Facet.values()) {
      document.put(facet.key(), values(card, facet));
    }
    return document;
  }

  private static String operation(Operation operation) {
    String name = operation.name();
    return (name == null ? "" : name + ". ") + Text.plain(operation.text());
  }

  private static List<String> values(Card card, Facet facet) {
    return switch (facet) {
      case TYPE -> List.of(card.type().key());
      case COUNTRY -> texts(card.countries(), Claim::value);
      case TARGET -> texts(card.targets(), Claim::value);
      case SECTOR -> texts(card.sectors(), Claim::value);
      case MOTIVATION -> texts(card.motivations(), Claim::value);
      case SPONSOR -> texts(card.sponsors(), Claim::value);
      case TOOL -> texts(card.software(), SoftwareUse::name);
      case TECHNIQUE ->
          card.techniques().stream()
              .flatMap(use -> Stream.of(use.attackId(), use.parent()))
              .filter(Objects::nonNull)
              .distinct()
              .toList();
      case TACTIC ->
          Stream.concat(
                  card.tactics().stream(),
                  card.techniques().stream().flatMap(use -> use.tactics().stream()))
              .map(Tactic::key)
              .distinct()
              .toList();
      case PLATFORM -> texts(card.platforms(), Claim::value);
      case NAME_GIVER ->
          card.names().stream().flatMap(name -> name.givers().stream()).distinct().toList();
      case SOURCE -> texts(card.sources(), (SourceEntry entry) -> entry.source().key());
      case DISPUTED -> card.disputed();
      case FIRST_SEEN ->
          card.firstSeen().stream()
              .flatMap(claim -> FuzzyDate.parse(claim.value()).stream())
              .map(date -> String.format(Locale.ROOT, "%04d", date.from().getYear()))
              .sorted()
              .limit(1)
              .toList();
    };
  }

  private static <T> List<String> texts(List<T> values, Function<T, String> text) {
    return values.stream().map(text).distinct().toList();
  }

  /// A question: what names a facet filters, the other words must all match.
  static byte[] search(String question, Reading reading) {
    List<Object> must = new ArrayList<>();
    List<Object> filter = new ArrayList<>();
    List<Object> not = new ArrayList<>();
    List<String> words = new ArrayList<>();
    boolean any = question.contains(" OR ");
    for (String part : question.split(" ")) {
      Matcher field = FIELD.matcher(part);
      if (field.matches() && Facet.of(field.group(2)).isPresent()) {
        (field.group(1).isEmpty() ? filter : not)
            .add(Map.of("term", Map.of(field.group(2), field.group(3))));
      } else if (!part.equals("AND") && !part.equals("OR")) {
        words.add(part.replaceAll("[()\"]", ""));
      }
    }
    if (!words.isEmpty()) {
      must.add(
          Map.of(
              "multi_match",
              Map.of(
                  "query",
                  String.join(" ", words),
                  "analyzer",
                  reading.analyzer,
                  "type",
                  "cross_fields",
                  "operator",
                  any ? "or" : "and",
                  "fields",
                  BOOSTED)));
    }
    Map<String, Object> highlighted = new LinkedHashMap<>();
    TEXTS.forEach(field -> highlighted.put(field, Map.of()));
    Map<String, Object> facets = new LinkedHashMap<>();
    for (Facet facet : Facet.values()) {
      facets.put(facet.key(), Map.of("terms", Map.of("field", facet.key(), "size", VALUES)));
    }
    return JSON.writeValueAsBytes(
        Map.of(
            "size",
            HITS,
            "track_total_hits",
            true,
            "_source",
            SHOWN,
            "query",
            Map.of("bool", Map.of("must", must, "filter", filter, "must_not", not)),
            "highlight",
            Map.of("number_of_fragments", 1, "encoder", "html", "fields", highlighted),
            "aggs",
            facets));
  }
}
