package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Post;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecluse.app.session.WebSessions;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may do what with a browser: every route of the pages for everybody, from one table. A cell is
 * the status, or {@code ask} where the answer leads to signing in; every form has the token of its
 * session. A refusal must leave everything as it was.
 *
 * <p>{@code {T}} is a transfer that was sent by the sender to the recipient, {@code {D}} its
 * delivery; {@code {S}} and {@code {C}} are others, which the recipient has begun to read; {@code
 * {U}} is a transfer that is not sent yet and {@code {F}} its file. {@code disabled} is a sender
 * who was disabled while signed in; recipients have shown a pass.
 */
class PageRolesTest extends DoorFixture {

  private static final String TABLE =
      """
      request                                    nobody disabled sender other-sender admin recipient other-recipient
      GET  /                                     200    200      200    200          200   200       200
      GET  /help                                 200    200      200    200          200   200       200
      GET  /language/en                          303    303      303    303          303   303       303
      GET  /assets/none.css                      404    404      404    404          404   404       404
      POST /csp-reports                          204    204      204    204          204   204       204
      GET  /sign-in                              200    200      200    200          200   200       200
      POST /sign-in                              422    422      422    422          422   422       422
      POST /sign-in/passkey                      422    422      422    422          422   422       422
      POST /sign-in/passkey/options              200    200      200    200          200   200       200
      GET  /sign-in/done                         400    400      303    303          303   400       400
      GET  /enrol                                200    200      200    200          200   200       200
      POST /enrol                                404    404      404    404          404   404       404
      POST /enrol/password                       404    404      404    404          404   404       404
      POST /enrol/passkey                        404    404      404    404          404   404       404
      POST /enrol/passkey/options                404    404      404    404          404   404       404
      GET  /me                                   ask    ask      200    200          200   ask       ask
      POST /me/sessions/end                      ask    ask      404    404          404   ask       ask
      POST /me/passkey/options                   ask    ask      200    200          200   ask       ask
      POST /me/passkey                           ask    ask      409    409          409   ask       ask
      POST /me/passkey/remove                    ask    ask      409    409          409   ask       ask
      GET  /send                                 ask    ask      200    200          404   ask       ask
      POST /send                                 ask    ask      400    400          404   ask       ask
      GET  /transfers                            ask    ask      200    200          200   ask       ask
      GET  /transfers/{T}                        ask    ask      200    404          404   ask       ask
      GET  /transfers/{T}/receipt.json           ask    ask      200    404          404   ask       ask
      GET  /transfers/{T}/proof                  ask    ask      200    404          200   ask       ask
      GET  /transfers/{T}/proof.jws              ask    ask      200    404          200   ask       ask
      GET  /transfers/{T}/revoke                 ask    ask      200    404          404   ask       ask
      POST /transfers/{T}/revoke                 ask    ask      303    404          303   ask       ask
      POST /transfers/{U}/files                  ask    ask      303    404          404   ask       ask
      POST /transfers/{U}/files/{F}/discard      ask    ask      303    404          404   ask       ask
      POST /transfers/{U}/send                   ask    ask      303    404          404   ask       ask
      POST /transfers/{T}/deliveries/{D}/revoke  ask    ask      303    404          303   ask       ask
      POST /transfers/{S}/deliveries/{C}/reissue ask    ask      303    404          303   ask       ask
      POST /pass                                 401    401      401    401          401   401       401
      POST /pass/end                             303    303      303    303          303   303       303
      GET  /inbox                                200    200      200    200          200   200       200
      GET  /take/{D}                             200    200      200    200          200   200       404
      GET  /take/{D}/state                       200    200      200    200          200   200       404
      HEAD /take/{D}/content                     200    200      200    200          200   303       303
      GET  /take/{D}/content                     200    200      200    200          200   303       303
      POST /take/{D}                             200    200      200    200          200   303       303
      POST /take/{C}/have                        200    200      200    200          200   303       404
      GET  /admin                                ask    ask      404    404          200   ask       ask
      POST /admin/search                         ask    ask      404    404          200   ask       ask
      POST /admin/revoke/ask                     ask    ask      404    404          200   ask       ask
      POST /admin/revoke                         ask    ask      404    404          303   ask       ask
      GET  /admin/lock                           ask    ask      404    404          200   ask       ask
      POST /admin/lock                           ask    ask      404    404          303   ask       ask
      GET  /admin/stopping                       ask    ask      404    404          200   ask       ask
      GET  /admin/live/passes                    ask    ask      404    404          200   ask       ask
      POST /admin/live/passes/ask                ask    ask      404    404          200   ask       ask
      POST /admin/live/passes/stop               ask    ask      404    404          303   ask       ask
      GET  /admin/accounts                       ask    ask      404    404          200   ask       ask
      POST /admin/accounts                       ask    ask      404    404          404   ask       ask
      GET  /admin/accounts/lab                   ask    ask      404    404          200   ask       ask
      POST /admin/accounts/lab/enable            ask    ask      404    404          303   ask       ask
      POST /admin/accounts/lab/issue-pass        ask    ask      404    404          400   ask       ask
      GET  /admin/state                          ask    ask      404    404          200   ask       ask
      GET  /admin/alarms                         ask    ask      404    404          200   ask       ask
      POST /admin/alarms/open                    ask    ask      404    404          303   ask       ask
      POST /admin/alarms/unfreeze                ask    ask      404    404          303   ask       ask
      GET  /admin/exposure                       ask    ask      404    404          200   ask       ask
      GET  /admin/exposure/report.csv            ask    ask      404    404          400   ask       ask
      GET  /admin/exposure/report.json           ask    ask      404    404          400   ask       ask
      GET  /admin/exposure/form                  ask    ask      404    404          400   ask       ask
      GET  /admin/inventory                      ask    ask      404    404          200   ask       ask
      GET  /admin/ledger                         ask    ask      404    404          200   ask       ask
      POST /admin/ledger/verify                  ask    ask      404    404          200   ask       ask
      GET  /admin/ledger/export.jsonl            ask    ask      404    404          200   ask       ask
      GET  /admin/receipt?id={T}                 ask    ask      404    404          303   ask       ask
      POST /sign-out                             303    303      303    303          303   303       303
      """;

  private static final String OTHER_SENDER = "clinique";
  private static final String DISABLED = "parti";
  private static final Map<String, Person> PERSONS = new HashMap<>();
  private static Things things;

  @BeforeAll
  static void everybody() {
    house.account(OTHER_SENDER, Role.SENDER);
    house.account(DISABLED, Role.SENDER);
    PERSONS.put("sender", Person.enrolled(house, client, DoorHouse.SENDER));
    PERSONS.put("other-sender", Person.enrolled(house, client, OTHER_SENDER));
    PERSONS.put("admin", Person.enrolled(house, client, DoorHouse.ADMIN));
    PERSONS.put("disabled", Person.enrolled(house, client, DISABLED));
    DoorHouse.done(house.office.accountAdmin().disable(house.console(), new AccountId(DISABLED)));
    house.recheck();
    things = Things.make();
  }

  @Test
  void everyRouteOfThePages_isInTheTable() throws Exception {
    Set<String> missing = routes();
    missing.removeAll(
        TABLE
            .lines()
            .skip(1)
            .map(PageRolesTest::words)
            .flatMap(row -> missing.stream().filter(route -> matches(route, row)))
            .collect(Collectors.toSet()));
    assertThat(missing).isEmpty();
  }

  private static boolean matches(String route, List<String> row) {
    String pattern = route.replaceAll("\\{[a-z]+}", "[^/]+");
    return (row.get(0) + " " + row.get(1).replaceAll("\\?.*", "")).matches(pattern);
  }

  private static Set<String> routes() throws IOException, URISyntaxException {
    Path classes =
        Path.of(HttpsDoor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> routes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes.resolve("org/ecluse/app/web"))) {
      for (Path file : files.filter(f -> f.toString().endsWith("Controller.class")).toList()) {
        String name = classes.relativize(file).toString().replace('/', '.');
        routes.addAll(routes(load(name.substring(0, name.length() - ".class".length()))));
      }
    }
    assertThat(routes).contains("GET /admin", "POST /sign-in", "HEAD /take/{id}/content");
    return routes;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> routes(Class<?> type) {
    String base = Objects.requireNonNull(type.getAnnotation(Controller.class)).value();
    Set<String> routes = new TreeSet<>();
    for (Method method : type.getDeclaredMethods()) {
      for (Annotation verb : method.getAnnotations()) {
        switch (verb) {
          case Get get -> routes.add("GET " + join(base, get.value()));
          case Head head -> routes.add("HEAD " + join(base, head.value()));
          case Post post -> routes.add("POST " + join(base, post.value()));
          default -> {}
        }
      }
    }
    return routes;
  }

  private static String join(String base, String path) {
    String joined = (base + path).replace("//", "/");
    return joined.length() > 1 && joined.endsWith("/")
        ? joined.substring(0, joined.length() - 1)
        : joined;
  }

  @TestFactory
  Stream<DynamicTest> everybody_mayDoWhatTheTableSays_andNothingElse() {
    List<String> lines = TABLE.lines().toList();
    List<String> who = words(lines.getFirst());
    return lines.stream()
        .skip(1)
        .map(PageRolesTest::words)
        .flatMap(row -> cells(who.subList(1, who.size()), row));
  }

  private static Stream<DynamicTest> cells(List<String> who, List<String> row) {
    assertThat(row).hasSize(who.size() + 2);
    List<DynamicTest> cells = new ArrayList<>();
    for (int i = 0; i < who.size(); i++) {
      String caller = who.get(i);
      String expected = row.get(i + 2);
      cells.add(
          dynamicTest(
              "%s %s by %s: %s".formatted(row.get(0), row.get(1), caller, expected),
              () -> check(row.get(0), row.get(1), caller, expected)));
    }
    return cells.stream();
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.strip().split(" +"));
  }

  private static void check(String method, String template, String caller, String expected) {
    Browser browser = browser(caller);
    String path = things.fill(template);
    Client.Answer answer =
        switch (method) {
          case "GET" -> browser.get(path);
          case "HEAD" -> browser.head(path);
          default -> post(browser, path, token(browser, caller));
        };

    assertThat(cell(answer)).as(answer.text()).isEqualTo(expected);
    if (answer.status() >= 400 || expected.equals("ask")) {
      things.assertUntouched();
      assertThat(answer.text()).doesNotContain("secret.csv");
    } else if (method.equals("POST") && template.contains("{")) {
      things = Things.make();
    }
    if (template.equals("/sign-out") && PERSONS.containsKey(caller)) {
      PERSONS.get(caller).signIn();
    }
  }

  private static String cell(Client.Answer answer) {
    boolean asks =
        answer.status() == 303 && answer.header("location").orElse("").startsWith("/sign-in?to=");
    return asks ? "ask" : Integer.toString(answer.status());
  }

  private static Browser browser(String caller) {
    Person person = PERSONS.get(caller);
    if (person != null) {
      Browser browser = new Browser(client);
      browser.cookie(WebSessions.PERSON_COOKIE, person.session());
      return browser;
    }
    return switch (caller) {
      case "recipient" -> Browser.with(client, things.pass());
      case "other-recipient" -> Browser.with(client, house.pass(DoorHouse.OTHER_RECIPIENT));
      default -> new Browser(client);
    };
  }

  private static String token(Browser browser, String caller) {
    return switch (caller) {
      case "nobody", "disabled" -> "none";
      case "recipient", "other-recipient" -> Browser.token(browser.get("/inbox"));
      default -> Browser.token(browser.get("/"));
    };
  }

  private static Client.Answer post(Browser browser, String path, String token) {
    if (!path.endsWith("/files")) {
      return browser.submit(path, Map.of("csrf", token));
    }
    String body =
        String.join(
            "\r\n",
            "--border",
            "Content-Disposition: form-data; name=\"csrf\"",
            "",
            token,
            "--border",
            "Content-Disposition: form-data; name=\"f\"; filename=\"b\"",
            "",
            "x",
            "--border--",
            "");
    return browser.ask("POST", path, body, "Content-Type", "multipart/form-data; boundary=border");
  }

  /**
   * What the requests are about.
   *
   * @param pass of the recipient; it holds the claim
   */
  private record Things(
      String transfer,
      String delivery,
      String begun,
      String claimed,
      String unsent,
      String file,
      String pass) {

    static Things make() {
      String pass = house.pass(DoorHouse.RECIPIENT);
      Client.Answer sent = client.put(API + "/send/ars-idf/secret.csv", sender, content(10));
      Client.Answer begun = client.put(API + "/send/ars-idf/secret.csv", sender, content(10));
      read(idOf("d-", begun), pass, "Range", "bytes=0-0");
      String open =
          idOf("t-", client.postJson(API + "/transfers", sender, "{\"recipients\":[\"ars-idf\"]}"));
      client.put(API + "/transfers/" + open + "/files/secret.csv", sender, content(10));
      return new Things(
          idOf("t-", sent),
          idOf("d-", sent),
          idOf("t-", begun),
          idOf("d-", begun),
          open,
          idOf("f-", client.get(API + "/transfers/" + open, sender)),
          pass);
    }

    void assertUntouched() {
      assertThat(state(delivery)).isEqualTo("available");
      assertThat(state(claimed)).isEqualTo("claimed");
      assertThat(client.get(API + "/transfers/" + unsent, sender).text())
          .contains("uploading", "secret.csv")
          .doesNotContain("\"name\":\"b\"");
    }

    String fill(String template) {
      return template
          .replace("{T}", transfer)
          .replace("{D}", delivery)
          .replace("{S}", begun)
          .replace("{C}", claimed)
          .replace("{U}", unsent)
          .replace("{F}", file);
    }
  }
}
