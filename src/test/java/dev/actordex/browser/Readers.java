package dev.actordex.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// The people who read the page in one test, each with a browser profile of their own. When the
/// test ends, none of them may have met anything that [Reader#complaints] lists.
final class Readers {
  static final int DESK = 1440;
  static final int PHONE = 390;

  private final Browser browser;
  private final List<Reader> all = new ArrayList<>();

  private Readers(Browser browser) {
    this.browser = browser;
  }

  Reader atADesk(Site site) {
    return reader(site, anyone().setViewportSize(DESK, 900));
  }

  Reader withAPhone(Site site) {
    return reader(site, anyone().setViewportSize(PHONE, 844).setHasTouch(true));
  }

  Reader withoutScript(Site site) {
    return reader(site, anyone().setViewportSize(DESK, 900).setJavaScriptEnabled(false));
  }

  private static NewContextOptions anyone() {
    return new NewContextOptions()
        .setColorScheme(ColorScheme.LIGHT)
        .setReducedMotion(ReducedMotion.REDUCE)
        .setLocale("en-GB");
  }

  private Reader reader(Site site, NewContextOptions options) {
    boolean scripts = !Boolean.FALSE.equals(options.javaScriptEnabled);
    String home = site.address();
    Reader reader = new Reader(browser.newContext(options), home, scripts);
    all.add(reader);
    return reader;
  }

  private void leave(boolean failed, String test) {
    try {
      if (failed) {
        all.forEach(reader -> reader.picture("failed-" + test));
      } else {
        assertThat(all).allSatisfy(reader -> assertThat(reader.complaints()).isEmpty());
      }
    } finally {
      all.forEach(Reader::leave);
    }
  }

  /// Gives a test its readers, all in the one browser.
  static final class Given implements BeforeEachCallback, ParameterResolver, AfterEachCallback {
    private static final Namespace OURS = Namespace.create(Readers.class);

    /// Not when the parameter is asked for: there a test without a browser would fail instead of
    /// being skipped.
    @Override
    public void beforeEach(ExtensionContext test) {
      Chromium chromium =
          test.getRoot()
              .getStore(OURS)
              .getOrComputeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
      test.getStore(OURS).put(Readers.class, new Readers(chromium.browser()));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == Readers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getStore(OURS).get(Readers.class, Readers.class);
    }

    @Override
    public void afterEach(ExtensionContext test) {
      Readers readers = test.getStore(OURS).remove(Readers.class, Readers.class);
      if (readers != null) {
        readers.leave(
            test.getExecutionException().isPresent(), test.getRequiredTestMethod().getName());
      }
    }
  }
}
