package dev.actordex.lucene.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test the library's cards as a generation of its own, see [LibraryIndex], and lets go
/// of it when the test is over.
final class OpenLibrary implements ParameterResolver {
  private record Opened(Path data, Generation generation) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      generation.release();
      IOUtils.rm(data);
    }
  }

  /// What a constructor asks for is its one test's too, not its class's.
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Generation.class;
  }

  @Override
  public Generation resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getStore(Namespace.create(OpenLibrary.class))
        .getOrComputeIfAbsent(Opened.class, key -> open(), Opened.class)
        .generation();
  }

  private static Opened open() {
    try {
      Path data = Files.createTempDirectory("library");
      return new Opened(data, LibraryIndex.open(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
