package org.ecluse.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** One complete copy leaves, at most: against the patient, the many, and the one who vanishes. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class OnceTest {

  private static final long SIZE = 40_000_000;
  private static final long SLACK = 16 << 20;
  private static final int IDENTITIES_PER_DOOR = 25;
  private static final String CROWD = "cpam";
  private static final Pattern TOKEN = Pattern.compile("\"(?:token|pass)\"\\s*:\\s*\"([^\"]+)\"");

  private Path directory;
  private RunningEcluse ecluse;
  private Sample sample;
  private Curl recipient;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    ecluse = RunningEcluse.start(directory);
    sample = Sample.write(directory.resolve("export.csv"), SIZE);
    recipient = new Curl(ecluse, "pass-1");
  }

  @AfterAll
  void stop() {
    ecluse.close();
  }

  @Test
  void allButTheLastByte_tenTimes_staysWithinTheBudget_andIsThenSpent() {
    String delivery = recipient.deliveryOf(send());
    long total = 0;
    for (int i = 0; i < 10; i++) {
      Path got = directory.resolve("almost-" + i);
      recipient.download(delivery, got, "-r", "0-" + (sample.sizeBytes() - 2)).ended();
      total += SealedDisk.bytes(got);
    }

    assertThat(total).isBetween(sample.sizeBytes(), sample.sizeBytes() + SLACK);
    assertThat(recipient.refusal("deliveries/" + delivery + "/content"))
        .contains("\"spent\"")
        .endsWith("410");
  }

  @Test
  void fiftyIdentitiesAtOnce_overBothDoors_getOneCopy() throws IOException {
    List<OpenSsh> keys = accountWithKeys();
    List<Curl> passes = passes();
    String transfer = new Curl(ecluse, "sender-pass").upload(sample, CROWD, "");
    String delivery = passes.getFirst().deliveryOf(transfer);
    String remote = "/inbox/" + transfer + "/" + sample.name();
    Path all = Files.createDirectory(directory.resolve("fifty"));

    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < IDENTITIES_PER_DOOR; i++) {
      runs.add(passes.get(i).download(delivery, all.resolve("pass-" + i)));
      runs.add(keys.get(i).start(List.of(), "get " + remote + " " + all.resolve("key-" + i)));
    }
    runs.forEach(Run::ended);

    assertThat(runs.stream().filter(run -> run.exit() == 0)).hasSize(1);
    assertThat(SealedDisk.files(all).stream().map(Sample::sha256))
        .filteredOn(sample.sha256()::equals)
        .hasSize(1);
    assertThat(SealedDisk.bytes(all)).isEqualTo(sample.sizeBytes());
  }

  @Test
  void oneWhoVanishedHalfWay_blocksTheOthers_untilAReissue() {
    String transfer = send();
    String delivery = recipient.deliveryOf(transfer);
    String remote = "/inbox/" + transfer + "/" + sample.name();
    recipient.download(delivery, directory.resolve("vanished"), "-r", "0-19999999").ended();
    OpenSsh other = new OpenSsh(ecluse, RunningEcluse.RECIPIENT, "key-2");
    Path got = directory.resolve("reissued");
    other.batch("get " + remote + " " + got).failed();

    ecluse.cli("reissue", delivery);

    other.batch("get " + remote + " " + got).succeeded();
    assertThat(Sample.sha256(got)).isEqualTo(sample.sha256());
    assertThat(recipient.refusal("deliveries/" + delivery + "/content")).endsWith("410");
    ecluse.tryCli("reissue", delivery).failed();
  }

  private String send() {
    return new Curl(ecluse, "sender-pass").upload(sample);
  }

  private List<OpenSsh> accountWithKeys() {
    List<String> words = new ArrayList<>(List.of("recipient", "add", CROWD));
    List<OpenSsh> keys = new ArrayList<>();
    for (int i = 0; i < IDENTITIES_PER_DOOR; i++) {
      String name = "crowd-key-" + i;
      ecluse.sshKey(name);
      words.addAll(List.of("--ssh-key", ecluse.path(name + ".pub")));
      keys.add(new OpenSsh(ecluse, CROWD, name));
    }
    ecluse.cli(words.toArray(String[]::new));
    return keys;
  }

  /** Passes by the administrator's own request: faster than one command each. */
  private List<Curl> passes() throws IOException {
    ecluse.cli("admin", "add", "root");
    ecluse.pass("root", "admin-pass");
    List<Curl> passes = new ArrayList<>();
    for (int i = 0; i < IDENTITIES_PER_DOOR; i++) {
      String wish = "{\"account\":\"" + CROWD + "\"}";
      String answer = new Curl(ecluse, "admin-pass").call("passes", "--json", wish);
      Matcher token = TOKEN.matcher(answer);
      assertThat(token.find()).as(answer).isTrue();
      String name = "crowd-pass-" + i;
      Files.writeString(directory.resolve(name), "Authorization: Bearer " + token.group(1));
      passes.add(new Curl(ecluse, name));
    }
    return passes;
  }
}
