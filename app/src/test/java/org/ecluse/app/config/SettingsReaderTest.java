package org.ecluse.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.app.https.HttpsSettings;
import org.ecluse.app.sftp.SftpSettings;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.rules.SendRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

  @TempDir Path home;

  private final List<String> warnings = new ArrayList<>();

  @Test
  void settings_withoutAnySource_areTheDefaultsOfThePolicy() throws IOException {
    Settings settings = read("", Map.of());

    assertThat(settings).isEqualTo(Settings.defaults());
    assertThat(settings.rules()).isEqualTo(Rules.DEFAULT);
    assertThat(settings.https()).isEqualTo(HttpsSettings.DEFAULT);
    assertThat(settings.sftp()).isEqualTo(SftpSettings.DEFAULT.at("127.0.0.1", 2222));
    assertThat(settings.ops()).contains(new Listen("127.0.0.1", 8081));
  }

  @Test
  void file_overridesDefaults_environmentOverridesFile_optionsOverrideAll() throws IOException {
    String file = "https: {port: 1, host: a.example}\nsftp.port: 2\n";
    Map<String, String> environment = Map.of("ECLUSE_HTTPS_PORT", "3", "ECLUSE_SFTP_PORT", "4");
    Files.writeString(home.resolve("ecluse.yml"), file);

    Settings settings =
        SettingsReader.read(home, environment, Map.of("sftp.port", "5"), warnings::add);

    assertThat(settings.https()).isEqualTo(HttpsSettings.at("a.example", 3));
    assertThat(settings.sftp().port()).isEqualTo(5);
    assertThat(warnings).isEmpty();
  }

  @Test
  void policy_isReadIntoRules() throws IOException {
    Rules rules =
        read(
                """
                policy:
                  expiry: {default: 90m, max: P2D}
                  lease: 5m
                  slack: 1MiB
                  reissues: 0
                  max-file-size: 5GB
                  send:
                    - name: lab-to-ars
                      from: lab
                      to: [ars-idf, cpam]
                      max-size: 2GiB
                    - from: "*"
                      to: ars-idf
                """,
                Map.of())
            .rules();

    assertThat(rules.retention().standard()).isEqualTo(Duration.ofMinutes(90));
    assertThat(rules.retention().longest()).isEqualTo(Duration.ofDays(2));
    assertThat(rules.numbers().slackBytes()).isEqualTo(1 << 20);
    assertThat(rules.numbers().maxReissues()).isZero();
    assertThat(rules.maxFileBytes()).isEqualTo(5_000_000_000L);
    assertThat(rules.send())
        .containsExactly(
            new SendRule("lab-to-ars", ids("lab"), ids("ars-idf", "cpam"), Optional.of(2L << 30)),
            new SendRule("rule-1", Set.of(), ids("ars-idf"), Optional.empty()));
  }

  @Test
  void sendRule_byEnvironment_isRead() throws IOException {
    Map<String, String> environment =
        Map.of("ECLUSE_POLICY_SEND_0_FROM", "lab", "ECLUSE_POLICY_SEND_0_MAX_SIZE", "1KB");

    assertThat(read("", environment).rules().send())
        .containsExactly(new SendRule("rule-0", ids("lab"), Set.of(), Optional.of(1000L)));
  }

  @ParameterizedTest
  @CsvSource({
    "htps.port,              https.port",
    "https.prot,             https.port",
    "policy.expiri.default,  policy.expiry.default",
    "policy.max-file-sizes,  policy.max-file-size",
  })
  void unknownKey_isRefused_byNameAndLine_withASuggestion(String wrong, String right) {
    assertThatThrownBy(() -> read("# a comment\n" + wrong + ": 1\n", Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessage("ecluse.yml, line 2: unknown key %s; did you mean %s?", wrong, right);
  }

  @Test
  void unknownKey_likeNoOther_isRefusedWithoutASuggestion() {
    assertThatThrownBy(() -> read("https: {colour-of-the-pages: blue}", Map.of()))
        .hasMessage("ecluse.yml, line 1: unknown key https.colour-of-the-pages.");
  }

  @Test
  void unknownKey_inARule_isNamedWithItsPlace() {
    assertThatThrownBy(() -> read("policy: {send: [{from: a}, {form: b}]}", Map.of()))
        .hasMessageContaining("unknown key policy.send[1].form; did you mean");
  }

  /** Otherwise it would stand there and hold nobody, since no rule is read under that number. */
  @ParameterizedTest
  @ValueSource(strings = {"policy.send[00].to", "policy.send[1000].to", "policy.send[99999999999]"})
  void aRuleWithANumberThatNobodyReads_isRefused(String key) {
    assertThatThrownBy(() -> read("\"" + key + "\": ars-idf\n", Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("unknown key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https.port: 70000",
        "https.port: -1",
        "https.port: eighty",
        "https.port: [1, 2]",
        "https.host: 'a b'",
        "ops.port: true",
        "policy.lease: 0s",
        "policy.lease: soon",
        "policy.expiry.max: never",
        "policy.expiry.max: -P1D",
        "policy.slack: -1",
        "policy.max-files: 0",
        "policy.send: [{from: 'Not An Id'}]",
        "log.format: xml",
        "log.level: loud",
        "sweep.interval: 1",
        "pass.ttl.max: PT9223372036854775807S",
        "policy.expiry.max: 3651d",
      })
  void value_ofTheWrongForm_isRefused_inOneSentenceWithTheKey(String line) {
    String key = line.substring(0, line.indexOf(':'));

    assertThatThrownBy(() -> read(line, Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("ecluse.yml, line 1: " + key)
        .hasMessageContaining(" must be ")
        .hasMessageEndingWith(".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b: c",
        "\tx",
        "just words",
        "- a\n- b",
        "https: &x {port: 1}\nsftp: *x",
        "https.port: 1\nhttps: {port: 2}",
        "? [a]\n: b",
        "--- \nhttps.port: 1\n---\nhttps.port: 2",
      })
  void file_thatIsNoListOfKeys_isRefused(String text) {
    assertThatThrownBy(() -> read(text, Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("ecluse.yml");
  }

  @Test
  void message_neverCarriesControlCharacters() {
    assertThatThrownBy(() -> read("https.port: \"\\e[31mred\\n\"", Map.of()))
        .hasMessageContaining("not \"?[31mred?\"");
  }

  @Test
  void default_longerThanTheLongest_isRefused() {
    assertThatThrownBy(() -> read("policy.expiry.max: 1d", Map.of()))
        .hasMessage("policy.expiry.default must not be longer than policy.expiry.max.");
  }

  @Test
  void badVariable_isRefused_byItsName() {
    assertThatThrownBy(() -> read("", Map.of("ECLUSE_SWEEP_INTERVAL", "x")))
        .hasMessageStartingWith("environment variable ECLUSE_SWEEP_INTERVAL: sweep.interval must");
  }

  @Test
  void unknownVariable_isWarnedAbout_unlessItIsKnownElsewhere() throws IOException {
    read("", Map.of("ECLUSE_HTPS_PORT", "1", "ECLUSE_URL", "x", "ECLUSE_HOME", "y", "PATH", "z"));

    assertThat(warnings)
        .containsExactly(
            "The environment variable ECLUSE_HTPS_PORT is no setting and is ignored;"
                + " did you mean ECLUSE_HTTPS_PORT?");
  }

  @Test
  void ops_canBeSwitchedOff() throws IOException {
    assertThat(read("ops.port: off", Map.of()).ops()).isEmpty();
    assertThat(read("ops.port: -1", Map.of()).ops()).isEmpty();
  }

  private Settings read(String file, Map<String, String> environment) throws IOException {
    Files.writeString(home.resolve("ecluse.yml"), file);
    return SettingsReader.read(home, environment, Map.of(), warnings::add);
  }

  private static Set<AccountId> ids(String... ids) {
    return Set.copyOf(List.of(ids).stream().map(AccountId::new).toList());
  }
}
