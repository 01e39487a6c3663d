package org.ecluse.deploy.e2e.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.deploy.e2e.RunningEcluse;

/** Somebody of the staff at a browser, who signs in with a password and the codes of an app. */
final class Desk implements AutoCloseable {

  private static final String PASSWORD = "quatre chevaux blancs";
  private static final Pattern SECRET = Pattern.compile("/enrol#(\\S+)");

  private final BrowserContext context;
  private final Page page;
  private final String account;
  private final CodeApp app;

  private Desk(BrowserContext context, Page page, String account, CodeApp app) {
    this.context = context;
    this.page = page;
    this.account = account;
    this.app = app;
  }

  /**
   * Somebody new takes up an invitation, signs out, and signs in.
   *
   * @param role the command that adds an account
   * @param site the address of the service, without a path
   */
  static Desk of(
      RunningEcluse ecluse, BrowserContext context, String site, String role, String account) {
    Matcher link = SECRET.matcher(ecluse.cli(role, "add", account).text());
    if (!link.find()) {
      throw new AssertionError("no invitation");
    }
    Page page = context.newPage();
    page.navigate(site + "/enrol#" + link.group(1));
    CodeApp app = new CodeApp(page.locator("#code-secret").textContent());
    page.locator("#password").fill(PASSWORD);
    page.locator("#again").fill(PASSWORD);
    page.locator("#code").fill(app.code());
    press(page, "Set password and sign in");
    press(page, "Sign out");
    Desk desk = new Desk(context, page, account, app);
    desk.signIn(site);
    return desk;
  }

  private void signIn(String site) {
    page.navigate(site + "/sign-in");
    page.locator("#account").fill(account);
    page.locator("#password").fill(PASSWORD);
    page.locator("#code").fill(app.code());
    press(page, "Sign in");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).waitFor();
  }

  Page page() {
    return page;
  }

  /** Clicks a button by what stands on it. */
  void press(String name) {
    press(page, name);
  }

  static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  @Override
  public void close() {
    context.close();
  }
}
