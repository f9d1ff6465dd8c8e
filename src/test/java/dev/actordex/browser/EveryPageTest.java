package dev.actordex.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds on every page, at a desk in both themes and with a phone in one: colours do not
/// depend on the width. That nothing complains (no error, no question to another host, nothing
/// against the policy) [Readers] looks after.
@ExtendWith(Readers.Given.class)
class EveryPageTest {
  private static final int NARROWEST = 320;

  @ParameterizedTest
  @MethodSource("dev.actordex.browser.Place#all")
  void isReadableByEverybodyAtADesk(Place place, Readers readers) {
    Reader reader = place.open(readers.atADesk(place.site()));
    look(place, reader, Readers.DESK);
    wear(reader, ColorScheme.LIGHT);
    assertThat(Axe.violationsOfColour(reader.page())).as("axe, light").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.actordex.browser.Place#all")
  void isReadableByEverybodyWithAPhone(Place place, Readers readers) {
    Reader reader = place.open(readers.withAPhone(place.site()));
    look(place, reader, Readers.PHONE);
    reader.page().setViewportSize(NARROWEST, 700);
    assertThat(reader.cutOff()).as("cut off at %d px", NARROWEST).isEmpty();
  }

  private static void look(Place place, Reader reader, int width) {
    assertThat(reader.cutOff()).as("cut off at %d px", width).isEmpty();
    for (ColorScheme theme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      wear(reader, theme);
      reader.picture("%s-%d-%s".formatted(place.name(), width, theme.name().toLowerCase()));
    }
    unfold(reader);
    assertThat(reader.cutOff()).as("cut off at %d px, unfolded", width).isEmpty();
    assertThat(Axe.violations(reader.page())).as("axe, dark").isEmpty();
  }

  private static void wear(Reader reader, ColorScheme theme) {
    reader.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
  }

  /// What is shown on demand has to be readable too; a menu lies over the page while it is open.
  private static void unfold(Reader reader) {
    reader
        .page()
        .evaluate(
            "() => document.querySelectorAll('#main details:not(.export)').forEach((one) => { one.open = true; })");
    reader.settled();
  }
}
