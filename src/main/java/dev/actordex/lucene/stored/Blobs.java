package dev.actordex.lucene.stored;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.store.DataAccessHint;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.RandomAccessInput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/// Some bytes per card, in a file of its own beside the index.
///
/// Lucene's binary doc values make room for the longest value of all whenever one is looked up: a
/// tenth of a megabyte per hit here, two thirds of all that a search allocated. This makes room for
/// what is read. Thread-safe.
///
/// The file has Lucene's header and checksum; between them stand the values one after the other,
/// where each ends, and where the first of those places stands.
public final class Blobs implements Closeable {
  /// The searched texts but for the details, see [ForwardText].
  public static final String TEXTS = "texts.blobs";

  /// The searched texts that are [details][ForwardText#isDetail].
  public static final String DETAILS = "details.blobs";

  /// See [NameStore].
  public static final String NAMES = "names.blobs";

  /// The cards themselves, as JSON and not packed: unpacking one took a twentieth to a tenth of an
  /// answer with a card.
  public static final String CARDS = "cards.blobs";

  /// The files of this kind in the folder of the cards' index.
  public static final List<String> FILES = List.of(TEXTS, DETAILS, NAMES, CARDS);

  private static final String CODEC = "ActordexBlobs";
  private static final int VERSION = 1;

  /// Above this a file is mapped in pieces, and reading across their edges is not thread-safe.
  private static final long LARGEST = 1L << 34;

  private final IndexInput file;
  private final RandomAccessInput bytes;
  private final @Nullable CopiedFile copied;
  private final int header;
  private final long ends;

  private Blobs(IndexInput file, @Nullable CopiedFile copied) throws IOException {
    this.file = file;
    this.copied = copied;
    CodecUtil.checkHeader(file, CODEC, VERSION, VERSION);
    CodecUtil.retrieveChecksum(file);
    if (file.length() > LARGEST) {
      throw new IOException("%s is larger than %d bytes".formatted(file, LARGEST));
    }
    header = CodecUtil.headerLength(CODEC);
    bytes = file.randomAccessSlice(0, file.length());
    long last = file.length() - CodecUtil.footerLength() - Long.BYTES;
    ends = last < header ? -1 : bytes.readLong(last);
    if (ends < header || ends > last) {
      throw new IOException(file + " is not what it says it is");
    }
  }

  /// @throws IOException when it is missing or damaged
  public static Blobs open(Directory directory, String name) throws IOException {
    return open(directory, name, null);
  }

  /// The same, of which only where things stand is mapped, see [CopiedFile].
  public static Blobs openCopied(FSDirectory directory, String name) throws IOException {
    return open(directory, name, new CopiedFile(directory.getDirectory().resolve(name)));
  }

  private static Blobs open(Directory directory, String name, @Nullable CopiedFile copied)
      throws IOException {
    IndexInput file = null;
    try {
      file = directory.openInput(name, IOContext.DEFAULT.withHints(DataAccessHint.RANDOM));
      return new Blobs(file, copied);
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(file, copied);
      throw e;
    }
  }

  /// In an array that holds nothing else.
  ///
  /// @param doc the card's number in the index
  public BytesRef get(int doc) throws IOException {
    byte[] blob = new byte[length(doc)];
    long start = start(doc);
    if (copied != null) {
      copied.read(start, blob);
    } else {
      bytes.readBytes(start, blob, 0, blob.length);
    }
    return new BytesRef(blob);
  }

  /// Where a card's bytes begin, for those who read them where they stand.
  long start(int doc) throws IOException {
    return doc == 0 ? header : bytes.readLong(ends + (doc - 1L) * Long.BYTES);
  }

  /// How many bytes there are of a card, tested so that nobody makes room for what cannot be.
  int length(int doc) throws IOException {
    long start = start(doc);
    long end = bytes.readLong(ends + (long) doc * Long.BYTES);
    if (start < header || end < start || end > ends || end - start > Integer.MAX_VALUE) {
      throw new IOException("%s has no card %d".formatted(file, doc));
    }
    return (int) (end - start);
  }

  RandomAccessInput bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(file, copied);
  }

  /// Writes one file, in the order of the cards' numbers.
  public static final class Writer implements Closeable {
    private final Directory directory;
    private final IndexOutput out;
    private final List<Long> ends = new ArrayList<>();

    public Writer(Directory directory, String name) throws IOException {
      this.directory = directory;
      out = LargePieces.create(directory, name);
      CodecUtil.writeHeader(out, CODEC, VERSION);
    }

    public void add(byte[] blob) throws IOException {
      out.writeBytes(blob, blob.length);
      ends.add(out.getFilePointer());
      if (out.getFilePointer() > LARGEST) {
        throw new IOException("%s would be larger than %d bytes".formatted(out.getName(), LARGEST));
      }
    }

    /// Completes the file and makes it durable.
    public void finish() throws IOException {
      long start = out.getFilePointer();
      for (long end : ends) {
        out.writeLong(end);
      }
      out.writeLong(start);
      CodecUtil.writeFooter(out);
      out.close();
      directory.sync(List.of(out.getName()));
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
