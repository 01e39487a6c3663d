package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.ecluse.app.session.WebSessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * A house and a browser for a class of tests. After every test no page has done what its policy
 * forbids, no script has failed, and none of a stranger ran.
 */
abstract class BrowserFixture extends DoorFixture {

  static Chromium chromium;

  @BeforeAll
  static void launch() {
    chromium = Chromium.get();
  }

  @AfterEach
  void nobodyComplained() {
    assertThat(chromium.complaints()).isEmpty();
    assertThat(house.meters.counter("ecluse.csp.reports").count()).isZero();
  }

  /** Somebody who reads English at a desk. */
  static BrowserContext somebody() {
    return chromium.somebody("en", Chromium.DESKTOP);
  }

  /** The page of an address, by the name that passkeys are made for. */
  static Page open(BrowserContext context, String path) {
    Page page = context.newPage();
    page.navigate(address(path));
    return page;
  }

  static String address(String path) {
    return "https://localhost:" + house.door.port() + path;
  }

  /** Signs an account in without its doing anything for it. */
  static void signIn(BrowserContext context, String account) {
    context.addCookies(
        List.of(
            new Cookie(WebSessions.PERSON_COOKIE, house.signIn(account))
                .setUrl(address("/"))
                .setSecure(true)
                .setHttpOnly(true)));
  }

  /** Clicks a button by all that stands on it. */
  static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }
}
