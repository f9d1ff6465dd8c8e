package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.export.JsonBytes;
import dev.actordex.export.SearchPageJson;
import dev.actordex.search.InMemoryCardSearch;
import dev.actordex.search.SearchRequest;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.Test;

/// When the memory of an answer may be another's, and that nobody is told what he cannot hear.
class AnswerWriterTest {
  private final InMemoryCardSearch search =
      new InMemoryCardSearch(SampleCards.all(), new CardJson());
  private final JsonBytes page = new SearchPageJson().lend(search.search(SearchRequest.of("")), 0);
  private final AtomicInteger givenBack = new AtomicInteger();
  private final Answer lent = new Answer.Lent(page, null, givenBack::incrementAndGet);

  /// Keeps what is sent; or sends some of it, and then the visitor is gone.
  private static final class Line extends ServletOutputStream {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final boolean breaks;

    Line(boolean breaks) {
      this.breaks = breaks;
    }

    @Override
    public void write(int each) throws IOException {
      if (breaks && sent.size() > 20) {
        throw new EofException("gone");
      }
      sent.write(each);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }

  private static Context visit(Line line, String encoding) {
    HttpServletRequest request = fake(HttpServletRequest.class, Map.of("getHeader", encoding));
    HttpServletResponse response =
        fake(
            HttpServletResponse.class,
            Map.of("getOutputStream", line, "getHeaders", List.of(), "isCommitted", false));
    return fake(Context.class, Map.of("req", request, "res", response));
  }

  /// Answers some of its methods, and does nothing otherwise.
  private static <T> T fake(Class<T> type, Map<String, Object> values) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) -> values.get(called.getName())));
  }

  @Test
  void whatWasSentIsGivenBackOnce() {
    Line line = new Line(false);
    AnswerWriter.write(visit(line, "identity"), lent);
    assertThat(line.sent.toByteArray()).isEqualTo(page.toBytes());
    assertThat(givenBack).hasValue(1);
  }

  @Test
  void soIsWhatWasSentPacked() {
    Line line = new Line(false);
    AnswerWriter.write(visit(line, "gzip"), lent);
    assertThat(line.sent.size()).isPositive().isLessThan(page.size());
    assertThat(givenBack).hasValue(1);
  }

  /// The rest of it may still wait for the line to be free, and must not become another's answer.
  @Test
  void whatCouldNotBeSentIsNotGivenBack() {
    assertThatThrownBy(() -> AnswerWriter.write(visit(new Line(true), "identity"), lent))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(givenBack).hasValue(0);
  }

  /// Otherwise whoever asks wrongly and goes would leave a hundred lines in the log.
  @Test
  void whoIsGoneIsToldOfNoProblem() {
    Line line = new Line(true);
    AnswerWriter.write(visit(line, "identity"), ServerErrors.problem(400));
    assertThat(line.sent.size()).isPositive();
  }

  /// As Jetty tells it, and no fault of the server's.
  @Test
  void whoTakesNothingForTooLongIsGoneToo() {
    Throwable idle = new IOException(new TimeoutException("Idle timeout expired"));
    assertThat(Wire.isGone(new IllegalStateException(idle))).isTrue();
    assertThat(Wire.isGone(new IllegalStateException(new IOException("disk")))).isFalse();
  }
}
