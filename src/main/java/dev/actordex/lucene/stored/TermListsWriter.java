package dev.actordex.lucene.stored;

import dev.actordex.lucene.TextField;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.BytesRef;

/// Writes [TermLists] for an index of one segment.
final class TermListsWriter {
  private final LeafReader reader;
  private final IndexOutput out;
  private final long[] hashes;
  private final int[] counts;
  private final int[] starts;
  private final Growing list = new Growing();
  private final Growing places = new Growing();

  TermListsWriter(LeafReader reader, IndexOutput out) throws IOException {
    this.reader = reader;
    this.out = out;
    long terms = 0;
    for (FieldInfo field : reader.getFieldInfos()) {
      Terms some = reader.terms(field.name);
      terms += some == null ? 0 : some.size();
    }
    long words = 0;
    for (TextField text : TextField.values()) {
      Terms some = reader.terms(text.indexed());
      words += some == null ? 0 : some.size();
    }
    int room = Math.toIntExact((terms + words) * 4 / 3 + 1);
    hashes = new long[room];
    counts = new int[room];
    starts = new int[room];
  }

  void write() throws IOException {
    CodecUtil.writeHeader(out, TermLists.CODEC, TermLists.VERSION);
    long first = out.getFilePointer();
    for (FieldInfo field : reader.getFieldInfos()) {
      Terms terms = field.getIndexOptions() == IndexOptions.NONE ? null : reader.terms(field.name);
      if (terms != null) {
        write(field.name, terms, first);
      }
    }
    for (int i = 0; i < hashes.length; i++) {
      out.writeLong(hashes[i]);
      out.writeInt(counts[i]);
      out.writeInt(starts[i]);
    }
    out.writeLong(hashes.length);
    CodecUtil.writeFooter(out);
  }

  private void write(String field, Terms terms, long first) throws IOException {
    TextField text = TermLists.TEXTS.get(field);
    byte[] norms = text != null && text.prose() ? norms(field) : new byte[0];
    TermsEnum each = terms.iterator();
    PostingsEnum cards = null;
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      long start = out.getFilePointer() - first;
      if (start >>> Integer.SIZE != 0) {
        throw new IOException("More cards of terms than one file holds");
      }
      cards = each.postings(cards, text == null ? PostingsEnum.NONE : PostingsEnum.POSITIONS);
      collect(cards, text != null, norms);
      list.write(out);
      put(TermLists.of(field, TermLists.hash(term)), each.docFreq(), (int) start);
      if (text != null) {
        places.write(out);
        put(TermLists.of(TermLists.ANY, TermLists.hash(term)), 1 << text.ordinal(), 0);
      }
    }
  }

  private byte[] norms(String field) throws IOException {
    byte[] norms = new byte[reader.maxDoc()];
    NumericDocValues stored = reader.getNormValues(field);
    while (stored != null && stored.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      norms[stored.docID()] = (byte) stored.longValue();
    }
    return norms;
  }

  /// @param norms empty where the field is no prose
  private void collect(PostingsEnum cards, boolean text, byte[] norms) throws IOException {
    list.size = 0;
    places.size = 0;
    int before = -1;
    for (int doc = cards.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = cards.nextDoc()) {
      if (text) {
        boolean once = cards.freq() == 1;
        list.number((doc - before) << 1 | (once ? 0 : 1));
        if (!once) {
          list.number(cards.freq());
        }
        if (norms.length > 0) {
          list.add(norms[doc]);
        }
        places(cards);
      } else {
        list.number(doc - before);
      }
      before = doc;
    }
  }

  private void places(PostingsEnum cards) throws IOException {
    int before = 0;
    for (int i = cards.freq(); i > 0; i--) {
      int place = cards.nextPosition();
      places.number(place - before);
      before = place;
    }
  }

  private void put(long hash, int count, int start) {
    int at = (int) TermLists.place(hash, hashes.length);
    while (hashes[at] != 0 && hashes[at] != hash) {
      at = at + 1 == hashes.length ? 0 : at + 1;
    }
    hashes[at] = hash;
    counts[at] |= count;
    starts[at] = start;
  }

  /// Bytes that grow, with their length in front when they are written.
  private static final class Growing {
    private byte[] bytes = new byte[1024];
    private int size;

    void number(int number) {
      int rest = number;
      for (; rest > 0x7f; rest >>>= 7) {
        add((byte) (rest | 0x80));
      }
      add((byte) rest);
    }

    void add(byte b) {
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, size * 2);
      }
      bytes[size++] = b;
    }

    void write(IndexOutput out) throws IOException {
      out.writeInt(size);
      out.writeBytes(bytes, size);
    }
  }
}
