package org.ecluse.app.https;

import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A house and a client for a class of tests; every test brings its own transfers and passes. */
abstract class DoorFixture {

  static final String API = "/api/v1";

  /** For what will come, but not at a time that matters; a busy machine may take its time. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir static Path folder;

  static DoorHouse house;
  static Client client;
  static String sender;
  static String recipient;

  @BeforeAll
  static void open() {
    house = new DoorHouse(folder.resolve("home"));
    client = new Client(house);
    sender = house.pass(DoorHouse.SENDER);
    recipient = house.pass(DoorHouse.RECIPIENT);
  }

  @AfterAll
  static void close() {
    client.close();
    house.close();
  }

  static byte[] content(int size) {
    byte[] bytes = new byte[size];
    RandomGeneratorFactory.of("L64X128MixRandom").create(size).nextBytes(bytes);
    return bytes;
  }

  /** Sends one file to the recipient; its delivery's id. */
  static String deliver(byte[] content) {
    Client.Answer sent = client.put(API + "/send/ars-idf/export.csv", sender, content);
    if (sent.status() != 201) {
      throw new AssertionError(sent.text());
    }
    return idOf("d-", sent);
  }

  /** The first id of a kind in an answer. */
  static String idOf(String prefix, Client.Answer answer) {
    int at = answer.text().indexOf("\"" + prefix) + 1;
    return answer.text().substring(at, at + 28);
  }

  static String contentPath(String delivery) {
    return API + "/deliveries/" + delivery + "/content";
  }

  static Client.Answer read(String delivery, String pass, String... headers) {
    return client.get(contentPath(delivery), pass, headers);
  }

  /** The one word for the delivery's state, as its sender sees it. */
  static String state(String delivery) {
    String all = client.get(API + "/transfers", sender).text();
    int at = all.indexOf("\"id\":\"" + delivery);
    int state = all.indexOf("\"state\":\"", at) + 9;
    return all.substring(state, all.indexOf('"', state));
  }

  static String requestFor(String delivery, String pass, String... headers) {
    StringBuilder request =
        new StringBuilder("GET " + contentPath(delivery) + " HTTP/1.1\nHost: x\n");
    request.append("Authorization: Bearer ").append(pass).append('\n');
    for (String header : headers) {
      request.append(header).append('\n');
    }
    return request.append('\n').toString();
  }
}
