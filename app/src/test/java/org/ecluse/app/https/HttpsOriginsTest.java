package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.ecluse.app.exposure.Exposure;
import org.ecluse.app.exposure.History;
import org.ecluse.app.exposure.Question;
import org.ecluse.app.transfer.Origins;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where a delivery is read from over HTTPS is what the socket says, by API and in a browser. */
class HttpsOriginsTest extends DoorFixture {

  private static final String OFFICE = "127.0.0.1";
  private static final String ELSEWHERE = "127.0.0.2";
  private static final Instant EVER = Instant.parse("2100-01-01T00:00:00Z");

  private static Client far;

  @BeforeAll
  static void another() {
    far = new Client(house, InetAddress.ofLiteral(ELSEWHERE));
  }

  @AfterAll
  static void gone() {
    far.close();
  }

  private static List<String> readFrom(String address) {
    History history = new History();
    house.stores.ledger().forEach(history::hear);
    List<String> origin =
        List.of(new Origins(house.stores::pseudonym).parse(address).orElseThrow().toString());
    return Exposure.of(history, new Question(Instant.EPOCH, EVER, List.of(), origin, List.of()))
        .readable()
        .stream()
        .map(Exposure.Row::delivery)
        .toList();
  }

  @Test
  void aPass_readsFromWhereItsSocketIs_whateverItsHeadersSay() {
    String delivery = deliver(content(1_000));

    far.get(
        contentPath(delivery),
        recipient,
        "X-Forwarded-For",
        "192.0.2.7",
        "Forwarded",
        "for=192.0.2.7",
        "X-Real-IP",
        "192.0.2.7");

    assertThat(readFrom(ELSEWHERE)).contains(delivery);
    assertThat(readFrom("192.0.2.7")).isEmpty();
    assertThat(readFrom(OFFICE)).doesNotContain(delivery);
  }

  @Test
  void whatGoesOnElsewhere_wasReadFromBoth_andLookingIsReadingFromNowhere() {
    String begun = deliver(content(1_000));
    String seen = deliver(content(1_000));
    read(begun, recipient, "Range", "bytes=0-99");
    far.get(contentPath(begun), recipient, "Range", "bytes=100-199");
    far.head(contentPath(seen), recipient);

    assertThat(readFrom(OFFICE)).contains(begun).doesNotContain(seen);
    assertThat(readFrom(ELSEWHERE)).contains(begun).doesNotContain(seen);
  }

  @Test
  void aPage_readsFromWhereItsBrowserIs_notFromWhereItsSessionBegan() {
    String delivery = deliver(content(1_000));
    String page = "/take/" + delivery;
    Browser there = Browser.with(far, house.pass(DoorHouse.RECIPIENT));
    Browser here = there.at(client);
    there.press(page, page);

    assertThat(here.get(page + "/content").status()).isEqualTo(200);

    assertThat(readFrom(OFFICE)).contains(delivery);
    assertThat(readFrom(ELSEWHERE)).doesNotContain(delivery);
  }
}
