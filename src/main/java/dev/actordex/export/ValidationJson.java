package dev.actordex.export;

import dev.actordex.ingest.Fates;
import dev.actordex.ingest.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What `actordex validate --jsonl` says of one file, on one line.
public final class ValidationJson {
  private ValidationJson() {}

  /// @param error why the file is rejected as a whole
  /// @param fates of its objects, where it is not
  public static String line(String file, Optional<Problem> error, Optional<Fates> fates) {
    byte[] json =
        JsonForm.written(out -> {
          out.writeStartObject();
          out.writeStringProperty("file", file);
          out.writeStringProperty("result", error.isPresent() ? "rejected" : "imported");
          error.ifPresent(problem -> {
            out.writeStringProperty("error", problem.place() + ": " + problem.message());
            if (problem.place().startsWith("/")) {
              out.writeStringProperty("pointer", problem.place());
            }
          });
          fates.ifPresent(counts -> {
            out.writeNumberProperty("imported", counts.imported());
            out.writeNumberProperty("merged", counts.merged());
            out.writeNumberProperty("skipped", counts.skipped());
            out.writeNumberProperty("rejected", counts.rejected());
          });
          out.writeEndObject();
        });
    return new String(json, StandardCharsets.UTF_8);
  }
}
