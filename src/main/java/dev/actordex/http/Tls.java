package dev.actordex.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// TLS 1.2 and 1.3 from two PEM files, as certificate authorities hand them out.
final class Tls {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private Tls() {}

  /// @throws UncheckedIOException in one sentence when a file is not what it should be
  static SslContextFactory.Server context(Path certificate, Path key) {
    try {
      Certificate[] chain;
      try (InputStream pem = Files.newInputStream(certificate)) {
        chain =
            CertificateFactory.getInstance("X.509")
                .generateCertificates(pem)
                .toArray(Certificate[]::new);
      }
      if (chain.length == 0) {
        throw new IOException("there is no certificate in " + certificate);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("actordex", privateKey(key), new char[0], chain);
      SslContextFactory.Server tls = new SslContextFactory.Server();
      tls.setKeyStore(store);
      tls.setKeyStorePassword("");
      tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
      tls.setSniRequired(false);
      return tls;
    } catch (GeneralSecurityException e) {
      throw new UncheckedIOException(
          new IOException("The certificate " + certificate + " and the key do not fit", e));
    } catch (IOException e) {
      throw new UncheckedIOException("TLS cannot be set up", e);
    }
  }

  private static PrivateKey privateKey(Path file) throws IOException {
    String pem = Files.readString(file);
    int begin = pem.indexOf(BEGIN);
    int end = pem.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(
          file + " is no key in PKCS #8 form (-----BEGIN PRIVATE KEY-----, not encrypted)");
    }
    PKCS8EncodedKeySpec encoded;
    try {
      encoded =
          new PKCS8EncodedKeySpec(
              Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end)));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is cut off", e);
    }
    for (String kind : List.of("RSA", "EC", "Ed25519")) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(encoded);
      } catch (GeneralSecurityException e) {
        // It may be of the next kind.
      }
    }
    throw new IOException(file + " is a key of a kind that is not known here");
  }
}
