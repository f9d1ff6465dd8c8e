package dev.actordex.export;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.ReferenceKind;
import dev.actordex.card.Relation;
import dev.actordex.card.RelationType;
import dev.actordex.card.Source;
import dev.actordex.identity.Decision;
import dev.actordex.identity.Decisions;
import dev.actordex.ingest.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.annotation.JsonAppend;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.VirtualBeanPropertyWriter;
import tools.jackson.databind.util.Annotations;

/// How the domain's values look in JSON: components in `snake_case` and in their own order, closed
/// sets by their keys, maps sorted.
///
/// The domain knows no Jackson, so what cannot be guessed from a record is said here, beside it.
public final class JsonForm {
  /// Writes what is put together piece by piece, which is what a search is answered with.
  private static final JsonFactory PIECES = JsonFactory.builder().build();

  /// Half a surrogate pair, which some source may hold, has no bytes in UTF-8; as an escape it has.
  private static final JsonFactory ESCAPED_PIECES =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /// Where cards are, up to the id.
  public static final String CARDS = "/api/v1/cards/";

  private static final int FEW_BYTES = 4_096;

  private JsonForm() {}

  public static JsonMapper mapper() {
    return Values.MAPPER;
  }

  /// Made when the first value is read or written as a whole: a search is answered without, and it
  /// is a thirtieth of a start.
  private static final class Values {
    private static final JsonMapper MAPPER =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .withConfigOverride(
                List.class,
                list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(
                Map.class,
                map -> map.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .addMixIn(CardType.class, ByKey.class)
            .addMixIn(Lifecycle.class, ByKey.class)
            .addMixIn(ReferenceKind.class, ByKey.class)
            .addMixIn(RelationType.class, ByKey.class)
            .addMixIn(Source.class, ByKey.class)
            .addMixIn(Problem.Consequence.class, ByKey.class)
            .addMixIn(Decisions.class, DecisionsForm.class)
            .addMixIn(Card.class, CardForm.class)
            .addMixIn(CardName.class, CardNameForm.class)
            .addMixIn(Relation.class, RelationForm.class)
            .build();

    private static final ObjectWriter ESCAPING =
        MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
  }

  /// The value's bytes, whatever characters its texts hold.
  public static byte[] bytes(Object value) {
    try {
      return Values.MAPPER.writeValueAsBytes(value);
    } catch (JacksonException e) {
      return Values.ESCAPING.writeValueAsBytes(value);
    }
  }

  /// What `content` writes, as bytes, whatever characters its texts hold. `content` may be called a
  /// second time.
  public static byte[] written(Consumer<JsonGenerator> content) {
    return write(
        FEW_BYTES,
        content,
        out -> Values.MAPPER.writer().createGenerator(out),
        out -> Values.ESCAPING.createGenerator(out));
  }

  /// The same for content that writes neither values nor trees, but their pieces.
  public static byte[] pieces(Consumer<JsonGenerator> content) {
    return pieces(FEW_BYTES, content);
  }

  /// The same for content that is long.
  ///
  /// @param expected about how many bytes it will be
  public static byte[] pieces(int expected, Consumer<JsonGenerator> content) {
    return write(
        expected,
        content,
        out -> PIECES.createGenerator(ObjectWriteContext.empty(), out),
        out -> ESCAPED_PIECES.createGenerator(ObjectWriteContext.empty(), out));
  }

  private static byte[] write(
      int expected,
      Consumer<JsonGenerator> content,
      Function<JsonBytes, JsonGenerator> plainly,
      Function<JsonBytes, JsonGenerator> escaping) {
    JsonBytes bytes = new JsonBytes(expected);
    try (JsonGenerator json = plainly.apply(bytes)) {
      content.accept(json);
    } catch (JacksonException e) {
      bytes.clear();
      try (JsonGenerator json = escaping.apply(bytes)) {
        content.accept(json);
      }
    }
    return bytes.toBytes();
  }

  /// A list of texts as a property.
  public static void strings(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  /// A tree as text, with escapes where its texts have no bytes in UTF-8.
  static String text(Object tree, ObjectWriter writer) {
    byte[] bytes;
    try {
      bytes = writer.writeValueAsBytes(tree);
    } catch (JacksonException e) {
      bytes = writer.with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsBytes(tree);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// The path under which the API answers with the card of this id.
  public static String selfLink(String id) {
    return CARDS + AddressText.segment(id);
  }

  /// The path of the card's page.
  public static String htmlLink(CardType type, String id) {
    return "/" + type.path() + "/" + AddressText.segment(id);
  }

  /// A text as one segment of a path.
  public static String segment(String text) {
    return AddressText.segment(text);
  }

  /// The first lines of a card's JSON: which card it is.
  public static CardLink head(byte[] cardJson) {
    return Values.MAPPER.readValue(cardJson, CardLink.class);
  }

  private interface ByKey {
    @JsonValue
    String key();
  }

  private abstract static class DecisionsForm {
    @JsonValue
    abstract List<Decision> all();

    @JsonCreator
    static Decisions of(List<Decision> decisions) {
      return Decisions.of(decisions);
    }
  }

  @JsonAppend(props = @JsonAppend.Prop(value = CardLinks.class, name = "links"))
  private interface CardForm {
    @JsonProperty(value = "contested", access = JsonProperty.Access.READ_ONLY)
    boolean contested();
  }

  private interface CardNameForm {
    @JsonProperty(value = "given_by", access = JsonProperty.Access.READ_ONLY)
    List<String> givers();
  }

  @JsonAppend(props = @JsonAppend.Prop(value = RelationLabel.class, name = "label"))
  private interface RelationForm {}

  /// `links` of a card: where the API and where the page shows it.
  static final class CardLinks extends Derived {
    CardLinks() {}

    private CardLinks(BeanPropertyDefinition property, Annotations annotations, JavaType type) {
      super(property, annotations, type);
    }

    @Override
    protected Object value(Object bean, JsonGenerator generator, SerializationContext context) {
      Card card = (Card) bean;
      return new Links(selfLink(card.id()), htmlLink(card.type(), card.id()));
    }

    @Override
    public VirtualBeanPropertyWriter withConfig(
        MapperConfig<?> config,
        AnnotatedClass declaring,
        BeanPropertyDefinition property,
        JavaType type) {
      return new CardLinks(property, declaring.getAnnotations(), type);
    }

    record Links(String self, String html) {}
  }

  /// `label` of a relation: its type in words.
  static final class RelationLabel extends Derived {
    RelationLabel() {}

    private RelationLabel(BeanPropertyDefinition property, Annotations annotations, JavaType type) {
      super(property, annotations, type);
    }

    @Override
    protected Object value(Object bean, JsonGenerator generator, SerializationContext context) {
      return ((Relation) bean).type().label();
    }

    @Override
    public VirtualBeanPropertyWriter withConfig(
        MapperConfig<?> config,
        AnnotatedClass declaring,
        BeanPropertyDefinition property,
        JavaType type) {
      return new RelationLabel(property, declaring.getAnnotations(), type);
    }
  }

  private abstract static class Derived extends VirtualBeanPropertyWriter {
    Derived() {}

    Derived(BeanPropertyDefinition property, Annotations annotations, JavaType type) {
      super(property, annotations, type);
    }
  }
}
