package dev.actordex.lucene;

import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.identity.Decision;
import dev.actordex.identity.Decisions;
import dev.actordex.identity.Unresolved;
import dev.actordex.ingest.Manifest;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.Report;
import dev.actordex.ingest.SourceSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/// The manifest of a generation as a file in its folder, with Lucene's header and checksum, so that
/// one check covers all of a generation.
final class ManifestFile {
  static final String NAME = "manifest.bin";
  private static final String CODEC = "ActordexManifest";
  private static final int FORMAT = 1;

  private ManifestFile() {}

  /// Durable on return.
  static void write(Path generation, Manifest manifest) throws IOException {
    try (Directory directory = FSDirectory.open(generation)) {
      try (IndexOutput out = directory.createOutput(NAME, IOContext.DEFAULT)) {
        CodecUtil.writeHeader(out, CODEC, FORMAT);
        out.writeVInt(manifest.schema());
        out.writeString(manifest.generation());
        out.writeString(manifest.built());
        out.writeString(manifest.version());
        out.writeVInt(manifest.cards());
        out.writeString(manifest.digest());
        report(out, manifest.report());
        CodecUtil.writeFooter(out);
      }
      directory.sync(Set.of(NAME));
      directory.syncMetaData();
    }
  }

  /// The schema it was built under; nothing else of it is read or checked.
  static int schema(Path generation) throws IOException {
    try (Directory directory = Existing.folder(generation);
        IndexInput in = directory.openInput(NAME, IOContext.READONCE)) {
      CodecUtil.checkHeader(in, CODEC, FORMAT, FORMAT);
      return in.readVInt();
    }
  }

  /// The file in memory, its checksum checked: read in one piece it takes a tenth of the time that
  /// its hundred thousand small strings take from the file.
  private static ByteArrayDataInput checked(Path generation) throws IOException {
    try (Directory directory = Existing.folder(generation);
        IndexInput in = directory.openInput(NAME, IOContext.READONCE)) {
      CodecUtil.checksumEntireFile(in);
      byte[] bytes = new byte[Math.toIntExact(in.length() - CodecUtil.footerLength())];
      in.seek(0);
      in.readBytes(bytes, 0, bytes.length);
      return new ByteArrayDataInput(bytes);
    }
  }

  /// @throws GenerationException when it was built under another schema
  static Manifest read(Path generation) throws IOException {
    ByteArrayDataInput in = checked(generation);
    CodecUtil.checkHeader(in, CODEC, FORMAT, FORMAT);
    int schema = in.readVInt();
    String name = in.readString();
    String built = in.readString();
    String version = in.readString();
    if (schema != Fields.SCHEMA) {
      throw new GenerationException(
          GenerationException.Reason.OTHER_SCHEMA,
          "Generation %s was built by version %s with schema %d, this program reads schema %d: import again."
              .formatted(name, version, schema, Fields.SCHEMA),
          null);
    }
    int cards = in.readVInt();
    String digest = in.readString();
    Report report = report(in, generation);
    return new Manifest(name, built, version, schema, cards, digest, report);
  }

  private static void report(DataOutput out, Report report) throws IOException {
    out.writeVInt(report.sources().size());
    for (SourceSummary source : report.sources()) {
      out.writeVInt(source.source().ordinal());
      out.writeString(source.collection());
      out.writeString(source.file());
      out.writeString(source.release());
      out.writeString(source.sha256());
      counts(out, source.counts());
      String supersededBy = source.supersededBy();
      out.writeByte((byte) (supersededBy == null ? 0 : 1));
      if (supersededBy != null) {
        out.writeString(supersededBy);
      }
    }
    counts(out, report.cards());
    counts(out, report.joined());
    out.writeVInt(report.decisions().size());
    for (Decision decision : report.decisions().all()) {
      ref(out, decision.record());
      out.writeString(decision.name());
      out.writeString(decision.card());
      out.writeByte((byte) (decision.anchor() ? 1 : 0));
      out.writeString(decision.because());
    }
    out.writeVInt(report.contestedNames());
    out.writeVInt(report.unresolved().size());
    for (Unresolved unresolved : report.unresolved()) {
      ref(out, unresolved.from());
      out.writeString(unresolved.field());
      out.writeString(unresolved.value());
    }
    out.writeVInt(report.problems().size());
    for (Problem problem : report.problems()) {
      out.writeString(problem.file());
      out.writeString(problem.place());
      out.writeString(problem.message());
      out.writeVInt(problem.consequence().ordinal());
    }
  }

  private static Report report(ByteArrayDataInput in, Path generation) throws IOException {
    List<SourceSummary> sources = new ArrayList<>();
    for (int i = in.readVInt(); i > 0; i--) {
      sources.add(
          new SourceSummary(
              Source.values()[in.readVInt()],
              in.readString(),
              in.readString(),
              in.readString(),
              in.readString(),
              counts(in),
              in.readByte() == 0 ? null : in.readString()));
    }
    Map<String, Integer> cards = counts(in);
    Map<String, Integer> joined = counts(in);
    int decided = in.readVInt();
    int decisionsAt = in.getPosition();
    skipDecisions(in, decided);
    int contested = in.readVInt();
    List<Unresolved> unresolved = new ArrayList<>();
    for (int i = in.readVInt(); i > 0; i--) {
      unresolved.add(new Unresolved(ref(in), in.readString(), in.readString()));
    }
    List<Problem> problems = new ArrayList<>();
    for (int i = in.readVInt(); i > 0; i--) {
      problems.add(
          new Problem(
              in.readString(),
              in.readString(),
              in.readString(),
              Problem.Consequence.values()[in.readVInt()]));
    }
    return new Report(
        sources,
        cards,
        joined,
        new Decisions(decided, () -> decisions(generation, decisionsAt, decided)),
        contested,
        unresolved,
        problems);
  }

  private static void skipDecisions(DataInput in, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      in.readVInt();
      skipString(in);
      skipString(in);
      skipString(in);
      in.readByte();
      skipString(in);
    }
  }

  private static void skipString(DataInput in) throws IOException {
    in.skipBytes(in.readVInt());
  }

  private static List<Decision> decisions(Path generation, int from, int count) {
    try {
      ByteArrayDataInput in = checked(generation);
      in.setPosition(from);
      List<Decision> decisions = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        decisions.add(
            new Decision(
                ref(in), in.readString(), in.readString(), in.readByte() == 1, in.readString()));
      }
      return decisions;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the decisions in " + generation, e);
    }
  }

  private static void counts(DataOutput out, Map<String, Integer> counts) throws IOException {
    out.writeVInt(counts.size());
    for (Map.Entry<String, Integer> count : new TreeMap<>(counts).entrySet()) {
      out.writeString(count.getKey());
      out.writeVInt(count.getValue());
    }
  }

  private static Map<String, Integer> counts(DataInput in) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = in.readVInt(); i > 0; i--) {
      counts.put(in.readString(), in.readVInt());
    }
    return counts;
  }

  private static void ref(DataOutput out, RecordRef ref) throws IOException {
    out.writeVInt(ref.source().ordinal());
    out.writeString(ref.id());
  }

  private static RecordRef ref(DataInput in) throws IOException {
    return new RecordRef(Source.values()[in.readVInt()], in.readString());
  }
}
