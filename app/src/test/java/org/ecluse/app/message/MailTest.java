package org.ecluse.app.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.ecluse.app.client.SelfSigned;
import org.ecluse.app.client.Trust;
import org.ecluse.app.follow.Follower;
import org.ecluse.app.message.Carrier.Result;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.MovableClock;
import org.ecluse.app.wiring.Clocks;
import org.ecluse.app.wiring.Inhabited;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Id128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages follow the ledger to a real mail server, each once, whatever fails on the way. */
class MailTest {

  @TempDir Path directory;

  private final MovableClock clock = new MovableClock(Clocks.system().instant());
  private int port;
  private boolean isNaming;
  private GreenMail server = new GreenMail();
  private Inhabited inhabited;
  private Postman postman;
  private Follower follower;

  @BeforeEach
  void open() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    startServer(ServerSetup.PROTOCOL_SMTP);
    settle();
    Caller console = inhabited.house.console();
    AccountId root = new AccountId("root");
    done(
        inhabited.house.accountAdmin().add(console, root, Role.ADMIN, Optional.empty(), List.of()));
    for (String id : List.of("lab", "ars-idf", "root")) {
      done(
          inhabited
              .house
              .accountAdmin()
              .setMail(console, new AccountId(id), Optional.of(id + "@example.org")));
    }
    begin(new Mailer(settings(MailSettings.Security.NONE), tls(), clock));
  }

  private static <T> T done(Outcome<T> outcome) {
    return Inhabited.done(outcome);
  }

  private void settle() {
    inhabited = new Inhabited(directory.resolve("home"), clock);
    inhabited.house.transfers().reconcile();
  }

  private void startServer(String protocol) {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", protocol));
    server.start();
  }

  /** A postman as the service has one. */
  private void begin(MailSettings.Security security) throws Exception {
    begin(new Mailer(settings(security), tls(), clock));
  }

  private void begin(Carrier carrier) {
    var stores = inhabited.house.stores();
    postman =
        new Postman(
            stores.outbox(),
            stores.feed(),
            stores.records(),
            stores.accounts(),
            carrier,
            Duration.ofHours(24),
            isNaming,
            clock);
    follower =
        new Follower(
            Postman.FOLLOWER, stores.feed(), postman::give, stores.feed().end(), System::nanoTime);
  }

  private MailSettings settings(MailSettings.Security security) {
    return new MailSettings(
        "127.0.0.1",
        port,
        security,
        Optional.empty(),
        Optional.empty(),
        "ecluse@example.org",
        Optional.empty(),
        Language.FR,
        "https://ecluse.example.org",
        Duration.ofHours(24),
        false);
  }

  private static SSLContext tls() throws Exception {
    KeyStore store = new DummySSLServerSocketFactory().getKeyStore();
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  @AfterEach
  void close() {
    server.stop();
    inhabited.close();
  }

  private void round() throws IOException {
    follower.run();
    postman.run();
  }

  private List<String> subjects() throws Exception {
    return Stream.of(server.getReceivedMessages()).map(MailTest::subject).toList();
  }

  private static String subject(MimeMessage message) {
    try {
      return message.getAllRecipients()[0] + ": " + message.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void sendersRecipientsAndAdmins_areTold_withoutANameOfAFile() throws Exception {
    round();
    assertThat(server.getReceivedMessages()).isEmpty();

    DeliveryView taken = inhabited.send("content");
    round();
    inhabited.take(taken.id());
    DeliveryView revoked = inhabited.send("content");
    done(inhabited.house.transfers().revoke(inhabited.sender(), revoked.id()));
    inhabited.house.transfers().raise(new LedgerEvent.IntegrityFailed(new FileId(new Id128(1, 2))));
    round();
    round();

    assertThat(subjects())
        .containsExactlyInAnyOrder(
            "ars-idf@example.org: Une remise vous attend",
            "ars-idf@example.org: Une remise vous attend",
            "lab@example.org: Transfert retiré",
            "lab@example.org: Transfert révoqué",
            "root@example.org: ALARME Ecluse : integrity_failed");
    for (MimeMessage message : server.getReceivedMessages()) {
      assertThat(GreenMailUtil.getWholeMessage(message))
          .doesNotContain("export.csv", "content\n", "eyJ");
      assertThat(message.getHeader("Message-ID")[0]).matches("<[0-9a-f]{32}@example.org>");
    }
  }

  @Test
  void whatIsAboutToExpireUntaken_isToldItsSender_once() throws Exception {
    round();
    inhabited.send("content");
    round();
    clock.advance(Duration.ofHours(47));
    round();
    assertThat(subjects()).hasSize(1);
    clock.advance(Duration.ofHours(2));
    round();
    clock.advance(Duration.ofHours(1));
    round();
    assertThat(subjects())
        .hasSize(2)
        .contains("lab@example.org: Un transfert va expirer sans avoir été retiré");
  }

  @Test
  void anOutage_andARestart_loseNothing_andSendNothingTwice() throws Exception {
    round();
    server.stop();
    inhabited.send("content");
    assertThatThrownBy(this::round).isInstanceOf(IOException.class);
    inhabited.close();
    settle();
    begin(MailSettings.Security.NONE);
    round();

    startServer(ServerSetup.PROTOCOL_SMTP);
    round();
    assertThat(server.getReceivedMessages()).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    round();
    clock.advance(Duration.ofHours(2));
    round();
    assertThat(subjects()).containsExactly("ars-idf@example.org: Une remise vous attend");
  }

  @Test
  void aCrashBetweenSendingAndItsNote_sendsNothingTwice() throws Exception {
    round();
    Mailer mailer = new Mailer(settings(MailSettings.Security.NONE), tls(), clock);
    begin(
        (address, message, handing) -> {
          mailer.carry(address, message, handing);
          throw new IllegalStateException("the process dies here");
        });
    inhabited.send("content");
    assertThatThrownBy(this::round).hasMessage("the process dies here");

    inhabited.close();
    settle();
    begin(MailSettings.Security.NONE);
    clock.advance(Duration.ofHours(2));
    round();
    assertThat(subjects()).containsExactly("ars-idf@example.org: Une remise vous attend");
  }

  @Test
  void aCrashBeforeTheServerCouldTakeIt_losesNothing() throws Exception {
    round();
    begin(
        (_, _, _) -> {
          throw new IllegalStateException("the process dies here");
        });
    inhabited.send("content");
    assertThatThrownBy(this::round).hasMessage("the process dies here");

    begin(MailSettings.Security.NONE);
    round();
    assertThat(subjects()).hasSize(1);
  }

  @Test
  void aServerWithoutTls_getsNothing_whereTlsIsWanted() throws Exception {
    round();
    for (MailSettings.Security security :
        Set.of(MailSettings.Security.STARTTLS, MailSettings.Security.TLS)) {
      Mailer mailer = new Mailer(settings(security), tls(), clock);
      Message message =
          new Message(
              "0".repeat(32), new AccountRef(new Id128(1, 1)), Message.Kind.ALARM, Map.of());
      assertThat(mailer.carry("root@example.org", message, () -> {})).isEqualTo(Result.NOT_TAKEN);
    }
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerThatOffersTls_getsThemOverIt() throws Exception {
    round();
    SelfSigned identity = SelfSigned.create();
    Path pem = identity.writePem(directory.resolve("mail.pem"));
    try (StartTlsFront front = new StartTlsFront(identity.serverContext(), port)) {
      int behind = port;
      port = front.port();
      MailSettings settings = settings(MailSettings.Security.STARTTLS);
      port = behind;
      begin(new Mailer(settings, new Trust.Pinned(pem).context(), clock));
      inhabited.send("content");
      round();
      assertThat(front.encrypted()).isEqualTo(1);
    }
    assertThat(subjects()).containsExactly("ars-idf@example.org: Une remise vous attend");
  }

  @Test
  void names_areInMessages_whereThePolicyAllowsIt_andNeverInTheOutbox() throws Exception {
    isNaming = true;
    begin(MailSettings.Security.NONE);
    round();
    inhabited.send("content");
    round();
    String whole = GreenMailUtil.getBody(server.getReceivedMessages()[0]);
    assertThat(whole).contains("export.csv", "De : lab").doesNotContain("ni nom de fichier");
    for (String file : List.of("records.db", "records.db-wal")) {
      assertThat(Files.readString(directory.resolve("home").resolve(file), ISO_8859_1))
          .doesNotContain("export.csv");
    }
  }
}
