package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Without a mouse: Tab, Enter, the space bar and letters. Whatever has the focus shows it. */
@Tag("slow")
class BrowserKeyboardTest extends BrowserFixture {

  private static final int MOST_TABS = 60;

  @Test
  void withTheKeyboardAlone_aFileIsSent_andRevoked() {
    byte[] content = content(50_000);
    try (BrowserContext context = chromium.somebody("fr", Chromium.DESKTOP)) {
      signIn(context, DoorHouse.SENDER);
      Page page = open(context, "/");
      press(page, "Envoyer des fichiers", "Enter");
      page.waitForURL(address("/send"));
      press(page, "to-ars-idf", "Space");
      write(page, "purpose", "Suivi");
      write(page, "persons", "1200");
      page.keyboard().press("Enter");

      page.locator("#files").waitFor();
      FileChooser chooser = page.waitForFileChooser(() -> press(page, "files", "Enter"));
      chooser.setFiles(new FilePayload("export.csv", "text/csv", content));
      page.locator(".arrived li[data-whole]").waitFor();
      press(page, "Envoyer", "Enter");

      page.getByText("par deux chemins").waitFor();
      assertThat(client.get(API + "/transfers", sender).text()).contains("available");
      press(page, "Annuler cet envoi…", "Enter");
      page.getByText("On ne peut pas revenir en arrière").waitFor();
      press(page, "Annuler l’envoi", "Space");
      page.getByText("Annulé le ").first().waitFor();
    }
    assertThat(client.get(API + "/transfers", sender).text()).doesNotContain("available");
  }

  @Test
  void withTheKeyboardAlone_aFileIsTaken() {
    String delivery = deliver(content(1_000));
    try (BrowserContext context = chromium.somebody("fr", Chromium.DESKTOP)) {
      Page page = open(context, "/take/" + delivery);
      write(page, "pass", house.pass(DoorHouse.RECIPIENT));
      page.keyboard().press("Enter");
      page.getByText("se retire une seule fois").waitFor();
      page.waitForDownload(() -> press(page, "Retirer le fichier", "Enter"));
      page.getByText("déjà été retiré").waitFor();
    }
    assertThat(state(delivery)).isEqualTo("delivered");
  }

  @Test
  void withTheKeyboardAlone_anAdminRevokes() {
    String delivery = deliver(content(1_000));
    try (BrowserContext context = somebody()) {
      signIn(context, DoorHouse.ADMIN);
      Page page = open(context, "/");
      press(page, "Administration", "Enter");
      page.waitForURL(address("/admin"));
      press(page, "Revoke export.csv", "Enter");
      page.waitForURL(address("/admin/revoke/ask"));
      press(page, "Revoke now", "Enter");
      page.getByText("Revoked: 1").waitFor();
    }
    assertThat(state(delivery)).isEqualTo("revoked");
  }

  @Test
  void theFirstTab_leadsPastTheNavigation() {
    try (BrowserContext context = somebody()) {
      Page page = open(context, "/");
      press(page, "Skip to content", "Enter");
      assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("main");
    }
  }

  private static void press(Page page, String what, String key) {
    reach(page, what);
    page.keyboard().press(key);
  }

  private static void write(Page page, String field, String text) {
    reach(page, field);
    page.keyboard().insertText(text);
  }

  /**
   * Presses Tab until something has the focus, and sees that everything on the way shows it.
   *
   * @param what its id, its name, or all that stands on it
   */
  private static void reach(Page page, String what) {
    for (int presses = 0; presses < MOST_TABS; presses++) {
      page.keyboard().press("Tab");
      assertThat(
              page.evaluate(
                  """
                  () => {
                    const e = document.activeElement;
                    const box = e.getBoundingClientRect();
                    const style = getComputedStyle(e);
                    return e === document.body ||
                        (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 &&
                            box.left >= 0 && box.width > 0);
                  }
                  """))
          .as("focus shows on the way to " + what)
          .isEqualTo(true);
      boolean there =
          (boolean)
              page.evaluate(
                  """
                  what => {
                    const e = document.activeElement;
                    return [e.id, e.textContent.trim(), e.getAttribute("aria-label")].includes(what);
                  }
                  """,
                  what);
      if (there) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach " + what);
  }
}
