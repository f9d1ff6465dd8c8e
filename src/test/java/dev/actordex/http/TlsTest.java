package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.search.InMemoryCardSearch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server over TLS, from the files that a certificate authority hands out.
class TlsTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void makesCertificates() throws Exception {
    made("RSA", "rsa", "SAN=IP:127.0.0.1");
    made("EC", "ec", "SAN=IP:127.0.0.1");
    made("RSA", "other", "SAN=IP:127.0.0.1");
  }

  /// A key and its certificate, as `name.key` and `name.pem`.
  private static void made(String kind, String name, String extension) throws Exception {
    Path file = folder.resolve(name + ".p12");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                kind,
                "-alias",
                "a",
                "-dname",
                "CN=localhost",
                "-ext",
                extension,
                "-keystore",
                file.toString(),
                "-storepass",
                "secret",
                "-storetype",
                "PKCS12")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, "secret".toCharArray());
    }
    write(name + ".pem", "CERTIFICATE", store.getCertificate("a").getEncoded());
    write(name + ".key", "PRIVATE KEY", store.getKey("a", "secret".toCharArray()).getEncoded());
  }

  private static void write(String name, String what, byte[] content) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, lines, what));
  }

  private static ActordexServer serve(String certificate, String key, Duration headersWithin) {
    Guard guard =
        new Guard(folder.resolve(certificate), folder.resolve(key), Set.of(), Set.of(), 0);
    return ActordexServer.start(
        HttpSettings.of("127.0.0.1", 0, "test")
            .withCapacity(Capacity.usual().withHeadersWithin(headersWithin))
            .withGuard(guard),
        new InMemoryCardSearch(SampleCards.all(), new CardJson()));
  }

  private static SSLContext trusting(String name) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream pem = Files.newInputStream(folder.resolve(name + ".pem"))) {
      Certificate certificate =
          java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(pem);
      trusted.setCertificateEntry("a", certificate);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ec"})
  void overTlsFromPemFiles(String name) throws Exception {
    try (ActordexServer server = serve(name + ".pem", name + ".key", Duration.ofSeconds(10));
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(name)).build()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("https://127.0.0.1:" + server.port() + "/health/live"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(server.url()).startsWith("https://");
    }
  }

  /// Every visitor would be turned away, and the server would look as if it were ready.
  @ParameterizedTest
  @ValueSource(strings = {"rsa.pem other.key", "rsa.pem ec.key", "ec.pem rsa.key"})
  void aKeyOfAnotherCertificateIsRefused(String pair) {
    String[] files = pair.split(" ", 2);
    assertThatThrownBy(() -> serve(files[0], files[1], Duration.ofSeconds(10)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("TLS cannot be set up")
        .cause()
        .hasMessage(
            "%s is not the key of the first certificate in %s",
            folder.resolve(files[1]), folder.resolve(files[0]));
  }

  @Test
  void aFileThatIsNotWhatItShouldBeIsNamed() throws IOException {
    String whole = Files.readString(folder.resolve("rsa.pem"));
    Files.writeString(folder.resolve("cut.pem"), whole.substring(0, whole.length() / 2));
    Files.writeString(folder.resolve("empty.pem"), "");
    Files.writeString(
        folder.resolve("old.key"),
        Files.readString(folder.resolve("rsa.key")).replace("E KEY", "E RSA KEY"));
    assertRefused("cut.pem", "rsa.key", "cut.pem holds no certificate that can be read");
    assertRefused("rsa.key", "rsa.key", "rsa.key");
    assertRefused("empty.pem", "rsa.key", "there is no certificate in");
    assertRefused("rsa.pem", "old.key", "old.key is no key in PKCS #8 form");
    assertRefused("rsa.pem", "rsa.pem", "rsa.pem is no key in PKCS #8 form");
  }

  private static void assertRefused(String certificate, String key, String reason) {
    assertThatThrownBy(() -> serve(certificate, key, Duration.ofSeconds(10)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("TLS cannot be set up")
        .cause()
        .hasMessageContaining(reason);
  }

  /// What comes in over TLS is not all of it requests, and no visitor who is answered is late.
  @Test
  void whoIsAnsweredKeepsItsConnection() throws Exception {
    try (ActordexServer server = serve("ec.pem", "ec.key", Duration.ofSeconds(1));
        Socket socket = connected(server)) {
      byte[] request =
          "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII);
      byte[] answer = new byte[4_096];
      for (int i = 0; i < 10; i++) {
        socket.getOutputStream().write(request);
        int read = socket.getInputStream().read(answer);
        assertThat(new String(answer, 0, Math.max(0, read), StandardCharsets.US_ASCII))
            .as("request %d", i)
            .startsWith("HTTP/1.1 200 ");
        while (socket.getInputStream().available() > 0) {
          socket.getInputStream().skip(socket.getInputStream().available());
        }
        Thread.sleep(400);
      }
    }
  }

  @Test
  void whoNeverFinishesAHeaderOrAHandshakeIsClosed() throws Exception {
    try (ActordexServer server = serve("ec.pem", "ec.key", Duration.ofSeconds(1));
        Socket header = connected(server);
        Socket handshake = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port())) {
      header.setSoTimeout(200);
      handshake.setSoTimeout(200);
      header.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
      // The head of a ClientHello of 512 bytes, of which the rest never comes.
      handshake.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3});
      long start = System.nanoTime();
      while (Sockets.stillOpen(header) | Sockets.stillOpen(handshake)) {
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
      }
    }
  }

  private static Socket connected(ActordexServer server) throws Exception {
    return trusting("ec").getSocketFactory().createSocket("127.0.0.1", server.port());
  }
}
