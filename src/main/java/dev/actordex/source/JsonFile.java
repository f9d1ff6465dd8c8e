package dev.actordex.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads the JSON of one [SourceFile] without ever holding all of it: the rows of its one large
/// array come one by one.
///
/// The JSON is taken strictly: one object, UTF-8, no key twice in an object, nothing after the end.
/// What breaks that, or a limit, is a [SourceException] that names line, column and byte.
public final class JsonFile {
  private static final Pattern LIMIT_ORIGIN = Pattern.compile(",? from `[^`]*`");

  private static final int TOP_KEYS = 1_000;
  private static final int HEAD_CHARS = 10_000;

  private final SourceFile file;
  private final JsonMapper mapper;

  public JsonFile(SourceFile file) {
    this.file = file;
    Limits limits = file.limits();
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth())
            .maxStringLength(limits.stringChars())
            .maxNameLength(limits.nameChars())
            .maxNumberLength(limits.numberChars())
            .build();
    this.mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /// One element of an array, or a whole document.
  public static final class Row {
    private final JsonNode node;
    private final String pointer;
    private final RetainingStream bytes;
    private final long from;
    private final long to;

    private Row(JsonNode node, String pointer, RetainingStream bytes, long from, long to) {
      this.node = node;
      this.pointer = pointer;
      this.bytes = bytes;
      this.from = from;
      this.to = to;
    }

    /// Any JSON value: that it is an object is for the reader to check.
    public JsonNode node() {
      return node;
    }

    /// `/objects/12`; empty for a whole document.
    public String pointer() {
      return pointer;
    }

    /// The text exactly as it stands in the file. Only while the row is being handed out: ask for
    /// it before reading on.
    public String raw() {
      return bytes.text(from, to);
    }
  }

  /// Hands out each element of the top-level array called `array`, in the file's order.
  ///
  /// @return the document's other top-level values that are neither object nor array, which may
  ///   stand before or after the rows
  public ObjectNode rows(String array, Consumer<Row> each) {
    return parse((parser, bytes) -> {
      ObjectNode head = mapper.createObjectNode();
      for (int keys = 1; parser.nextToken() == JsonToken.PROPERTY_NAME; keys++) {
        refuseTooMany(keys, parser);
        String key = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.START_ARRAY && key.equals(array)) {
          rows(parser, bytes, array, each);
        } else if (value.isStructStart()) {
          parser.skipChildren();
        } else {
          keep(head, key, parser.readValueAsTree());
        }
        bytes.forget(parser.currentLocation().getByteOffset());
      }
      return head;
    });
  }

  /// A head is a handful of short values; a document of a million keys is no source.
  void refuseTooMany(int keys, JsonParser parser) {
    if (keys > TOP_KEYS) {
      throw failure(
          parser.currentTokenLocation(),
          "more than %d keys in the document itself".formatted(TOP_KEYS));
    }
  }

  /// @param rows so far, the one at `pointer` included
  void refuseTooManyRows(int rows, String pointer) {
    if (rows > file.limits().rows()) {
      throw new SourceException(
          file.name(),
          pointer,
          String.format(Locale.ROOT, "more than %,d elements", file.limits().rows()));
    }
  }

  static void keep(ObjectNode head, String key, JsonNode value) {
    if (!value.isString() || value.stringValue().length() <= HEAD_CHARS) {
      head.set(key, value);
    }
  }

  /// The whole document at once: for files that are one small object.
  public Row document() {
    return parse((parser, bytes) -> {
      long from = parser.currentTokenLocation().getByteOffset();
      JsonNode node = parser.readValueAsTree();
      return new Row(node, "", bytes, from, parser.currentLocation().getByteOffset());
    });
  }

  private void rows(JsonParser parser, RetainingStream bytes, String array, Consumer<Row> each) {
    int index = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String pointer = "/" + array + "/" + index++;
      refuseTooManyRows(index, pointer);
      long from = parser.currentTokenLocation().getByteOffset();
      JsonNode node = parser.readValueAsTree();
      long to = parser.currentLocation().getByteOffset();
      each.accept(new Row(node, pointer, bytes, from, to));
      bytes.forget(to);
    }
  }

  /// What is done with a parser that stands on the document's opening brace.
  interface Body<T> {
    T read(JsonParser parser, RetainingStream bytes);
  }

  /// Opens, checks that there is one JSON object and, unless `body` stops before its end, nothing
  /// after it; turns every way of failing into a sentence with a place.
  <T> T parse(Body<T> body) {
    try (RetainingStream bytes =
        new RetainingStream(new Utf8Stream(file.open()), file.limits().rowBytes())) {
      checkStart();
      try (JsonParser parser = mapper.createParser(bytes)) {
        return read(parser, bytes, body);
      }
    } catch (JacksonIOException e) {
      throw failure(e.getCause() instanceof IOException io ? io : new IOException(e.getMessage()));
    } catch (UnexpectedEndOfInputException e) {
      throw failure(e.getLocation(), "the file ends in the middle of its JSON: it is cut off");
    } catch (StreamReadException e) {
      throw failure(e.getLocation(), "not valid JSON: " + e.getOriginalMessage());
    } catch (JacksonException e) {
      throw failure(e.getLocation(), "cannot be read as JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private <T> T read(JsonParser parser, RetainingStream bytes, Body<T> body) {
    try {
      parser.nextToken();
      T result = body.read(parser, bytes);
      if (parser.streamReadContext().inRoot() && parser.nextToken() != null) {
        throw failure(
            parser.currentTokenLocation(),
            "the JSON object is followed by more, where the file should end");
      }
      return result;
    } catch (StreamConstraintsException e) {
      // Those who look at lengths do not know where they are.
      TokenStreamLocation at =
          e.getLocation() == null ? parser.currentTokenLocation() : e.getLocation();
      throw failure(at, LIMIT_ORIGIN.matcher(e.getOriginalMessage()).replaceAll(""));
    }
  }

  /// JSON in another encoding and files that are no JSON at all are told by their first byte; a
  /// parser would guess.
  private void checkStart() throws IOException {
    try (InputStream content = file.open()) {
      long offset = 0;
      int first = content.read();
      while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
        offset++;
        first = content.read();
      }
      if (first < 0) {
        throw new SourceException(
            file.name(),
            "byte " + offset,
            offset == 0 ? "the file is empty" : "the file holds nothing but white space");
      }
      if (first != '{') {
        throw new SourceException(
            file.name(),
            "byte " + offset,
            "found %s where a JSON object should begin with {".formatted(shown(first)));
      }
      int second = content.read();
      if (second == 0) {
        throw new SourceException(
            file.name(), "byte " + (offset + 1), "the text is not UTF-8: found a zero byte");
      }
    }
  }

  private static String shown(int value) {
    return value > ' ' && value < 0x7f
        ? "'" + (char) value + "'"
        : String.format(Locale.ROOT, "the byte 0x%02x", value);
  }

  private SourceException failure(IOException e) {
    if (e instanceof BoundedStream.Exceeded exceeded) {
      return new SourceException(file.name(), "byte " + exceeded.offset(), exceeded.sentence());
    }
    if (e instanceof EOFException) {
      return new SourceException(
          file.name(), "byte " + packedSize(), "the packed data ends early: the file is cut off");
    }
    if (e instanceof ZipException) {
      return new SourceException(
          file.name(), "byte 0", "the packed data is damaged: " + message(e));
    }
    if (e instanceof Utf8Stream.Malformed malformed) {
      return new SourceException(
          file.name(), "byte " + malformed.offset(), "the text is not UTF-8");
    }
    throw new UncheckedIOException(file.name() + " cannot be read: " + e.getMessage(), e);
  }

  private static String message(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private long packedSize() {
    try (InputStream raw = file.openRaw()) {
      return raw.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(file.name() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private SourceException failure(
      @org.jspecify.annotations.Nullable TokenStreamLocation at, String sentence) {
    return new SourceException(file.name(), place(at), sentence);
  }

  private static String place(@org.jspecify.annotations.Nullable TokenStreamLocation at) {
    return at == null || at.getLineNr() < 1
        ? "byte 0"
        : String.format(
            Locale.ROOT,
            "line %d, column %d (byte %d)",
            at.getLineNr(),
            at.getColumnNr(),
            at.getByteOffset());
  }
}
