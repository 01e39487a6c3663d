package org.ecluse.app.https;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts: it keeps cookies, fills in forms and follows where it is sent. */
final class Browser {

  static final String HTML = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final Client client;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  Browser(Client client) {
    this.client = client;
  }

  /** A browser that has shown a pass. */
  static Browser with(Client client, String pass) {
    Browser browser = new Browser(client);
    Client.Answer shown = browser.submit("/pass", Map.of("pass", pass, "to", "/inbox"));
    if (shown.status() != 303) {
      throw new AssertionError(shown.status() + " " + shown.text());
    }
    return browser;
  }

  /** The same browser, carried to another place. */
  Browser at(Client there) {
    Browser carried = new Browser(there);
    carried.cookies.putAll(cookies);
    return carried;
  }

  void cookie(String name, String value) {
    cookies.put(name, value);
  }

  Client.Answer get(String path, String... headers) {
    return ask("GET", path, "", headers);
  }

  Client.Answer head(String path) {
    return ask("HEAD", path, "");
  }

  /** Presses a button of a page: the page's token and nothing else. */
  Client.Answer press(String page, String action) {
    return submit(action, Map.of("csrf", token(get(page))));
  }

  static String token(Client.Answer page) {
    Matcher found = TOKEN.matcher(page.text());
    if (!found.find()) {
      throw new AssertionError("no form in " + page.text());
    }
    return found.group(1);
  }

  Client.Answer submit(String path, Map<String, String> fields) {
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (name, value) ->
            body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return ask(
        "POST",
        path,
        body.toString(),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Sec-Fetch-Site",
        "same-origin");
  }

  /** Sends a body as it is. */
  Client.Answer ask(String method, String path, String body, String... headers) {
    String[] all = new String[headers.length + 4];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Accept";
    all[headers.length + 1] = HTML;
    all[headers.length + 2] = "Cookie";
    StringBuilder jar = new StringBuilder("language=en");
    cookies.forEach((name, value) -> jar.append("; ").append(name).append('=').append(value));
    all[headers.length + 3] = jar.toString();
    Client.Answer answer =
        client.ask(
            method,
            path,
            null,
            body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
            all);
    answer
        .headers()
        .allValues("set-cookie")
        .forEach(
            set -> {
              int equals = set.indexOf('=');
              cookies.put(set.substring(0, equals), set.substring(equals + 1, set.indexOf(';')));
            });
    return answer;
  }
}
