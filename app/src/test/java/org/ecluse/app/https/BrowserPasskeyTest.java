package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Passkeys from a real browser: Chromium with an authenticator that exists in it only. */
@Tag("slow")
class BrowserPasskeyTest extends BrowserFixture {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** Asks the device of whatever page this runs in; as {@code passkey.js} does. */
  private static final String SIGN =
      """
      async (options) => {
        const bytes = (text) => Uint8Array.from(
            atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
        const found = await navigator.credentials.get({
            publicKey: { ...options.publicKey, challenge: bytes(options.publicKey.challenge) } });
        return JSON.stringify(found.toJSON());
      }
      """;

  /** A person with a browser and a device that makes and keeps passkeys. */
  private record Holder(BrowserContext context, Page page, String account)
      implements AutoCloseable {

    /** Takes up an invitation with a passkey; is signed in then. */
    static Holder enrolled(Role role) {
      String account = role.word() + "-p" + NUMBER.incrementAndGet();
      house.account(account, role);
      BrowserContext context = somebody();
      Page page = context.newPage();
      addDevice(context, page);
      page.navigate(address("/enrol#" + new Person(house, client, account).invite()));
      press(page, "Create a passkey");
      page.getByText("Sign out").waitFor();
      return new Holder(context, page, account);
    }

    private static void addDevice(BrowserContext context, Page page) {
      CDPSession devices = context.newCDPSession(page);
      devices.send("WebAuthn.enable");
      JsonObject device = new JsonObject();
      device.addProperty("protocol", "ctap2");
      device.addProperty("transport", "internal");
      device.addProperty("hasResidentKey", true);
      device.addProperty("hasUserVerification", true);
      device.addProperty("isUserVerified", true);
      device.addProperty("automaticPresenceSimulation", true);
      JsonObject options = new JsonObject();
      options.add("options", device);
      devices.send("WebAuthn.addVirtualAuthenticator", options);
    }

    void signOut() {
      press(page, "Sign out");
      page.getByText("You have a file to send").waitFor();
    }

    /** Presses the button for it; what was sent. */
    Request signIn() {
      page.navigate(address("/sign-in"));
      return page.waitForRequest(
          request -> request.method().equals("POST") && request.url().endsWith("/sign-in/passkey"),
          () -> press(page, "Use my passkey"));
    }

    boolean isIn() {
      page.navigate(address("/me"));
      return page.url().equals(address("/me"));
    }

    @Override
    public void close() {
      context.close();
    }
  }

  @Test
  void anInvitation_makesAPasskey_thatSignsIn() {
    try (Holder holder = Holder.enrolled(Role.SENDER)) {
      assertThat(holder.isIn()).isTrue();
      holder.signOut();
      assertThat(holder.isIn()).isFalse();
      holder.signIn();
      holder.page().getByText("Sign out").waitFor();
      assertThat(holder.isIn()).isTrue();
      assertThat(holder.page().content()).contains("Passkey, since");
      assertThat(holder.page().evaluate("() => localStorage.length + sessionStorage.length"))
          .isEqualTo(0);
    }
  }

  @Test
  void anAnswer_thatWasGivenBefore_isRefused() {
    try (Holder holder = Holder.enrolled(Role.SENDER)) {
      holder.signOut();
      Request sent = holder.signIn();
      holder.page().getByText("Sign out").waitFor();
      assertThat(post(sent.postData())).isEqualTo(422);

      String answer = sent.postData().replaceAll(".*answer=", "answer=");
      assertThat(post("to=%2F&ceremony=" + ask().get("ceremony").getAsString() + "&" + answer))
          .isEqualTo(422);
    }
  }

  @Test
  void anAnswer_thatAnotherSiteGot_isRefused() {
    try (Holder holder = Holder.enrolled(Role.SENDER)) {
      holder.page().navigate(address("/sign-in"));
      JsonObject own = ask();
      assertThat(post(own, signed(holder.page(), own))).isEqualTo(303);

      String elsewhere = "http://localhost:8080/";
      holder
          .page()
          .route(
              elsewhere,
              route ->
                  route.fulfill(
                      new Route.FulfillOptions().setContentType("text/html").setBody("<p>hello")));
      holder.page().navigate(elsewhere);
      JsonObject stolen = ask();
      assertThat(post(stolen, signed(holder.page(), stolen))).isEqualTo(422);
    }
  }

  @Test
  void aPasskey_ofADisabledAccount_orFromBeforeANewInvitation_opensNothing() {
    try (Holder holder = Holder.enrolled(Role.ADMIN)) {
      AccountId account = new AccountId(holder.account());
      DoorHouse.done(house.office.accountAdmin().disable(house.console(), account));
      house.recheck();
      assertThat(holder.isIn()).isFalse();
      holder.signIn();
      holder.page().getByText("This passkey opens nothing here").waitFor();
      DoorHouse.done(house.office.accountAdmin().enable(house.console(), account));
      house.recheck();
      holder.signIn();
      holder.page().getByText("Sign out").waitFor();

      Person.enrolled(house, client, holder.account());
      house.recheck();
      assertThat(holder.isIn()).isFalse();
      holder.signIn();
      holder.page().getByText("This passkey opens nothing here").waitFor();
    }
  }

  /** The question that a device is to answer now. */
  private static JsonObject ask() {
    Client.Answer asked =
        client.ask(
            "POST",
            "/sign-in/passkey/options",
            null,
            BodyPublishers.noBody(),
            "Sec-Fetch-Site",
            "same-origin");
    return JsonParser.parseString(asked.text()).getAsJsonObject();
  }

  private static String signed(Page page, JsonObject asked) {
    return (String)
        page.evaluate(
            "options => (" + SIGN + ")(JSON.parse(options))", asked.get("options").toString());
  }

  private static int post(JsonObject asked, String answer) {
    return post(
        "to=%2F&ceremony="
            + asked.get("ceremony").getAsString()
            + "&answer="
            + URLEncoder.encode(answer, StandardCharsets.UTF_8));
  }

  private static int post(String form) {
    Client.Answer answer =
        client.ask(
            "POST",
            "/sign-in/passkey",
            null,
            BodyPublishers.ofString(form),
            "Accept",
            "text/html",
            "Sec-Fetch-Site",
            "same-origin",
            "Content-Type",
            "application/x-www-form-urlencoded");
    Optional<String> cookie = answer.header("set-cookie");
    assertThat(cookie.isPresent()).isEqualTo(answer.status() == 303);
    return answer.status();
  }
}
