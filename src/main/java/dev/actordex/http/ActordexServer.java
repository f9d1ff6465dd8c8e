package dev.actordex.http;

import dev.actordex.indicator.IndicatorSearch;
import dev.actordex.search.CardSearch;
import dev.actordex.search.OutOfTime;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.staticfiles.ResourceHandler;
import io.javalin.http.staticfiles.StaticFileConfig;
import io.javalin.security.RouteRole;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running server: page and API over one [CardSearch].
///
/// Closing it lets what is being answered finish, for a few seconds, and leaves the search open: it
/// belongs to whoever opened it.
public final class ActordexServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ActordexServer.class);

  private static final int HEADER_BYTES = 8 * 1_024;
  private static final int IDLE_MILLIS = 30_000;
  private static final int STOP_MILLIS = 5_000;
  private static final int MOST_CONNECTIONS = 2_000;
  private static final int CONNECTIONS_OF_ONE = 500;

  /// For connections that ask nothing while all there may be are open.
  private static final int CROWDED_IDLE_MILLIS = 5_000;

  private static final int EXPORTS_AT_A_TIME = 2;
  private static final int EXPORTS_WAITING = 8;

  /// Strict, but for two things: an id or name may hold an encoded slash or percent sign, since an
  /// ATT&CK URL is an id too. Both are looked up, never made part of a file's path.
  private static final UriCompliance ADDRESSES =
      new UriCompliance(
          "actordex",
          EnumSet.of(
              UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
              UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));

  private final HttpSettings settings;
  private final Gate gate;
  private final FileMakers files;
  private final Pages pages;
  private final Metrics metrics;
  private final Cors cors;
  private final Javalin javalin;

  private ActordexServer(HttpSettings settings, CardSearch search, IndicatorSearch indicators) {
    this.settings = settings;
    this.gate = new Gate(settings.capacity().searches(), settings.capacity().waiting());
    this.files =
        new FileMakers(
            EXPORTS_AT_A_TIME,
            EXPORTS_WAITING,
            settings.capacity().exportsWork(),
            System::nanoTime);
    this.pages = new Pages(search, new StaticFiles(settings.webFolder()), settings.version());
    this.metrics = new Metrics(search);
    this.cors = new Cors(settings.origins());
    List<Route> routes = Routes.of(search, indicators, pages, settings.version());
    pages.offer(routes);
    this.javalin = Javalin.create(config -> configure(config, routes));
  }

  /// Listens from here on.
  ///
  /// @throws UncheckedIOException when the address is taken or not ours, saying so in one sentence
  public static ActordexServer start(
      HttpSettings settings, CardSearch search, IndicatorSearch indicators) {
    ActordexServer server = new ActordexServer(settings, search, indicators);
    try {
      // Says what it throws in a line of its own.
      JavalinLogger.enabled = false;
      server.javalin.start();
    } catch (JavalinBindException e) {
      String address = settings.host() + ":" + settings.port();
      throw new UncheckedIOException(
          new IOException("Cannot listen on " + address + ": it is in use or not allowed", e));
    } finally {
      JavalinLogger.enabled = true;
    }
    return server;
  }

  /// Without indicators.
  public static ActordexServer start(HttpSettings settings, CardSearch search) {
    return start(settings, search, IndicatorSearch.none());
  }

  public int port() {
    return javalin.port();
  }

  /// Where a browser finds the page.
  public String url() {
    String host = settings.host();
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    String name = everywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
    return (settings.guard().tls() ? "https://" : "http://") + name + ":" + port() + "/";
  }

  @Override
  public void close() {
    javalin.stop();
    files.close();
  }

  private void configure(JavalinConfig config, List<Route> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.modifyHttpConfiguration(ActordexServer::configure);
    config.jetty.addConnector(this::connector);
    config.jetty.modifyServer(this::configure);
    ServerErrors errors = new ServerErrors();
    config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(errors));
    config.resourceHandler(new Others());
    config.router.javaLangErrorHandler((response, error) -> {
      LOG.error("Could not answer", error);
      if (response.isCommitted()) {
        return; // the connection is cut already
      }
      response.setHeader("Content-Type", ProblemDetails.CONTENT_TYPE);
      try {
        response.getOutputStream().write(ServerErrors.problem(500).json());
      } catch (IOException e) {
        LOG.debug("The visitor has gone", e);
      }
    });
    config.routes.before(cors::answer);
    if (cors.on()) {
      config.routes.options("/api/*", ctx -> cors.preflight(ctx, methods(routes, ctx)));
      config.routes.options(ApiDescription.PATH, ctx -> cors.preflight(ctx, methods(routes, ctx)));
    }
    config.routes.before(
        ApiDescription.PAGE,
        ctx ->
            ctx.res().setHeader(SecurityHeaders.POLICY, SecurityHeaders.POLICY_OF_THE_DESCRIPTION));
    for (Route route : routes) {
      Handler handler = ctx -> respond(route, ctx);
      if (route.posted()) {
        config.routes.post(route.path(), handler);
      } else {
        config.routes.get(route.path(), handler);
        config.routes.head(route.path(), handler);
      }
    }
    config.routes.exception(
        Refusal.class, (refusal, ctx) -> AnswerWriter.write(ctx, refusal.problem()));
    config.routes.exception(
        OutOfTime.class, (e, ctx) -> AnswerWriter.write(ctx, ServerErrors.outOfTime()));
    config.routes.exception(
        MethodNotAllowedResponse.class,
        (refusal, ctx) -> AnswerWriter.notAllowed(ctx, methods(routes, ctx)));
    config.routes.exception(
        HttpResponseException.class,
        (refusal, ctx) -> AnswerWriter.write(ctx, ServerErrors.problem(refusal.getStatus())));
    config.routes.exception(
        Exception.class,
        (exception, ctx) -> {
          if (Wire.isGone(exception)) {
            LOG.debug("The visitor has gone from {}", ctx.endpoint().path, exception);
          } else {
            LOG.error("Could not answer {}", ctx.endpoint().path, exception);
          }
          AnswerWriter.write(ctx, ServerErrors.problem(500));
        });
  }

  private static void configure(HttpConfiguration http) {
    http.setHttpCompliance(HttpCompliance.STRICT);
    http.setUriCompliance(ADDRESSES);
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
  }

  private Connector connector(Server server, HttpConfiguration http) {
    ServerConnector connector = connector(server, http, settings.guard());
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.addBean(
        new HeaderDeadline(connector.getScheduler(), settings.capacity().headersWithin()));
    connector.addBean(new OpenConnections(CONNECTIONS_OF_ONE, settings.guard().proxies()));
    return connector;
  }

  /// Names are checked by [Perimeter], so that a browser that calls by address is told why.
  private static ServerConnector connector(Server server, HttpConfiguration http, Guard guard) {
    Path certificate = guard.certificate();
    Path key = guard.key();
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    if (certificate == null || key == null) {
      return new ServerConnector(server, plain);
    }
    http.addCustomizer(new SecureRequestCustomizer(false));
    return new ServerConnector(
        server,
        new SslConnectionFactory(Tls.context(certificate, key), plain.getProtocol()),
        plain);
  }

  private void configure(Server server) {
    server.setErrorHandler(new ServerErrors());
    server.setStopTimeout(STOP_MILLIS);
    server.insertHandler(new GracefulHandler());
    if (settings.exposure().metrics()) {
      server.insertHandler(new MetricsPage(metrics));
    }
    server.setRequestLog(
        new RequestLines(metrics, settings.exposure().requests(), settings.exposure().queries()));
    server.insertHandler(new Perimeter(settings));
    NetworkConnectionLimit limit = new NetworkConnectionLimit(MOST_CONNECTIONS, server);
    limit.setEndPointIdleTimeout(CROWDED_IDLE_MILLIS);
    server.addBean(limit);
  }

  /// A file keeps its place among the few until it is sent: it is made while it is sent.
  private void respond(Route route, Context ctx) {
    ctx.req().setAttribute(RequestLines.ROUTE, route.path());
    Ask ask = ask(route, ctx);
    switch (route.kind()) {
      case EXPORT -> file(route, ask, ctx);
      case API, POSTED -> send(ctx, gate.pass(() -> route.action().answer(ask)));
      case PAGE -> send(ctx, page(route, ask));
      case HEALTH, FILE -> send(ctx, route.action().answer(ask));
    }
  }

  private void file(Route route, Ask ask, Context ctx) {
    String client = String.valueOf(ctx.req().getAttribute(RequestLines.CLIENT));
    int wait =
        files.make(
            client,
            route.path().startsWith(ExportActions.OF_A_SEARCH),
            () -> {
              try (Wire.Limit limit = Wire.within(ctx.req(), settings.capacity().exportsWithin())) {
                send(ctx, route.action().answer(ask));
              }
            });
    if (wait > 0) {
      ctx.res().setHeader("Retry-After", String.valueOf(wait));
      throw new ProblemDetails(
              ProblemKind.BUSY,
              "That is more than the files of one client may take of the server's time.")
          .refusal();
    }
  }

  private static void send(Context ctx, Answer answer) {
    try {
      AnswerWriter.write(ctx, answer);
    } finally {
      if (answer instanceof Answer.Download download) {
        download.done().run();
      }
    }
  }

  private static Ask ask(Route route, Context ctx) {
    String query = ctx.req().getQueryString();
    boolean page = route.kind() == Route.Kind.PAGE;
    Parameters parameters = Parameters.read(page ? null : query, route.parameters());
    // Read before the gate: who sends slowly must not keep others out.
    Ask.Body body = route.posted() ? BodyReader.read(ctx.req()) : null;
    return new Ask(
        ctx.pathParamMap(), parameters, query, ctx.header("If-None-Match"), body, origin(ctx));
  }

  /// A reader gets a page whatever happens.
  private Answer page(Route route, Ask ask) {
    try {
      return gate.pass(() -> route.action().answer(ask));
    } catch (Refusal refusal) {
      return pages.refused(route.path(), refusal.problem(), ask.origin());
    } catch (OutOfTime e) {
      return pages.refused(route.path(), ServerErrors.outOfTime(), ask.origin());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("Could not show {}", route.path(), e);
      return pages.refused(route.path(), ServerErrors.problem(500), ask.origin());
    }
  }

  /// How the visitor calls this server. The name in the header is one of ours: [Perimeter] has
  /// turned away all others.
  private static String origin(Context ctx) {
    String host = ctx.header("Host");
    boolean encrypted = ctx.req().getAttribute(Perimeter.ENCRYPTED) != null;
    return host == null ? "" : (encrypted ? "https" : "http") + "://" + host;
  }

  /// The methods to which an address answers.
  private static List<String> methods(List<Route> routes, Context ctx) {
    Set<String> methods = new LinkedHashSet<>();
    for (Route route : routes) {
      if (route.covers(ctx.path())) {
        methods.addAll(route.posted() ? List.of("POST") : List.of("GET", "HEAD"));
      }
    }
    return methods.isEmpty() ? List.of("GET", "HEAD") : List.copyOf(methods);
  }

  /// What no route has: the page's files, and what is not found.
  private final class Others implements ResourceHandler {
    @Override
    public boolean canHandle(Context ctx) {
      return true;
    }

    @Override
    public boolean handle(Context ctx) {
      AnswerWriter.write(ctx, pages.other(ctx.path(), ctx.header("If-None-Match"), origin(ctx)));
      return true;
    }

    @Override
    public boolean addStaticFileConfig(StaticFileConfig config) {
      return false;
    }

    @Override
    public Set<RouteRole> resourceRouteRoles(Context ctx) {
      return Set.of();
    }
  }
}
