package dev.actordex.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/// How log lines are written: plain lines for people, or a JSON object each for collectors.
final class Logs {
  private static final String APPENDER = "stderr";

  enum Format {
    TEXT,
    JSON
  }

  private Logs() {}

  /// Text is how the program starts.
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
      encoder.start();
      console.stop();
      console.setEncoder(encoder);
      console.start();
    }
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
