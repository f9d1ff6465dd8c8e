package dev.actordex.cli;

import dev.actordex.http.ActordexServer;
import dev.actordex.http.Capacity;
import dev.actordex.http.Exposure;
import dev.actordex.http.HttpSettings;
import dev.actordex.lucene.indicators.LuceneIndicatorSearch;
import dev.actordex.lucene.read.LuceneCardSearch;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Serves the page and the API.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false, // no method is one, and looking for them is part of each start
    description = {
      "Serves the page and the API until interrupted; builds the index from the bundled cards",
      "where there is none, and picks up a new generation without a restart."
    })
final class ServeCommand implements Callable<Integer> {
  /// How long the first who ask have the processors to themselves.
  private static final Duration FIRST_ANSWERS = Duration.ofSeconds(1);

  /// How long a process that is asked to end answers what it has begun.
  static final Duration LAST_ANSWERS = Duration.ofSeconds(6);

  private final Console console;

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--host", description = "Address to listen on.", defaultValue = "127.0.0.1")
  private String host = "127.0.0.1";

  @Option(names = "--port", description = "Port; 0 takes a free one.", defaultValue = "8080")
  private int port = 8080;

  @Option(
      names = "--cors-origin",
      split = ",",
      paramLabel = "ORIGIN",
      description = {
        "Pages of other hosts that may read the API in a browser (https://soc.example; * for all).",
        "None unless given."
      })
  private Set<String> origins = Set.of();

  @Option(
      names = "--search-within",
      paramLabel = "TIME",
      converter = Span.class,
      description = "Longest time for a search, 500ms unless given; what is done by then is shown.")
  private Duration searchWithin = Duration.ofMillis(500);

  @Option(
      names = "--export-within",
      paramLabel = "TIME",
      converter = Span.class,
      description = {
        "Longest time for a file to be made and sent, 5m unless given; then the connection is cut."
      })
  private Duration exportWithin = Duration.ofMinutes(5);

  @Option(
      names = "--export-work",
      paramLabel = "TIME",
      converter = Span.class,
      description = {
        "Processor time in a minute that the files of one client may take, 20s unless given; six",
        "times as much at once, then he is told when to come back."
      })
  private Duration exportWork = Duration.ofSeconds(20);

  @Option(
      names = "--recheck-every",
      paramLabel = "TIME",
      converter = Span.class,
      description = {
        "How often every byte that answers is compared with its checksum again, 6h unless given;",
        "what was damaged meanwhile answers no longer."
      })
  private Duration recheckEvery = Duration.ofHours(6);

  @Option(
      names = "--log-format",
      description = "How log lines are written: ${COMPLETION-CANDIDATES}; text unless given.")
  private Logs.Format logFormat = Logs.Format.TEXT;

  @Option(names = "--log-requests", description = "Log a line for each request.")
  private boolean logRequests;

  @Option(names = "--log-queries", description = "Show in those lines what was asked.")
  private boolean logQueries;

  @Option(
      names = "--no-metrics",
      description = "Leave out /metrics, which counts and times answers for Prometheus.")
  private boolean noMetrics;

  @Option(
      names = "--update-every",
      paramLabel = "TIME",
      converter = Span.class,
      description = {
        "Download and import what the sources have published, now and every so often (24h), in a",
        "process of its own. The options of update say from where."
      })
  private @Nullable Duration updateEvery;

  @Mixin private GuardOptions guard = new GuardOptions();
  @Mixin private PlaceOptions places = new PlaceOptions();

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw Refusal.usage("--port is 0 to 65535.");
    }
    Logs.write(logFormat);
    HttpSettings settings = settings();
    if (updateEvery != null && updateEvery.compareTo(Duration.ofMinutes(1)) < 0) {
      throw Refusal.usage("--update-every is a minute or more.");
    }
    if (recheckEvery.compareTo(Duration.ofMinutes(1)) < 0) {
      throw Refusal.usage("--recheck-every is a minute or more.");
    }
    if (updateEvery != null) {
      places.places(); // refuses what the updates would refuse, now and not at night
    }
    Workspace workspace = new Workspace(data.guarded(console));
    if (workspace.generations().names().isEmpty()) {
      console.err().println("Building the index from the bundled cards in " + data.folder().path());
      workspace.build(List.of(), false, Progress.silent(console));
    } else if (workspace.isOutdated()) {
      console
          .err()
          .println(
              "Building the index in "
                  + data.folder().path()
                  + " again, from the kept copies of what was imported: this version has another"
                  + " form of index");
      workspace.build(List.of(), false, Progress.silent(console));
    }
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (LuceneCardSearch search = workspace.openChecked();
        LuceneIndicatorSearch indicators = workspace.indicatorsChecked();
        ActordexServer server = ActordexServer.start(settings, search, indicators);
        Rechecks rechecks = Rechecks.every(recheckEvery, search::recheck, indicators::recheck);
        UpdateSchedule updates = UpdateSchedule.of(updateEvery, data.folder(), places);
        SmallHeap _ = SmallHeap.keep()) {
      search.within(searchWithin);
      Runtime.getRuntime().addShutdownHook(stopper(stopped, closed));
      console.out().println("Actordex is ready at " + server.url());
      updates.start();
      rechecks.start();
      if (!stopped.await(FIRST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS)) {
        search.prepare();
        stopped.await();
      }
    } finally {
      closed.countDown();
    }
    return ExitCode.DONE;
  }

  private HttpSettings settings() {
    try {
      return HttpSettings.of(host, port, CommandLineApp.Version.current())
          .withOrigins(origins)
          .withCapacity(Capacity.usual().withExports(exportWithin, exportWork))
          .withNames(guard.names())
          .withGuard(guard.guard())
          .withExposure(new Exposure(logRequests || logQueries, logQueries, !noMetrics));
    } catch (IllegalArgumentException e) {
      throw Refusal.usage(String.valueOf(e.getMessage()));
    }
  }

  /// The process ends with its shutdown hooks, so this one waits until the server has closed. Not
  /// until its thread has ended: that waits to exit until the hooks are through.
  private static Thread stopper(CountDownLatch stopped, CountDownLatch closed) {
    return new Thread(
        () -> {
          stopped.countDown();
          try {
            closed.await(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        "stop");
  }
}
