package dev.actordex.lucene.write;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Operation;
import dev.actordex.card.Reference;
import dev.actordex.identity.NameKey;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.TextField;
import dev.actordex.lucene.analysis.Addresses;
import dev.actordex.lucene.analysis.Compounds;
import dev.actordex.lucene.analysis.Cves;
import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.TokensStream;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.lucene.stored.CardHead;
import dev.actordex.lucene.stored.ForwardText;
import dev.actordex.lucene.stored.NameStore;
import dev.actordex.lucene.stored.ProfileStore;
import dev.actordex.lucene.stored.Section;
import dev.actordex.search.Facet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// A card as a Lucene document: see [Fields] and [TextField].
final class CardDocument {
  private static final FieldType PROSE = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
  private static final FieldType FACT = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);
  private static final FieldType PRESENCE = type(IndexOptions.DOCS, true);

  private final Card card;
  private final Document document = new Document();
  private byte[] texts = {};
  private byte[] details = {};

  private CardDocument(Card card) {
    this.card = card;
  }

  /// @param texts for [Blobs#TEXTS]
  /// @param details for [Blobs#DETAILS]
  /// @param names for [Blobs#NAMES]
  record Written(Document document, byte[] texts, byte[] details, byte[] names) {}

  /// @param nameRank the card's place among all by name
  static Written of(Card card, Others others, int nameRank) {
    CardDocument made = new CardDocument(card);
    made.document.add(new BinaryDocValuesField(Fields.HEAD, new BytesRef(CardHead.bytes(card))));
    ProfileStore.bytes(card)
        .ifPresent(bytes ->
            made.document.add(new BinaryDocValuesField(Fields.PROFILE, new BytesRef(bytes))));
    made.number(Fields.NAME_RANK, nameRank);
    made.ids();
    made.keys();
    made.texts(CardTexts.of(card, others));
    made.facets(new CardFacets(card, others));
    made.days();
    made.urls();
    return new Written(made.document, made.texts, made.details, NameStore.bytes(card.names()));
  }

  private void ids() {
    Set<String> ids = new TreeSet<>();
    ids.add(Words.fold(card.id()));
    String attackId = card.attackId();
    if (attackId != null) {
      ids.add(Words.fold(attackId));
    }
    card.identifiers().forEach(id -> ids.add(Words.fold(id.strip())));
    terms(Fields.ID, ids);
  }

  private void keys() {
    for (CardName name : card.names()) {
      String field = keyField(name);
      document.add(new StringField(field, name.key(), Field.Store.NO));
      String loose = NameKey.loose(name.name());
      if (!loose.equals(name.key())) {
        document.add(new StringField(Fields.KEY_LOOSE, loose, Field.Store.NO));
        if (name.primary() && card.type() == CardType.ACTOR && card.sources().size() > 1) {
          document.add(new StringField(Fields.KEY_SHORT, loose, Field.Store.NO));
        }
      }
      if (name.contested()) {
        document.add(new StringField(Fields.CLAIMED, name.key(), Field.Store.NO));
      }
    }
  }

  private String keyField(CardName name) {
    if (name.primary()) {
      return Fields.KEY_PRIMARY;
    }
    if (!name.contested()) {
      return Fields.KEY_ALIAS;
    }
    boolean own =
        card.sources().isEmpty()
            || name.sources().stream()
                .anyMatch(naming -> naming.source() == card.sources().getFirst().source());
    return own ? Fields.KEY_CONTESTED : Fields.KEY_CLAIM;
  }

  private void texts(List<Section> sections) {
    Map<TextField, List<List<Token>>> byField = new EnumMap<>(TextField.class);
    List<List<Token>> all = new ArrayList<>(sections.size());
    Set<String> cves = new TreeSet<>();
    for (Section section : sections) {
      List<Token> words = Words.of(section.text());
      all.add(words);
      byField.computeIfAbsent(section.field(), field -> new ArrayList<>()).add(words);
      Cves.collect(section.text(), cves);
    }
    byField.forEach((field, words) ->
        document.add(
            new Field(
                field.indexed(),
                new TokensStream(words, field == TextField.NAME || field == TextField.ALIAS),
                field.prose() ? PROSE : FACT)));
    document.add(new Field(Fields.COMPOUND, new Compounds(all), PRESENCE));
    texts = forward(sections, all, false);
    details = forward(sections, all, true);
    terms(Fields.CVE, cves);
  }

  private static byte[] forward(List<Section> sections, List<List<Token>> words, boolean details) {
    List<Section> chosen = new ArrayList<>();
    List<List<Token>> theirs = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      if (ForwardText.isDetail(sections.get(i).field()) == details) {
        chosen.add(sections.get(i));
        theirs.add(words.get(i));
      }
    }
    return ForwardText.bytes(chosen, theirs);
  }

  private void facets(CardFacets facets) {
    for (Facet facet : Facet.values()) {
      facets
          .of(facet)
          .forEach((value, label) -> {
            document.add(
                new SortedSetDocValuesField(
                    Fields.facetValues(facet), new BytesRef(value + Fields.SEPARATOR + label)));
            document.add(new StringField(Fields.facet(facet), Words.fold(value), Field.Store.NO));
          });
    }
    for (CardFacets.Spelling spelling : facets.spellings()) {
      document.add(
          new SortedSetDocValuesField(
              Fields.SPELLING,
              new BytesRef(
                  spelling.facet().key()
                      + Fields.SEPARATOR
                      + spelling.spelling()
                      + Fields.SEPARATOR
                      + spelling.value())));
    }
  }

  private void days() {
    List<FuzzyDate> first = CardHead.dates(card.firstSeen());
    List<FuzzyDate> last = CardHead.dates(card.lastSeen());
    List<LocalDate> starts = new ArrayList<>(first.stream().map(FuzzyDate::from).toList());
    List<LocalDate> ends = new ArrayList<>(last.stream().map(FuzzyDate::to).toList());
    day(Fields.FIRST_SEEN, earliest(starts));
    day(Fields.LAST_SEEN, latest(ends));
    Stream.of(first, last)
        .flatMap(List::stream)
        .forEach(date -> {
          starts.add(date.from());
          ends.add(date.to());
        });
    for (Operation operation : card.operations()) {
      String from = operation.from();
      String to = operation.to();
      if (from != null && to != null) {
        starts.add(LocalDate.parse(from));
        ends.add(LocalDate.parse(to));
      }
    }
    day(Fields.ACTIVE_FROM, earliest(starts));
    day(Fields.ACTIVE_TO, latest(ends));
    String modified = card.modified();
    day(
        Fields.MODIFIED,
        modified == null ? null : FuzzyDate.parse(modified).map(FuzzyDate::to).orElse(null));
  }

  private void urls() {
    Set<String> urls = new TreeSet<>();
    for (Reference reference : card.references()) {
      String url = reference.url();
      if (url != null) {
        Addresses.collect(url, urls);
      }
    }
    card.sources()
        .forEach(entry -> {
          String url = entry.url();
          if (url != null) {
            Addresses.collect(url, urls);
          }
        });
    terms(Fields.URL, urls);
  }

  private void terms(String field, Set<String> terms) {
    terms.forEach(term -> document.add(new StringField(field, term, Field.Store.NO)));
  }

  private void day(String field, @Nullable LocalDate day) {
    if (day != null) {
      number(field, Math.toIntExact(day.toEpochDay()));
    }
  }

  private void number(String field, int value) {
    document.add(new NumericDocValuesField(field, value));
  }

  private static @Nullable LocalDate earliest(List<LocalDate> days) {
    return days.stream().min(Comparator.naturalOrder()).orElse(null);
  }

  private static @Nullable LocalDate latest(List<LocalDate> days) {
    return days.stream().max(Comparator.naturalOrder()).orElse(null);
  }

  private static FieldType type(IndexOptions options, boolean omitNorms) {
    FieldType type = new FieldType();
    type.setIndexOptions(options);
    type.setOmitNorms(omitNorms);
    type.setTokenized(true);
    type.freeze();
    return type;
  }
}
