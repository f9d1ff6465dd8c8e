package dev.actordex.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/// One file of a source, `.json` or `.json.gz`, whatever its name says: two bytes at its start tell
/// whether it is packed.
///
/// Can be opened any number of times, and gives the same bytes each time; a stream (standard input)
/// is read into memory first, see [#of(String, byte[])].
public final class SourceFile {
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final Opener opener;
  private final Limits limits;
  private final String sha256;

  /// Opens the bytes as they are given.
  private interface Opener {
    InputStream open() throws IOException;
  }

  private SourceFile(String name, Opener opener, Limits limits) {
    this.name = name;
    this.opener = opener;
    this.limits = limits;
    this.sha256 = hash();
  }

  /// A file on disk, called by the last part of its path.
  public static SourceFile of(Path path) {
    Path last = path.getFileName();
    return of(last == null ? path.toString() : last.toString(), path, Limits.DEFAULT);
  }

  /// A file on disk, called by the last part of its path.
  public static SourceFile of(Path path, Limits limits) {
    Path last = path.getFileName();
    return of(last == null ? path.toString() : last.toString(), path, limits);
  }

  /// A file on disk under a name of the caller's choice.
  ///
  /// @throws UncheckedIOException when the file cannot be opened
  /// @throws SourceException when it is larger than allowed
  public static SourceFile of(String name, Path path, Limits limits) {
    return new SourceFile(name, () -> Files.newInputStream(path), limits);
  }

  public static SourceFile of(String name, byte[] bytes) {
    return of(name, bytes, Limits.DEFAULT);
  }

  public static SourceFile of(String name, byte[] bytes, Limits limits) {
    byte[] copy = bytes.clone();
    return new SourceFile(name, () -> new ByteArrayInputStream(copy), limits);
  }

  /// As problems and reports call it.
  public String name() {
    return name;
  }

  public Limits limits() {
    return limits;
  }

  /// Of the bytes as they were given, packed or not; lower-case hexadecimal.
  public String sha256() {
    return sha256;
  }

  /// The bytes as they were given, unlimited: for keeping a copy.
  public InputStream openRaw() throws IOException {
    return opener.open();
  }

  /// The content: unpacked, without a byte order mark, refused beyond [#limits()].
  InputStream open() throws IOException {
    BoundedStream given =
        new BoundedStream(
            opener.open(), limits.fileBytes(), "the file is larger than %,d bytes", null, 0);
    PushbackInputStream start = new PushbackInputStream(given, 2);
    byte[] magic = start.readNBytes(2);
    start.unread(magic);
    boolean packed = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
    InputStream content = packed ? new GZIPInputStream(start, BUFFER) : start;
    BoundedStream bounded =
        new BoundedStream(
            content,
            limits.unpackedBytes(),
            "the unpacked content is larger than %,d bytes",
            packed ? given : null,
            limits.ratio());
    return withoutMark(bounded);
  }

  /// How many bytes the content has, unpacked.
  ///
  /// @throws SourceException when it is larger than allowed, or cannot be unpacked
  public long contentBytes() {
    try (InputStream content = open()) {
      return content.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (BoundedStream.Exceeded e) {
      throw new SourceException(name, "byte " + e.offset(), e.sentence());
    } catch (IOException e) {
      throw new SourceException(name, "the packed content", "cannot be unpacked");
    }
  }

  private static InputStream withoutMark(InputStream content) throws IOException {
    PushbackInputStream start = new PushbackInputStream(content, 3);
    byte[] mark = start.readNBytes(3);
    boolean marked =
        mark.length == 3
            && mark[0] == (byte) 0xef
            && mark[1] == (byte) 0xbb
            && mark[2] == (byte) 0xbf;
    if (!marked) {
      start.unread(mark);
    }
    return start;
  }

  static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private String hash() {
    try (InputStream given = opener.open()) {
      MessageDigest digest = sha256Digest();
      InputStream bounded =
          new BoundedStream(
              new DigestInputStream(given, digest),
              limits.fileBytes(),
              "the file is larger than %,d bytes",
              null,
              0);
      byte[] buffer = new byte[BUFFER];
      while (bounded.read(buffer) >= 0) {
        // The digest sees every byte on its way.
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (BoundedStream.Exceeded e) {
      throw new SourceException(name, "byte " + limits.fileBytes(), e.sentence());
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
