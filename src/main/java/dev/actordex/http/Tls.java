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
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// TLS 1.2 and 1.3 from two PEM files, as certificate authorities hand them out.
final class Tls {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

  /// Kinds of key, and how each signs.
  private static final Map<String, String> KINDS =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "Ed25519", "Ed25519");

  private Tls() {}

  /// @throws UncheckedIOException in one sentence when a file is not what it should be, or the two
  ///   do not belong together: every visitor would be turned away otherwise, and nobody told why
  static SslContextFactory.Server context(Path certificate, Path key) {
    try {
      X509Certificate[] chain = chain(certificate);
      Key own = privateKey(key);
      if (!belong(own, chain[0])) {
        throw new IOException(key + " is not the key of the first certificate in " + certificate);
      }
      try {
        chain[0].checkValidity();
      } catch (CertificateException e) {
        LOG.warn("Browsers will warn of the certificate {}: {}", certificate, e.getMessage());
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("actordex", own.key(), new char[0], chain);
      SslContextFactory.Server tls = new SslContextFactory.Server();
      tls.setKeyStore(store);
      tls.setKeyStorePassword("");
      tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
      tls.setRenegotiationAllowed(false);
      tls.setSniRequired(false);
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform keeps keys as PKCS #12", e);
    } catch (IOException e) {
      throw new UncheckedIOException("TLS cannot be set up", e);
    }
  }

  private static X509Certificate[] chain(Path file) throws IOException {
    Collection<? extends Certificate> read;
    try (InputStream pem = Files.newInputStream(file)) {
      read = CertificateFactory.getInstance("X.509").generateCertificates(pem);
    } catch (CertificateException e) {
      throw new IOException(file + " holds no certificate that can be read", e);
    }
    if (read.isEmpty()) {
      throw new IOException("there is no certificate in " + file);
    }
    return read.toArray(X509Certificate[]::new);
  }

  /// A key and how it signs.
  private record Key(PrivateKey key, String signs) {}

  private static boolean belong(Key key, X509Certificate certificate) {
    try {
      byte[] text = {1, 2, 3};
      Signature signature = Signature.getInstance(key.signs());
      signature.initSign(key.key());
      signature.update(text);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // of another kind, or of one that Java does not sign with
    }
  }

  private static Key privateKey(Path file) throws IOException {
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
    for (Map.Entry<String, String> kind : KINDS.entrySet()) {
      try {
        return new Key(
            KeyFactory.getInstance(kind.getKey()).generatePrivate(encoded), kind.getValue());
      } catch (GeneralSecurityException e) {
        // It may be of the next kind.
      }
    }
    throw new IOException(file + " is a key of a kind that is not known here");
  }
}
