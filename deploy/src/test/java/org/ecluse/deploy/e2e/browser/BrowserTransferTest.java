package org.ecluse.deploy.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.deploy.e2e.Curl;
import org.ecluse.deploy.e2e.Run;
import org.ecluse.deploy.e2e.RunningEcluse;
import org.ecluse.deploy.e2e.Sample;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Staff send, recipients take and admins revoke with a real browser, over a line that breaks, from
 * a service that is started again. {@code -Decluse.browser.bytes=2000000000} sends a file of
 * another size.
 */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class BrowserTransferTest {

  private static final long SIZE = Long.getLong("ecluse.browser.bytes", 100_000_000);
  private static final long SMALL = 24_000_000;
  private static final long BEGUN = 4_000_000;
  private static final Pattern PART = Pattern.compile("([0-9.]+)\u00a0MB of 24\u00a0MB");

  private Path directory;
  private RunningEcluse ecluse;
  private Cable cable;
  private Chromium chromium;
  private Desk staff;
  private Desk admin;
  private Sample small;
  private String pass;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    chromium = new Chromium();
    ecluse = RunningEcluse.start(directory, "stop:\n  grace: 1s\n");
    cable = new Cable(ecluse.httpsPort());
    staff = Desk.of(ecluse, chromium.somebody(), cable.url(""), "sender", "pharmacie");
    admin = Desk.of(ecluse, chromium.somebody(), direct(), "admin", "dsi");
    small = Sample.write(directory.resolve("small.bin"), SMALL);
    pass = ecluse.pass(RunningEcluse.RECIPIENT, "browser-pass");
  }

  @AfterAll
  void stop() throws IOException {
    chromium.close();
    cable.close();
    ecluse.close();
  }

  @AfterEach
  void repair() {
    cable.up().open();
    cable.down().open();
    cable.putBack();
    chromium.assertNoComplaints();
    assertThat(ecluse.metric("ecluse_csp_reports_total")).isZero();
  }

  /** The service without the cable. */
  private String direct() {
    return "https://localhost:" + ecluse.httpsPort();
  }

  @Test
  void aFile_overALineCutTwice_toAServiceStartedAgain_arrivesWhole_andIsTakenOnce()
      throws IOException {
    Sample sample = Sample.write(directory.resolve("export.bin"), SIZE);
    Page page = begin("Suivi");
    cable.up().stallAfter(SIZE / 4);
    page.setInputFiles("#files", sample.file());
    for (int cut = 0; cut < 2; cut++) {
      cable.up().awaitStall();
      cable.pull();
      awaitSaid(page, "The line is down");
      cable.up().stallAfter(SIZE / 4);
      cable.putBack();
    }
    cable.up().awaitStall();
    restart();
    cable.up().open();

    page.locator(".arrived li[data-whole]").waitFor();
    assertThat(page.locator(".arrived").textContent()).contains("export.bin", sample.sha256());
    staff.press("Send");
    String link = page.locator("dd code.hash").last().textContent();
    String delivery = link.substring(link.indexOf("/take/"));

    try (BrowserContext recipient = chromium.somebody()) {
      Page take = recipient.newPage();
      take.navigate(cable.url(delivery) + "#pass=" + pass);
      Download download = take.waitForDownload(() -> Desk.press(take, "Take the file"));
      assertThat(download.failure()).isNull();
      assertThat(Sample.sha256(download.path())).isEqualTo(sample.sha256());
      download.delete();
      take.getByText("already been taken").waitFor();
    }
    try (BrowserContext again = chromium.somebody()) {
      Page take = again.newPage();
      take.navigate(cable.url(delivery) + "#pass=" + pass);
      take.getByText("Taken on ").waitFor();
    }
    page.reload();
    page.getByText("Taken on ").waitFor();
    Files.delete(sample.file());
  }

  @Test
  void aDownload_thatAnAdminRevokesInItsMiddle_fails() {
    String delivery = send();
    try (BrowserContext recipient = chromium.somebody()) {
      Page take = recipient.newPage();
      take.navigate(cable.url("/take/" + delivery) + "#pass=" + pass);
      take.getByText("can be taken once").waitFor();
      cable.down().stallAfter(BEGUN);
      Download download = take.waitForDownload(() -> Desk.press(take, "Take the file"));
      cable.down().awaitStall();

      admin.page().navigate(direct() + "/admin?recipient=" + RunningEcluse.RECIPIENT);
      admin.page().locator("button[value='" + delivery + "']").click();
      admin.press("Revoke now");
      admin.page().getByText("Revoked: 1").waitFor();

      cable.down().open();
      assertThat(download.failure()).isNotNull();
      take.navigate(cable.url("/take/" + delivery));
      take.getByText("Cancelled on ").waitFor();
    }
  }

  @Test
  void aDownload_thatIsCut_isBegunAgain() {
    String delivery = send();
    try (BrowserContext recipient = chromium.somebody()) {
      Page take = recipient.newPage();
      take.navigate(cable.url("/take/" + delivery) + "#pass=" + pass);
      take.getByText("can be taken once").waitFor();
      cable.down().stallAfter(BEGUN);
      Download cut = take.waitForDownload(() -> Desk.press(take, "Take the file"));
      cable.down().awaitStall();
      cable.pull();
      assertThat(cut.failure()).isNotNull();
      cable.down().open();
      cable.putBack();

      take.navigate(cable.url("/take/" + delivery));
      take.getByText("did not arrive whole").waitFor();
      Download whole = take.waitForDownload(() -> Desk.press(take, "Begin again from the start"));
      assertThat(whole.failure()).isNull();
      assertThat(Sample.sha256(whole.path())).isEqualTo(small.sha256());
      take.getByText("already been taken").waitFor();
    }
  }

  @Test
  void anUpload_isPaused_goesOn_andIsCancelled() {
    Page page = begin("Pause");
    chooseInPart(page);
    staff.press("Pause small.bin");
    awaitSaid(page, "Paused. Nothing is lost.");
    cable.up().open();
    staff.press("Resume small.bin");
    page.locator(".arrived li[data-whole]").waitFor();
    assertThat(page.locator(".arrived").textContent()).contains(small.sha256());
    staff.press("Take small.bin out");
    page.getByText("No file yet.").waitFor();

    chooseInPart(page);
    staff.press("Cancel small.bin");
    cable.up().open();
    page.waitForFunction("() => document.querySelectorAll('.uploads li').length === 0");
    page.reload();
    page.getByText("No file yet.").waitFor();
  }

  @Test
  void afterAReload_theSameFileChosenAgain_goesOnFromWhereItWas() {
    Page page = begin("Reload");
    String address = page.url();
    chooseInPart(page);
    page.navigate("about:blank");
    cable.up().open();
    await("what passed to be stored")
        .pollInSameThread()
        .atMost(Run.PATIENCE)
        .until(
            () -> {
              page.navigate(address);
              return megabytes(page.locator(".files").textContent()) > 3;
            });
    long before = cable.up().passedBytes();
    page.setInputFiles("#files", small.file());
    page.locator(".arrived li[data-whole]").waitFor();
    assertThat(page.locator(".arrived").textContent()).contains(small.sha256());
    assertThat(cable.up().passedBytes() - before).isLessThan(SMALL - BEGUN / 2);
  }

  @Test
  void disablingAnAccount_cutsItsUpload() {
    try (Desk leaving =
        Desk.of(ecluse, chromium.somebody(), cable.url(""), "sender", "stagiaire")) {
      Page page = begin(leaving, "Disabled");
      chooseInPart(page);
      admin.page().navigate(direct() + "/admin/accounts/stagiaire");
      admin.press("Disable");
      admin.page().getByText("Enable").waitFor();
      cable.up().open();
      awaitSaid(page, "Your session has ended.");
      page.reload();
      assertThat(page.url()).contains("/sign-in");
    }
  }

  /** Another delivery, sent by a program. */
  private String send() {
    String transfer = new Curl(ecluse, "sender-pass").upload(small);
    return new Curl(ecluse, "pass-1").deliveryOf(transfer);
  }

  private Page begin(String purpose) {
    return begin(staff, purpose);
  }

  /** From the send page to the page that takes files. */
  private Page begin(Desk desk, String purpose) {
    Page page = desk.page();
    page.navigate(cable.url("/send"));
    page.locator("#to-" + RunningEcluse.RECIPIENT).check();
    page.locator("#purpose").fill(purpose);
    page.locator("#persons").fill("1200");
    desk.press("Go on to the files");
    page.locator("#files").waitFor();
    return page;
  }

  /** An upload that stands still in its middle. */
  private void chooseInPart(Page page) {
    cable.up().stallAfter(BEGUN);
    page.setInputFiles("#files", small.file());
    cable.up().awaitStall();
  }

  /** How much of a file the page says to have arrived. */
  private static double megabytes(String text) {
    Matcher part = PART.matcher(text);
    return part.find() ? Double.parseDouble(part.group(1)) : 0;
  }

  /** What stands beside an upload under way. */
  private static void awaitSaid(Page page, String text) {
    page.locator(".uploads").getByText(text).waitFor();
  }

  private void restart() throws IOException {
    ecluse.close();
    ecluse = RunningEcluse.again(ecluse);
    cable.leadTo(ecluse.httpsPort());
  }
}
