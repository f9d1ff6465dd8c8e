package dev.actordex.lucene.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actordex.lucene.TextField;
import dev.actordex.lucene.analysis.Words;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A file whose numbers were damaged is refused, or what is asked of it: nobody makes room for two
/// thousand million bytes that are not there.
class DamagedFilesTest {
  private static final int HUGE = Integer.MAX_VALUE - 8;
  private static final TextField TEXT = TextField.DESCRIPTION;
  private static final String FIELD = TEXT.indexed();
  private static final String WORD = "otter";
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final Directory directory = new ByteBuffersDirectory();

  @BeforeEach
  void write() throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      Document document = new Document();
      document.add(
          new org.apache.lucene.document.TextField(FIELD, WORD + " " + WORD, Field.Store.NO));
      writer.addDocument(document);
      writer.commit();
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      TermLists.write(directory, reader.leaves().getFirst().reader());
    }
    try (Blobs.Writer blobs = new Blobs.Writer(directory, Blobs.TEXTS)) {
      Section section = Section.of(TextField.DESCRIPTION, "otter", "quiet otter");
      blobs.add(ForwardText.bytes(List.of(section), List.of(Words.of(section.text()))));
      blobs.finish();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {HUGE, -1, 1_000})
  void theLengthOfAList(int length) throws IOException {
    try (TermLists lists = TermLists.open(with(TermLists.FILE, listsBegin(), length))) {
      long found = lists.find(FIELD, TermLists.hash(WORD));
      assertThatThrownBy(() -> lists.walk().move(TEXT, found)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> lists.walk().moveWithPlaces(TEXT, found))
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {HUGE, -1, 1_000})
  void howManyCardsAListHas(int count) throws IOException {
    long found;
    long start;
    try (TermLists lists = TermLists.open(directory)) {
      found = lists.find(FIELD, TermLists.hash(WORD));
      start = found + Long.BYTES;
      TermLists.Walk walk = lists.walk();
      walk.moveWithPlaces(TEXT, found);
      assertThat(walk.next()).isTrue();
      assertThat(walk.places(new int[0])).startsWith(0, 1);
    }
    try (TermLists lists = TermLists.open(with(TermLists.FILE, start, count))) {
      assertThatThrownBy(() -> lists.walk().move(TEXT, found)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {HUGE, -1, 0})
  void howManyTermsThereAre(int places) throws IOException {
    Directory damaged =
        with(
            TermLists.FILE,
            directory.fileLength(TermLists.FILE) - CodecUtil.footerLength() - Long.BYTES,
            places);
    assertThatThrownBy(() -> TermLists.open(damaged)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {HUGE, -1, 0})
  void whereACardEnds(int end) throws IOException {
    long last = directory.fileLength(Blobs.TEXTS) - CodecUtil.footerLength() - Long.BYTES;
    try (Blobs blobs = Blobs.open(with(Blobs.TEXTS, last - Long.BYTES, end), Blobs.TEXTS)) {
      assertThatThrownBy(() -> blobs.get(0)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> new CardText(blobs).move(0)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> new CardText(blobs).fetch(new int[] {0, 1}))
          .isInstanceOf(IOException.class);
    }
    Directory damaged = with(Blobs.TEXTS, last, end);
    assertThatThrownBy(() -> Blobs.open(damaged, Blobs.TEXTS)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {HUGE / 16, -1, 1_000})
  void howManySectionsACardHas(int sections) throws IOException {
    long start;
    try (Blobs blobs = Blobs.open(directory, Blobs.TEXTS)) {
      start = blobs.start(0);
      CardText text = new CardText(blobs);
      text.move(0);
      assertThat(text.sections()).isEqualTo(1);
    }
    try (Blobs blobs = Blobs.open(with(Blobs.TEXTS, start, sections), Blobs.TEXTS)) {
      assertThatThrownBy(() -> new CardText(blobs).move(0)).isInstanceOf(IOException.class);
    }
  }

  private static long listsBegin() {
    return CodecUtil.headerLength("ActordexTerms");
  }

  /// The file with another number at a place.
  private Directory with(String file, long at, int number) throws IOException {
    Directory damaged = new ByteBuffersDirectory();
    try (IndexInput in = directory.openInput(file, IOContext.DEFAULT);
        IndexOutput out = damaged.createOutput(file, IOContext.DEFAULT)) {
      byte[] bytes = new byte[Math.toIntExact(in.length())];
      in.readBytes(bytes, 0, bytes.length);
      INTS.set(bytes, Math.toIntExact(at), number);
      out.writeBytes(bytes, bytes.length);
    }
    return damaged;
  }
}
