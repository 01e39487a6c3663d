package org.ecluse.app.https;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.ecluse.policy.access.AccountId;

/** Somebody at a browser without scripts: keeps cookies, fills in forms, has an app for codes. */
final class Person {

  static final String PASSWORD = "quatre chevaux blancs";
  static final Duration STEP = Duration.ofSeconds(30);

  private final DoorHouse house;
  private final Client client;
  private final String account;
  final Map<String, String> cookies = new TreeMap<>();
  private String codeSecret = "";

  Person(DoorHouse house, Client client, String account) {
    this.house = house;
    this.client = client;
    this.account = account;
  }

  /** Somebody who took up an invitation and is signed in. */
  static Person enrolled(DoorHouse house, Client client, String account) {
    Person person = new Person(house, client, account);
    Client.Answer done = person.enrol(person.invite());
    if (done.status() != 303) {
      throw new AssertionError(done.text());
    }
    return person;
  }

  /** The same person at another browser. */
  Person withoutCookies(Client other) {
    Person same = new Person(house, other, account);
    same.codeSecret = codeSecret;
    return same;
  }

  String invite() {
    return DoorHouse.done(
            house.people.signIn().invitations().invite(house.console(), new AccountId(account)))
        .secret();
  }

  Client.Answer enrol(String secret) {
    Client.Answer choice = post("/enrol", "secret", secret);
    Matcher shown = Pattern.compile("id=\"code-secret\">([A-Z2-7]+)<").matcher(choice.text());
    if (shown.find()) {
      codeSecret = shown.group(1);
    }
    return post(
        "/enrol/password",
        "secret",
        secret,
        "password",
        PASSWORD,
        "again",
        PASSWORD,
        "code",
        code());
  }

  /** Signs in with the next code. */
  Client.Answer signIn() {
    house.clock.advance(STEP);
    return signIn(PASSWORD, code());
  }

  Client.Answer signIn(String password, String code) {
    return post("/sign-in", "account", account, "password", password, "code", code);
  }

  /** What the app shows now. */
  String code() {
    if (codeSecret.isEmpty()) {
      return "000000";
    }
    try {
      HmacOneTimePasswordGenerator app = new HmacOneTimePasswordGenerator(6);
      return app.generateOneTimePasswordString(
          new SecretKeySpec(base32(codeSecret), "HmacSHA1"),
          house.clock.instant().getEpochSecond() / STEP.toSeconds());
    } catch (InvalidKeyException e) {
      throw new AssertionError(e);
    }
  }

  /** Goes on in a real browser. */
  void enter(BrowserContext browser, String address) {
    cookies.forEach(
        (name, value) ->
            browser.addCookies(
                List.of(
                    new Cookie(name, value).setUrl(address).setSecure(true).setHttpOnly(true))));
  }

  Client.Answer get(String path) {
    return kept(client.get(path, null, headers()));
  }

  Client.Answer post(String path, String... fields) {
    return postFrom(Map.of(), path, fields);
  }

  /** With the token of the session, as its pages have it. */
  Client.Answer submit(String path, String... fields) {
    List<String> all = new ArrayList<>(List.of(fields));
    all.add("csrf");
    all.add(token());
    return post(path, all.toArray(String[]::new));
  }

  Client.Answer postFrom(Map<String, String> more, String path, String... fields) {
    List<String> headers = new ArrayList<>(List.of(headers()));
    more.forEach((name, value) -> headers.addAll(List.of(name, value)));
    headers.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
    return kept(
        client.ask(
            "POST",
            path,
            null,
            BodyPublishers.ofString(form(fields)),
            headers.toArray(String[]::new)));
  }

  String token() {
    Matcher found = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(get("/me").text());
    return found.find() ? found.group(1) : "none";
  }

  String session() {
    return cookies.getOrDefault("__Host-ecluse-session", "");
  }

  private String[] headers() {
    List<String> headers = new ArrayList<>(List.of("Accept", "text/html", "Accept-Language", "en"));
    if (!cookies.isEmpty()) {
      headers.add("Cookie");
      headers.add(
          String.join(
              "; ",
              cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).toList()));
    }
    return headers.toArray(String[]::new);
  }

  private Client.Answer kept(Client.Answer answer) {
    for (String cookie : answer.headers().allValues("set-cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      if (cookie.contains("Max-Age=0;") || pair[1].isEmpty()) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
    return answer;
  }

  private static String form(String... fields) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      parts.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return String.join("&", parts);
  }

  private static byte[] base32(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int held = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      held = (held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(held >>> bits);
      }
    }
    return bytes.toByteArray();
  }
}
