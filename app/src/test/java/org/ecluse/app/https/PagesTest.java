package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every page has: its language, its headers, its errors, and files that may be kept. */
class PagesTest extends DoorFixture {

  private static final String HTML = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";
  private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
  private static final int MOST_BYTES = 100_000;

  private static Client.Answer page(String path, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Accept";
    all[1] = HTML;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return client.get(path, null, all);
  }

  @Test
  void aPage_isFrench_unlessTheBrowserOrTheVisitorSaysOtherwise() {
    assertThat(page("/").text()).contains("<html lang=\"fr\">", "Vous êtes ici par erreur");
    assertThat(page("/", "Accept-Language", "en").text()).contains("<html lang=\"en\">");
    assertThat(page("/", "Accept-Language", "en", "Cookie", "language=fr").text())
        .contains("<html lang=\"fr\">");
  }

  @Test
  void choosingALanguage_setsAPlainCookie_andComesBack() {
    Client.Answer chosen = page("/language/en?to=/inbox");
    assertThat(chosen.status()).isEqualTo(303);
    assertThat(chosen.header("location")).contains("/inbox");
    assertThat(chosen.header("set-cookie").orElseThrow())
        .contains("language=en", "Secure", "HTTPOnly", "SameSite=Lax");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example", "https://evil.example", "/%5Cevil", "javascript:x"})
  void choosingALanguage_leadsNowhereElse(String to) {
    assertThat(page("/language/en?to=" + to).header("location")).contains("/");
  }

  @Test
  void aPage_mayUseOnlyWhatComesFromHere() {
    Client.Answer home = page("/");
    assertThat(home.header("content-security-policy").orElseThrow())
        .startsWith("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; ")
        .contains("form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe", "nonce");
    assertThat(home.header("cache-control")).contains("no-store");
    assertThat(home.header("referrer-policy")).contains("same-origin");
    assertThat(home.text()).doesNotContain("<script>", "style=", "onclick", "http://");
  }

  @Test
  void filesOfPages_areKeptForEver_andWeighLittle() {
    Client.Answer home = page("/");
    int bytes = home.body().length;
    Matcher assets = ASSET.matcher(home.text());
    int files = 0;
    while (assets.find()) {
      Client.Answer file = client.get(assets.group(1), null, "Accept-Encoding", "gzip");
      assertThat(file.status()).isEqualTo(200);
      assertThat(file.header("cache-control")).contains("public, max-age=31536000, immutable");
      assertThat(file.header("content-encoding")).contains("gzip");
      bytes += file.body().length;
      files++;
    }
    assertThat(files).isPositive();
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @Test
  void whatIsVendored_isWhatItsAuthorsPublished() throws IOException, GeneralSecurityException {
    byte[] tus;
    try (InputStream file = getClass().getResourceAsStream("/web/tus.js")) {
      tus = Objects.requireNonNull(file).readAllBytes();
    }
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(tus)))
        .isEqualTo("8cbb1b63fccc3bba0ae73ad1deb160ce046c3750851d0c3e94921ae3ef070eb8");
  }

  @Test
  void anUnknownPage_isAPageForBrowsers_andAProblemForPrograms() {
    Client.Answer browser = page("/nothing", "Accept-Language", "en");
    assertThat(browser.status()).isEqualTo(404);
    assertThat(browser.text())
        .contains("This page does not exist", "What is not lost", "What to do now");
    assertThat(client.get("/nothing", null).header("content-type"))
        .contains("application/problem+json");
    assertThat(page("/api/v1/nothing").header("content-type")).contains("application/problem+json");
    assertThat(page("/assets/style-0000000000000000.css").status()).isEqualTo(404);
  }

  @Test
  void anUnknownPage_withoutItsBody_isAskedForWithHead() {
    assertThat(client.head("/nothing", null, "Accept", HTML).status()).isEqualTo(404);
    assertThat(client.head("/", null, "Accept", HTML).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "none"})
  void whatAnotherSiteSends_isTurnedAway(String site) {
    Client.Answer answer =
        client.ask(
            "POST",
            "/sign-out",
            null,
            BodyPublishers.ofString("x=y"),
            "Accept",
            HTML,
            "Sec-Fetch-Site",
            site,
            "Content-Type",
            "application/x-www-form-urlencoded");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("Cette demande vient d’un autre site");
  }

  @Test
  void aReportOfABrowser_isCounted() {
    double before = reports();
    Client.Answer answer =
        client.ask(
            "POST",
            "/csp-reports",
            null,
            BodyPublishers.ofString("{\"csp-report\":{}}"),
            "Content-Type",
            "application/csp-report");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(reports()).isEqualTo(before + 1);
  }

  private static double reports() {
    return house.meters.counter("ecluse.csp.reports").count();
  }
}
