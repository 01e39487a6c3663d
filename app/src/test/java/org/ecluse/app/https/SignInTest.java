package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.junit.jupiter.api.Test;

/** Persons sign in at the door, and nobody else does. */
class SignInTest extends DoorFixture {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static String newAccount(Role role) {
    String id = role.word() + "-" + NUMBER.incrementAndGet();
    house.account(id, role);
    return id;
  }

  private static Person newPerson(Role role) {
    return Person.enrolled(house, client, newAccount(role));
  }

  private static void assertSignedIn(Person person, boolean expected) {
    assertThat(person.get("/me").status()).isEqualTo(expected ? 200 : 303);
  }

  private static Set<String> sessionIds() {
    return DoorHouse.done(house.people.sessions().list(house.console())).stream()
        .map(session -> session.id().toString())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The one session that there was not before. */
  private static String onlyNew(Set<String> before) {
    List<String> added =
        sessionIds().stream().filter(session -> !before.contains(session)).toList();
    assertThat(added).hasSize(1);
    return added.getFirst();
  }

  private static void disable(String account) {
    DoorHouse.done(house.office.accountAdmin().disable(house.console(), new AccountId(account)));
    house.recheck();
  }

  @Test
  void anInvitation_isTakenUpOnce_andSignsIn() {
    String account = newAccount(Role.SENDER);
    Person person = new Person(house, client, account);
    String secret = person.invite();

    Client.Answer taken = person.enrol(secret);

    assertThat(taken.status()).isEqualTo(303);
    assertSignedIn(person, true);
    assertThat(new Person(house, client, account).enrol(secret).status()).isEqualTo(404);
  }

  @Test
  void theCookie_isForThisHostAlone_andForNoScript() {
    Person person = new Person(house, client, newAccount(Role.ADMIN));
    Client.Answer taken = person.enrol(person.invite());
    assertThat(taken.headers().allValues("set-cookie"))
        .filteredOn(cookie -> cookie.startsWith("__Host-ecluse-session="))
        .singleElement()
        .asString()
        .contains("Path=/", "Secure", "HTTPOnly", "SameSite=Lax")
        .doesNotContain("Domain", "Max-Age", "Expires");
  }

  @Test
  void anInvitation_endsAfterADay_andWhenThereIsANewerOne() {
    Person person = new Person(house, client, newAccount(Role.SENDER));
    String first = person.invite();
    String second = person.invite();
    assertThat(person.post("/enrol", "secret", first).status()).isEqualTo(404);
    assertThat(person.post("/enrol", "secret", second).status()).isEqualTo(200);
    house.clock.advance(Duration.ofHours(24));
    assertThat(person.enrol(second).status()).isEqualTo(404);
  }

  @Test
  void aWeakPasswordOrAWrongCode_leavesTheInvitationGood() {
    Person person = new Person(house, client, newAccount(Role.SENDER));
    String secret = person.invite();
    assertThat(
            person
                .post("/enrol/password", "secret", secret, "password", "short", "again", "short")
                .text())
        .contains("too short");
    assertThat(
            person
                .post(
                    "/enrol/password",
                    "secret",
                    secret,
                    "password",
                    Person.PASSWORD,
                    "again",
                    Person.PASSWORD,
                    "code",
                    "0")
                .text())
        .contains("not the one that the app shows");
    assertThat(person.enrol(secret).status()).isEqualTo(303);
  }

  @Test
  void whatIsWrong_isNotTold() {
    String disabled = newAccount(Role.SENDER);
    Person gone = Person.enrolled(house, client, disabled);
    disable(disabled);
    Person person = newPerson(Role.SENDER);
    house.clock.advance(Person.STEP);
    String wrong = person.signIn("some other password", person.code()).text();
    List<Client.Answer> answers =
        List.of(
            person.signIn(Person.PASSWORD, "123456"),
            person.signIn("", ""),
            gone.signIn(Person.PASSWORD, gone.code()),
            new Person(house, client, "nobody-at-all").signIn(Person.PASSWORD, "123456"),
            new Person(house, client, "../../etc").signIn(Person.PASSWORD, "123456"),
            new Person(house, client, DoorHouse.RECIPIENT).signIn(Person.PASSWORD, "123456"));
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(422);
              assertThat(answer.headers().allValues("set-cookie")).isEmpty();
              assertThat(body(answer.text())).isEqualTo(body(wrong));
            });
    assertThat(person.signIn().status()).isEqualTo(303);
  }

  /** Without the navigation, which is the one of whoever is signed in. */
  private static String body(String page) {
    return page.substring(page.indexOf("<main"));
  }

  @Test
  void aCode_isGoodOnce() {
    Person person = newPerson(Role.SENDER);
    house.clock.advance(Person.STEP);
    String code = person.code();
    assertThat(person.signIn(Person.PASSWORD, code).status()).isEqualTo(303);
    assertThat(person.signIn(Person.PASSWORD, code).status()).isEqualTo(422);
    house.clock.advance(Person.STEP);
    assertThat(person.signIn(Person.PASSWORD, code).status()).isEqualTo(422);
  }

  @Test
  void aSession_isNewAtEverySignIn_andTheOneBeforeEnds() {
    Person person = newPerson(Role.SENDER);
    String before = person.session();
    assertThat(person.signIn().status()).isEqualTo(303);
    assertThat(person.session()).isNotEqualTo(before);
    Person old = new Person(house, client, "old");
    old.cookies.put("__Host-ecluse-session", before);
    assertSignedIn(old, false);
  }

  @Test
  void aSecretThatSomebodyElseChose_opensNothing_alsoAfterSigningIn() {
    Person person = newPerson(Role.SENDER);
    String chosen = "A".repeat(43);
    person.cookies.put("__Host-ecluse-session", chosen);
    assertSignedIn(person, false);
    person.signIn();
    assertThat(person.session()).isNotEqualTo(chosen);
  }

  @Test
  void aBrowserWithoutCookies_isToldSo() {
    assertThat(new Person(house, client, "x").get("/sign-in/done").text())
        .contains("keeps no cookies");
  }

  @Test
  void aForm_needsTheSessionsToken_andOurOwnSite() {
    Person person = newPerson(Role.SENDER);
    String other = newPerson(Role.SENDER).token();
    assertThat(person.post("/sign-out").status()).isEqualTo(403);
    assertThat(person.post("/sign-out", "csrf", other).status()).isEqualTo(403);
    for (Map<String, String> foreign :
        List.of(Map.of("Origin", "https://evil.example"), Map.of("Sec-Fetch-Site", "cross-site"))) {
      assertThat(person.postFrom(foreign, "/sign-out", "csrf", person.token()).status())
          .isEqualTo(403);
      assertThat(person.postFrom(foreign, "/sign-in").status()).isEqualTo(403);
    }
    assertSignedIn(person, true);
    assertThat(person.submit("/sign-out").status()).isEqualTo(303);
    assertSignedIn(person, false);
  }

  @Test
  void aSession_isEndedByItsPersonAndAdmins_notByOthers() {
    Set<String> before = sessionIds();
    Person person = newPerson(Role.SENDER);
    String persons = onlyNew(before);
    Person stranger = newPerson(Role.SENDER);
    assertThat(stranger.submit("/me/sessions/end", "session", persons).status()).isEqualTo(404);
    assertSignedIn(person, true);
    assertThat(newPerson(Role.ADMIN).submit("/me/sessions/end", "session", persons).status())
        .isEqualTo(303);
    assertSignedIn(person, false);
    assertThat(stranger.get("/me").text()).contains("This browser").doesNotContain(persons);
  }

  @Test
  void aDisabledAccount_isOutAtOnce_andEnablingItBringsNoSessionBack() {
    String account = newAccount(Role.SENDER);
    Person person = Person.enrolled(house, client, account);
    disable(account);
    assertSignedIn(person, false);
    DoorHouse.done(house.office.accountAdmin().enable(house.console(), new AccountId(account)));
    house.recheck();
    assertSignedIn(person, false);
    assertThat(person.signIn().status()).isEqualTo(303);
  }

  @Test
  void aSession_isOverWhenItIdles_andWhateverItDoes() {
    Person idle = newPerson(Role.SENDER);
    Person busy = newPerson(Role.SENDER);
    for (int i = 0; i < 16; i++) {
      assertSignedIn(busy, true);
      house.clock.advance(Duration.ofMinutes(29));
      house.recheck();
    }
    assertSignedIn(idle, false);
    house.clock.advance(Duration.ofMinutes(29));
    house.recheck();
    assertSignedIn(busy, false);
    sender = house.pass(DoorHouse.SENDER);
  }

  @Test
  void aGuesser_locksHimselfOut_notThePerson() {
    String account = newAccount(Role.SENDER);
    Person person = Person.enrolled(house, client, account);
    Person guesser = new Person(house, client, account);
    int looked = 0;
    while (guesser.signIn("guess", "123456").status() == 422) {
      looked++;
    }
    assertThat(looked).isEqualTo(10);
    assertThat(guesser.signIn("guess", "123456").status()).isEqualTo(429);
    assertThat(person.signIn().status()).isEqualTo(303);
  }

  @Test
  void whileSomebodyGuesses_thePersonSignsInFromElsewhere_alsoWithANewDevice() {
    String account = newAccount(Role.SENDER);
    Person person = Person.enrolled(house, client, account);
    Person guesser = new Person(house, client, account);
    double before = refused("too_many");
    while (guesser.signIn("guess", "123456").status() == 422) {
      assertThat(refused("wrong")).isPositive();
    }
    assertThat(refused("too_many")).isEqualTo(before + 1);
    try (Client elsewhere = new Client(house, InetAddress.ofLiteral("127.0.0.2"))) {
      assertThat(person.withoutCookies(client).signIn().status()).isEqualTo(429);
      assertThat(person.withoutCookies(elsewhere).signIn().status()).isEqualTo(303);
    }
  }

  private static double refused(String reason) {
    return house.meters.counter("ecluse.signin.failures", "reason", reason).count();
  }
}
