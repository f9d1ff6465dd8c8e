package dev.actordex.lucene.indicators;

import dev.actordex.card.CardType;
import dev.actordex.card.Source;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.indicator.IndicatorValue;
import dev.actordex.indicator.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.jspecify.annotations.Nullable;

/// Indicators and subjects as bytes. An indicator names its subjects by their keys alone.
final class IndicatorCodec {
  private IndicatorCodec() {}

  static byte[] encode(Indicator indicator) {
    try {
      ByteBuffersDataOutput out = new ByteBuffersDataOutput();
      write(out, indicator.source().key());
      write(out, indicator.sourceId());
      write(out, indicator.value());
      out.writeVInt(indicator.parts().size());
      for (IndicatorValue part : indicator.parts()) {
        write(out, part);
      }
      optional(out, indicator.pattern());
      optional(out, indicator.name());
      optional(out, indicator.description());
      optional(out, indicator.producer());
      Integer confidence = indicator.confidence();
      out.writeVInt(confidence == null ? 0 : confidence + 1);
      time(out, indicator.firstSeen());
      time(out, indicator.lastSeen());
      time(out, indicator.validUntil());
      texts(out, indicator.tags());
      texts(out, indicator.references());
      out.writeVInt(indicator.pointings().size());
      for (Indicator.Pointing pointing : indicator.pointings()) {
        write(out, pointing.subject().key());
        write(out, pointing.relation());
        texts(out, pointing.via());
      }
      write(out, indicator.raw());
      return out.toArrayCopy();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
  }

  /// @param subjects by key
  static Indicator decode(byte[] bytes, int offset, int length, Function<String, Subject> subjects)
      throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes, offset, length);
    Source source = source(in.readString());
    String sourceId = in.readString();
    IndicatorValue value = value(in);
    List<IndicatorValue> parts = new ArrayList<>();
    for (int i = in.readVInt(); i > 0; i--) {
      parts.add(value(in));
    }
    @Nullable String pattern = optional(in);
    @Nullable String name = optional(in);
    @Nullable String description = optional(in);
    @Nullable String producer = optional(in);
    int confidence = in.readVInt();
    @Nullable Instant first = time(in);
    @Nullable Instant last = time(in);
    @Nullable Instant until = time(in);
    List<String> tags = texts(in);
    List<String> references = texts(in);
    List<Indicator.Pointing> pointings = new ArrayList<>();
    for (int i = in.readVInt(); i > 0; i--) {
      Subject subject = subjects.apply(in.readString());
      pointings.add(new Indicator.Pointing(subject, in.readString(), texts(in)));
    }
    return new Indicator(
        source,
        sourceId,
        value,
        parts,
        pattern,
        name,
        description,
        producer,
        confidence == 0 ? null : confidence - 1,
        first,
        last,
        until,
        tags,
        references,
        pointings,
        in.readString());
  }

  static byte[] encode(Subject subject) {
    try {
      ByteBuffersDataOutput out = new ByteBuffersDataOutput();
      write(out, subject.key());
      texts(out, subject.types().stream().sorted().map(CardType::key).toList());
      optional(out, subject.name());
      texts(out, subject.names());
      texts(out, subject.ids());
      optional(out, subject.malpedia());
      return out.toArrayCopy();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
  }

  static Subject subject(byte[] bytes, int offset, int length) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes, offset, length);
    String key = in.readString();
    Set<CardType> types = EnumSet.noneOf(CardType.class);
    texts(in).forEach(type -> CardType.of(type).ifPresent(types::add));
    return new Subject(key, types, optional(in), texts(in), texts(in), optional(in));
  }

  private static Source source(String key) {
    return Source.of(key)
        .orElseThrow(() -> new IllegalStateException("An indicator is of no known source: " + key));
  }

  /// As [ByteBuffersDataOutput#writeString], which goes by the character.
  private static void write(ByteBuffersDataOutput out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeVInt(utf8.length);
    out.writeBytes(utf8, utf8.length);
  }

  private static void write(ByteBuffersDataOutput out, IndicatorValue value) throws IOException {
    write(out, value.type().key());
    write(out, value.value());
    boolean same = value.value().equals(value.canonical());
    optional(out, same ? null : value.canonical());
  }

  private static IndicatorValue value(ByteArrayDataInput in) throws IOException {
    String key = in.readString();
    IndicatorType type =
        IndicatorType.of(key)
            .orElseThrow(() -> new IllegalStateException("An indicator of no known type: " + key));
    String value = in.readString();
    String canonical = optional(in);
    return new IndicatorValue(type, value, canonical == null ? value : canonical);
  }

  private static void optional(ByteBuffersDataOutput out, @Nullable String text)
      throws IOException {
    out.writeByte((byte) (text == null ? 0 : 1));
    if (text != null) {
      write(out, text);
    }
  }

  private static @Nullable String optional(ByteArrayDataInput in) throws IOException {
    return in.readByte() == 0 ? null : in.readString();
  }

  private static void time(ByteBuffersDataOutput out, @Nullable Instant time) throws IOException {
    out.writeByte((byte) (time == null ? 0 : 1));
    if (time != null) {
      out.writeZLong(time.getEpochSecond());
      out.writeVInt(time.getNano());
    }
  }

  private static @Nullable Instant time(ByteArrayDataInput in) throws IOException {
    return in.readByte() == 0 ? null : Instant.ofEpochSecond(in.readZLong(), in.readVInt());
  }

  private static void texts(ByteBuffersDataOutput out, List<String> texts) throws IOException {
    out.writeVInt(texts.size());
    for (String text : texts) {
      write(out, text);
    }
  }

  private static List<String> texts(ByteArrayDataInput in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = in.readVInt(); i > 0; i--) {
      texts.add(in.readString());
    }
    return texts;
  }
}
