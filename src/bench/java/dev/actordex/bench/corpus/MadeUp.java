package dev.actordex.bench.corpus;

import dev.actordex.bench.RealIndex;
import dev.actordex.config.Tables;
import dev.actordex.export.CardJson;
import dev.actordex.lucene.analysis.Synonyms;
import dev.actordex.lucene.read.LuceneCardSearch;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchPage.Reading;
import dev.actordex.search.SearchRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Questions made up for one run, in a process of its own: they are tried on the engine, and
/// whoever measures it must not have warmed it up.
public final class MadeUp {
  /// What the questions are made from is read in these ways; the others name no work.
  private static final Set<Reading.As> WAYS =
      EnumSet.of(Reading.As.FACET, Reading.As.SYNONYM, Reading.As.TYPO, Reading.As.FEWER);

  private final Deque<String> left;

  private MadeUp(List<String> questions) {
    left = new ArrayDeque<>(questions);
  }

  /// @param count how many will be asked for
  public static MadeUp of(long seed, int count) throws IOException {
    RealIndex.data();
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-Dbasedir=" + System.getProperty("basedir", "."),
                "-cp",
                System.getProperty("java.class.path"),
                MadeUp.class.getName(),
                Long.toString(seed),
                Integer.toString(count))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> questions = new ArrayList<>(count);
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      out.lines().forEach(questions::add);
    }
    if (questions.size() != count) {
      throw new IOException("%d questions of %d were made".formatted(questions.size(), count));
    }
    return new MadeUp(questions);
  }

  /// The next, none of them given before.
  public List<String> next(int count) {
    List<String> questions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      questions.add(left.remove());
    }
    return questions;
  }

  public static void main(String[] args) throws IOException {
    try (LuceneCardSearch search =
            LuceneCardSearch.open(RealIndex.data(), new CardJson(), Tables.facetWords());
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8)) {
      search.within(Duration.ofMinutes(1));
      Questions questions =
          new Questions(
              RealCards.read(RealIndex.data()),
              Synonyms.bundled().concepts().stream()
                  .flatMap(concept -> concept.phrases().stream())
                  .toList(),
              RealIndex.queries(),
              question -> read(search.search(SearchRequest.of(question))),
              Long.parseLong(args[0]));
      int count = Integer.parseInt(args[1]);
      for (int i = 0; i < count; i++) {
        out.println(questions.next());
      }
    }
  }

  private static Optional<Set<Reading.As>> read(SearchPage page) {
    return page.total() == 0 ? Optional.empty() : Optional.of(ways(page));
  }

  /// In which ways the engine read a question.
  public static Set<Reading.As> ways(SearchPage page) {
    return page.readings().stream()
        .map(Reading::as)
        .filter(WAYS::contains)
        .collect(Collectors.toSet());
  }
}
