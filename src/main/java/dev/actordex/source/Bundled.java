package dev.actordex.source;

import dev.actordex.card.Companion;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.ingest.CardSource;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.SourceSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The cards that come with the program, `index/cards/`.
public final class Bundled {
  /// Begins the name of every bundled file; a file a user names has no slash.
  public static final String PREFIX = "bundled/";

  private Bundled() {}

  /// Tells of all bundled files as one, where a line for each would bury what was imported.
  public static CardSource asOne(CardSource files) {
    return intake -> {
      Together together = new Together(intake);
      files.read(together);
      together.tell();
    };
  }

  /// Hands everything on but the summaries, which it adds up.
  private static final class Together implements CardSource.Intake {
    private final CardSource.Intake intake;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final TreeSet<String> releases = new TreeSet<>();
    private final MessageDigest digest = SourceFile.sha256Digest();

    Together(CardSource.Intake intake) {
      this.intake = intake;
    }

    @Override
    public void record(SourceRecord record) {
      intake.record(record);
    }

    @Override
    public void companion(Companion companion) {
      intake.companion(companion);
    }

    @Override
    public void problem(Problem problem) {
      intake.problem(problem);
    }

    @Override
    public void summary(SourceSummary summary) {
      summary.counts().forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
      releases.add(summary.release());
      digest.update(summary.sha256().getBytes(StandardCharsets.US_ASCII));
    }

    void tell() {
      if (!releases.isEmpty()) {
        intake.summary(
            new SourceSummary(
                Source.ACTORDEX,
                "bundled",
                PREFIX + "cards",
                releases.last(),
                HexFormat.of().formatHex(digest.digest()),
                counts));
      }
    }
  }

  /// The files, by name. They are read from the program's own jar, or from a folder of classes.
  public static List<SourceFile> files() {
    URL cards = Bundled.class.getResource("/index/cards");
    if (cards == null) {
      return List.of();
    }
    try {
      URI uri = cards.toURI();
      if (uri.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          return read(jar.getPath("/index/cards"));
        }
      }
      return read(Path.of(uri));
    } catch (IOException e) {
      throw new UncheckedIOException("The bundled cards cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("A resource's address is always a URI", e);
    }
  }

  /// Into memory: the jar is closed again before the cards are read.
  private static List<SourceFile> read(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> files = paths.filter(path -> path.toString().endsWith(".json")).sorted().toList();
      List<SourceFile> sources = new java.util.ArrayList<>();
      for (Path file : files) {
        String name = PREFIX + folder.relativize(file).toString().replace('\\', '/');
        sources.add(SourceFile.of(name, Files.readAllBytes(file)));
      }
      return sources;
    }
  }
}
