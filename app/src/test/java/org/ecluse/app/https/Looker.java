package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * Somebody who looks at pages in one language: with axe-core, in French on a phone, in light and in
 * dark, in English at a desk; and at their weight. What axe looks at depends on words or on
 * colours, never on both, so that contrasts are looked at in one language.
 *
 * <p>{@code -Decluse.pages=DIRECTORY} also takes pictures there, for whoever wants to look, and
 * notes in {@code times.txt} how long the service took to answer, in milliseconds.
 */
final class Looker {

  /** Asks axe for all that it finds, by rules that are chosen. */
  private static final String AXE =
      """
      (rules) => axe.run(document, { resultTypes: ["violations"], ...JSON.parse(rules) })
          .then((found) => found.violations.map((rule) => rule.id + " " + rule.nodes[0].html))
      """;

  private static final String ALL = "{}";
  private static final String COLOURS = "{\"runOnly\": [\"color-contrast\"]}";
  private static final String WORDS = "{\"rules\": {\"color-contrast\": {\"enabled\": false}}}";

  private static final String PICTURES = System.getProperty("ecluse.pages", "");

  /** All that a page needs, in bytes: as it travels, and unpacked. */
  private static final int MOST_PACKED = 100_000;

  private static final int MOST = 100_000;

  /** The library that uploads resumably has 87 KB, of which 22 travel. */
  private static final int MOST_WITH_LIBRARY = 125_000;

  private static final String FRENCH = "fr";

  private final String language;
  private final Page own;

  private Looker(String language, Page own) {
    this.language = language;
    this.own = own;
  }

  /** Somebody with a browser: a telephone for French, whose words are longer, else a desk. */
  static BrowserContext browser(String language) {
    return BrowserFixture.chromium.somebody(
        language, language.equals(FRENCH) ? Chromium.PHONE : Chromium.DESKTOP);
  }

  static Looker with(BrowserContext browser, String language) {
    return new Looker(language, browser.newPage());
  }

  /** Opens a page and looks at it. */
  void look(String name, String path) {
    own.navigate(BrowserFixture.address(path));
    look(name, own);
  }

  /** Looks at a page as it is. */
  void look(String name, Page page) {
    String where = name + " " + language;
    assertThat(page.evaluate("() => document.documentElement.lang")).as(where).isEqualTo(language);
    assertWeight(where, page);
    if (!PICTURES.isEmpty()) {
      note(name, page);
      pictures(name, page);
    }
    assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
        .as(where + " is not wider than the screen")
        .isLessThanOrEqualTo(page.viewportSize().width);
    page.evaluate(AxeBuilder.getAxeScript());
    if (language.equals(FRENCH)) {
      assertNothingFound(where, page, ALL);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      assertNothingFound(where + ", dark", page, COLOURS);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    } else {
      assertNothingFound(where, page, WORDS);
    }
  }

  private static void assertNothingFound(String where, Page page, String rules) {
    assertThat(page.evaluate(AXE, rules)).as(where).isEqualTo(List.of());
  }

  private static void assertWeight(String where, Page page) {
    boolean library =
        (boolean)
            page.evaluate("() => performance.getEntries().some(e => e.name.includes('/tus-'))");
    assertThat(bytes(page, "encodedBodySize")).as(where).isPositive().isLessThan(MOST_PACKED);
    assertThat(bytes(page, "decodedBodySize"))
        .as(where)
        .isLessThan(library ? MOST_WITH_LIBRARY : MOST);
  }

  private static int bytes(Page page, String kind) {
    return (int)
        page.evaluate(
            """
            kind => performance.getEntries()
                .filter((e) => e.entryType === "navigation" || e.entryType === "resource")
                .reduce((total, e) => total + e[kind], 0)
            """,
            kind);
  }

  private void pictures(String name, Page page) {
    int before = page.viewportSize().width;
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : List.of(Chromium.DESKTOP, Chromium.PHONE)) {
        page.setViewportSize(width, Chromium.HEIGHT);
        String file =
            "%s-%s-%s-%s.png"
                .formatted(
                    name,
                    language,
                    scheme.name().toLowerCase(Locale.ROOT),
                    width == Chromium.PHONE ? "phone" : "desktop");
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(Path.of(PICTURES).resolve(file))
                .setFullPage(true));
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(before, Chromium.HEIGHT);
  }

  private void note(String name, Page page) {
    Object millis =
        page.evaluate(
            """
            () => performance.getEntriesByType("navigation")
                .map((e) => Math.round(e.responseEnd - e.requestStart))[0]
            """);
    try {
      Files.writeString(
          Path.of(PICTURES).resolve("times.txt"),
          "%s %s %s%n".formatted(millis, name, language),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
