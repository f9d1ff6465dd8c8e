package dev.actordex.lucene.read;

import dev.actordex.lucene.GenerationException;
import dev.actordex.lucene.Generations;
import dev.actordex.lucene.Verification;
import dev.actordex.lucene.analysis.Synonyms;
import dev.actordex.search.query.FacetWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens the current generation of a data folder, or the newest before it that can be used.
record Openings(Generations generations, Synonyms synonyms, FacetWords facetWords) {
  private static final System.Logger LOG = System.getLogger(LuceneCardSearch.class.getName());

  /// @param state what is wrong with it, if anything
  /// @param current the one that should answer
  record Opened(Generation generation, LuceneCardSearch.State state, String current) {}

  /// @param checked whether every byte of one is compared with its checksum before it answers
  /// @throws GenerationException when there is none, with the reason
  Opened open(boolean checked) {
    String current =
        generations
            .current()
            .orElseThrow(() ->
                new GenerationException(
                    GenerationException.Reason.MISSING,
                    "There is no index yet: import something first.",
                    null));
    GenerationException first = null;
    List<String> candidates = new ArrayList<>(generations.names());
    candidates.remove(current);
    candidates.addFirst(current);
    for (String name : candidates) {
      try {
        if (checked) {
          Verification.beforeServing(generations, name);
        }
        Generation generation = Generation.open(generations, name, synonyms, facetWords);
        return new Opened(
            generation, new LuceneCardSearch.State(name, problem(first, current, name)), current);
      } catch (GenerationException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e; // Java tells a read that was interrupted like one that failed
        }
        LOG.log(System.Logger.Level.WARNING, e.getMessage());
        if (first == null) {
          first = e;
        }
      }
    }
    throw Objects.requireNonNull(first);
  }

  /// Without paths and file names, which are nobody's business who asks over the net.
  private @Nullable String problem(
      @Nullable GenerationException first, String current, String answering) {
    if (first != null) {
      return "Generation %s %s; %s, which was current before, answers. actordex verify tells more."
          .formatted(
              current,
              first.reason() == GenerationException.Reason.OTHER_SCHEMA
                  ? "has the form of another version"
                  : "is damaged",
              answering);
    }
    Optional<String> lost = generations.pointerProblem();
    lost.ifPresent(sentence -> LOG.log(System.Logger.Level.WARNING, sentence));
    return lost.isPresent()
        ? "The file that names the current generation is lost; the newest, %s, answers. actordex verify tells more."
            .formatted(answering)
        : null;
  }

  /// Whether every byte of a generation is as it was written.
  boolean isWhole(String generation) {
    try {
      Verification.beforeServing(generations, generation);
      return true;
    } catch (GenerationException e) {
      return false; // said when another is looked for
    }
  }
}
