package dev.actordex.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/// How log lines are written, on standard error, for standard output is for results: warnings and
/// errors, as plain lines for people, or as a JSON object each for collectors.
///
/// Logback finds this as a service. With a file of its XML, which says the same, a server takes 3
/// MB more.
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class Logs extends ContextAwareBase implements Configurator {
  private static final String APPENDER = "stderr";

  /// What a source's data could smuggle into a message (line ends, terminal escapes, marks that
  /// turn the reading direction) becomes `?`.
  private static final String LINE =
      "%d{HH:mm:ss} %-5level %logger{0}: %replace(%msg %kvp){'[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]', '?'}%n"
          + "%replace(%ex){'[\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cc}&&[^\\n\\t]]', '?'}%nopex";

  /// What an operator who asked for it wants to read.
  private static final List<String> TOLD =
      List.of("dev.actordex.requests", UpdateSchedule.class.getName());

  enum Format {
    TEXT,
    JSON
  }

  /// Text is how the program starts.
  @Override
  public ExecutionStatus configure(LoggerContext logs) {
    logs.getStatusManager().add(new NopStatusListener());
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(logs);
    lines.setCharset(StandardCharsets.UTF_8);
    lines.setPattern(LINE);
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(logs);
    console.setName(APPENDER);
    console.setTarget("System.err");
    write(console, lines);
    ch.qos.logback.classic.Logger root = logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(console);
    TOLD.forEach(name -> logs.getLogger(name).setLevel(Level.INFO));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  static void write(Format format) {
    if (format == Format.TEXT
        || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext logs)) {
      return;
    }
    Appender<ILoggingEvent> appender =
        logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender(APPENDER);
    if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
      JsonEncoder encoder = new OneLine();
      encoder.setContext(logs);
      encoder.setWithSequenceNumber(false);
      encoder.setWithContext(false);
      encoder.setWithMessage(false);
      encoder.setWithArguments(false);
      encoder.setWithFormattedMessage(true);
      console.stop();
      write(console, encoder);
    }
  }

  private static void write(
      ConsoleAppender<ILoggingEvent> console, Encoder<ILoggingEvent> encoder) {
    encoder.start();
    console.setEncoder(encoder);
    console.start();
  }

  /// Logback escapes what JSON demands. What else may move a reader's cursor or turn the reading
  /// direction is as harmless when it is written as `\u202e`.
  private static final class OneLine extends JsonEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
      String line = new String(super.encode(event), StandardCharsets.UTF_8);
      StringBuilder escaped = new StringBuilder(line.length());
      line.codePoints()
          .forEach(c -> {
            if (c != '\n' && !harmless(c)) {
              for (char unit : Character.toChars(c)) {
                escaped.append("\\u%04x".formatted((int) unit));
              }
            } else {
              escaped.appendCodePoint(c);
            }
          });
      return escaped.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean harmless(int codePoint) {
      return switch (Character.getType(codePoint)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            false;
        default -> true;
      };
    }
  }
}
