package org.ecluse.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.app.cli.Ecluse.Result;
import org.ecluse.app.wiring.Inhabited;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureCommandTest {

  private static final String EVER = "2000-01-01T00:00:00Z";
  private static final String HERE = "192.0.2.7";
  private static final Pattern ORIGIN = Pattern.compile("Read from (o-[a-z2-7]{26})\\.");

  @TempDir Path directory;
  private Ecluse ecluse;
  private String here;
  private String there;

  @BeforeEach
  void twoDeliveries_takenAtTwoAddresses() {
    Path home = directory.resolve("home");
    ecluse = new Ecluse(home);
    try (Inhabited people = new Inhabited(home)) {
      here = take(people, HERE);
      there = take(people, "2001:db8::1");
    }
  }

  private static String take(Inhabited people, String address) {
    var delivery = people.send("hello").id();
    people.take(delivery, address);
    return delivery.toString();
  }

  private Result ask(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "exposure";
    all[1] = "--from";
    all[2] = EVER;
    System.arraycopy(words, 0, all, 3, words.length);
    return ecluse.run(all);
  }

  @Test
  void anAddress_givesWhatWasReadFromIt_andNeverItself() {
    Result result = ask("--address", HERE);

    assertThat(result.out()).contains(here).doesNotContain(there, HERE);
    assertThat(ask("--address", "2001:db8::ffff").out()).contains(there).doesNotContain(here);
    assertThat(ask("--address", HERE, "--address", "2001:db8::1", "--csv").out())
        .contains(here, there);
    assertThat(ask("--address", "192.0.2.8", "--json").out())
        .contains("\"readable\":[]", "\"origins\":[\"o-");
  }

  @Test
  void anExport_isAskedByTheOrigin_andKnowsNoAddress() throws IOException {
    Matcher told = ORIGIN.matcher(ask("--address", HERE).out());
    assertThat(told.find()).isTrue();
    String export = directory.resolve("export").toString();
    assertThat(ecluse.run("ledger", "export", "--out", export).code()).isZero();
    assertThat(Files.readString(Path.of(export))).contains(told.group(1)).doesNotContain(HERE);
    String key = ecluse.run("ledger", "key").line();
    String[] question = {
      "exposure", "--from", EVER, "--to", "2100-01-01T00:00:00Z", "--ledger", export, "--key", key
    };

    assertThat(with(question, "--origin", told.group(1)).out())
        .contains(here)
        .doesNotContain(there);
    Result refused = with(question, "--address", HERE);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .isEqualTo("ecluse: An export does not know addresses: ask the home, or give --origin.\n");
  }

  private Result with(String[] question, String name, String value) {
    String[] all = Arrays.copyOf(question, question.length + 2);
    all[question.length] = name;
    all[question.length + 1] = value;
    return ecluse.bare(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "10.1", "192.0.2.256", "192.0.2.0/24", ""})
  void aBadAddress_isOneError(String text) {
    Result result = ask("--address", text);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo("ecluse: Not an address such as 192.0.2.7 or 2001:db8::7.\n");
  }

  @Test
  void anAddressInTheOriginsPlace_isOneError_thatDoesNotRepeatIt() {
    Result result = ask("--origin", HERE);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("ecluse: Not an origin")
        .doesNotContain(HERE)
        .hasLineCount(1);
  }
}
