package dev.actordex.lucene.indicators;

import dev.actordex.card.Companion;
import dev.actordex.card.Source;
import dev.actordex.indicator.Address;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorValue;
import dev.actordex.indicator.Subject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.InetAddressPoint;
import org.apache.lucene.document.InetAddressRange;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/// What an indicator becomes in the index: a document of a dozen terms and its record. What
/// indicators point to has documents of its own, one a subject.
final class IndicatorFields {
  /// Of this index. One of another schema is built anew from the kept files.
  static final int SCHEMA = 1;

  /// The folder in the data folder.
  static final String FOLDER = "indicators";

  /// Whose it is and under which id: `threatfox␟123`.
  static final String OWNER = "owner";

  static final String SOURCE = "source";

  /// The ids of value and parts, 16 bytes each.
  static final String KEY = "key";

  static final String TYPE = "type";

  /// Hosts, labels reversed: `com.example.www`, so that subdomains follow their domain.
  static final String HOST = "host";

  static final String ADDRESS = "address";
  static final String RANGE = "range";

  /// Keys of what it points to.
  static final String SUBJECT = "subject";

  /// When it was last heard of, in seconds since 1970; for the order of a page.
  static final String SEEN = "seen";

  /// The beginning of its id: breaks ties, and tells equal values.
  static final String ORDER = "order";

  /// The record, see [IndicatorCodec].
  static final String RECORD = "record";

  /// The key of a subject's own document.
  static final String SUBJECT_KEY = "subject.key";

  /// A subject, see [IndicatorCodec].
  static final String SUBJECT_RECORD = "subject.record";

  /// The id of what came along with indicators, and its text.
  static final String COMPANION = "companion";

  static final String COMPANION_RAW = "companion.raw";

  private static final int LONGEST_OWNER = 1_000;

  private IndicatorFields() {}

  static Term owner(Source source, String sourceId) {
    String id = sourceId.length() > LONGEST_OWNER ? sourceId.substring(0, LONGEST_OWNER) : sourceId;
    return new Term(OWNER, source.key() + '\u001f' + id);
  }

  static String reversed(String host) {
    String[] labels = host.split("\\.");
    StringBuilder reversed = new StringBuilder(host.length());
    for (int i = labels.length - 1; i >= 0; i--) {
      reversed.append(labels[i]);
      if (i > 0) {
        reversed.append('.');
      }
    }
    return reversed.toString();
  }

  static Document of(Indicator indicator) {
    Document document = new Document();
    Term owner = owner(indicator.source(), indicator.sourceId());
    document.add(new StringField(OWNER, owner.bytes(), Field.Store.NO));
    document.add(new StringField(SOURCE, indicator.source().key(), Field.Store.NO));
    document.add(new StringField(TYPE, indicator.value().type().key(), Field.Store.NO));
    List<IndicatorValue> values = new ArrayList<>(indicator.parts());
    values.addFirst(indicator.value());
    List<byte[]> ids = values.stream().map(IndicatorValue::idBytes).toList();
    ids.forEach(id -> document.add(new StringField(KEY, new BytesRef(id), Field.Store.NO)));
    for (IndicatorValue value : values) {
      value
          .hostName()
          .ifPresent(host -> document.add(new StringField(HOST, reversed(host), Field.Store.NO)));
      value.address().ifPresent(address -> add(document, address));
    }
    indicator.pointings().stream()
        .map(pointing -> pointing.subject().key())
        .distinct()
        .forEach(key -> document.add(new StringField(SUBJECT, key, Field.Store.NO)));
    document.add(new NumericDocValuesField(SEEN, seen(indicator)));
    document.add(new NumericDocValuesField(ORDER, order(ids.getFirst())));
    document.add(new StoredField(RECORD, IndicatorCodec.encode(indicator)));
    return document;
  }

  static Document of(Companion companion) {
    Document document = new Document();
    document.add(new StringField(COMPANION, companion.id(), Field.Store.NO));
    document.add(new StoredField(COMPANION_RAW, companion.raw().getBytes(StandardCharsets.UTF_8)));
    return document;
  }

  static Document of(Subject subject) {
    Document document = new Document();
    document.add(new StringField(SUBJECT_KEY, subject.key(), Field.Store.NO));
    document.add(new StoredField(SUBJECT_RECORD, IndicatorCodec.encode(subject)));
    return document;
  }

  private static void add(Document document, Address address) {
    if (address.single()) {
      document.add(new InetAddressPoint(ADDRESS, address.inet()));
    } else {
      document.add(new InetAddressRange(RANGE, address.inet(), last(address)));
    }
  }

  /// The last address of a range.
  static InetAddress last(Address range) {
    byte[] bytes = range.bytes();
    for (int bit = range.prefix(); bit < bytes.length * 8; bit++) {
      bytes[bit / 8] |= (byte) (0x80 >> bit % 8);
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("The length was checked", e);
    }
  }

  private static long seen(Indicator indicator) {
    Instant last = indicator.lastSeen();
    Instant first = indicator.firstSeen();
    if (last == null && first == null) {
      return Long.MIN_VALUE;
    }
    return (last == null ? java.util.Objects.requireNonNull(first) : last).getEpochSecond();
  }

  private static long order(byte[] id) {
    return ByteBuffer.wrap(id).getLong();
  }
}
