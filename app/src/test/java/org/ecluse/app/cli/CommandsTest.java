package org.ecluse.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.ecluse.app.cli.Ecluse.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {

  private static final Surroundings SOMEWHERE = new Surroundings(Map.of(), Path.of("/"));

  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFmF51JdyYtgt0eyqUr2MAu6tJYE7RrguPfn+dS220y/ me@host";
  private static final String NO_TRANSFER = "t-aaaaaaaaaaaaaaaaaaaaaaaaaa";
  private static final String NO_DELIVERY = "d-aaaaaaaaaaaaaaaaaaaaaaaaaa";
  private static final String NO_PASS = "p-aaaaaaaaaaaaaaaaaaaaaaaaaa";

  @TempDir Path directory;

  private Path home;
  private Ecluse ecluse;

  @BeforeEach
  void home() {
    home = directory.resolve("home");
    ecluse = new Ecluse(home);
  }

  @Test
  void firstAccount_makesAPrivateHome() throws IOException {
    assertThat(ecluse.run("admin", "add", "root").code()).isZero();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
        .isEqualTo("rwx------");
  }

  @Test
  void accounts_areAdded_listed_disabledAndEnabled() throws IOException {
    Path key = keyFile();
    Result added =
        ecluse.run(
            "recipient", "add", "ars-idf", "--name", "ARS Île-de-France", "--ssh-key", key + "");
    assertThat(added.err()).isEmpty();
    assertThat(added.line()).startsWith("Added recipient ars-idf (a-");
    assertThat(ecluse.run("sender", "add", "lab", "--json").line())
        .startsWith("{\"id\":\"lab\",\"role\":\"sender\",\"name\":\"lab\",\"enabled\":true");

    assertThat(ecluse.run("account", "disable", "lab").code()).isZero();
    assertThat(ecluse.run("account", "list").out())
        .containsPattern("ars-idf +recipient +ARS Île-de-France +true +a-\\S+ +SHA256:")
        .containsPattern("lab +sender +lab +false");
    assertThat(ecluse.run("account", "enable", "lab").code()).isZero();
    assertThat(ecluse.run("show", "lab").out()).contains("enabled: true");
  }

  @Test
  void account_twice_isRefused() {
    assertThat(ecluse.run("sender", "add", "lab").code()).isZero();

    Result again = ecluse.run("recipient", "add", "lab");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).isEqualTo("ecluse: Not possible: this id is taken.\n");
  }

  @Test
  void keys_areAdded_listedAndRevoked() throws IOException {
    ecluse.run("sender", "add", "lab");
    Path key = keyFile();

    String fingerprint =
        ecluse.run("key", "add", "lab", key + "").line().replaceAll("Added (\\S+)\\.", "$1");
    assertThat(fingerprint).startsWith("SHA256:");
    assertThat(ecluse.run("key", "list", "lab", "--json").line())
        .startsWith("[{\"fingerprint\":\"" + fingerprint + "\",\"type\":\"ssh-ed25519\"");
    assertThat(ecluse.run("key", "revoke", "lab", fingerprint).code()).isZero();
    assertThat(ecluse.run("key", "list", "lab").out()).isEmpty();
    assertThat(ecluse.run("key", "revoke", "lab", fingerprint).code()).isEqualTo(1);
  }

  @Test
  void key_thatIsNone_orAbsent_isRefused_andNoAccountIsMade() throws IOException {
    Path noKey = Files.writeString(directory.resolve("x.pub"), "hello");

    Result bad = ecluse.run("sender", "add", "lab", "--ssh-key", noKey + "");
    assertThat(bad.code()).isEqualTo(1);
    assertOneSentence(bad);
    Result absent = ecluse.run("sender", "add", "lab", "--ssh-key", directory + "/none.pub");
    assertThat(absent.code()).isEqualTo(1);
    assertThat(absent.err()).contains("none.pub cannot be read.");
    assertThat(ecluse.run("account", "list").out()).isEmpty();
  }

  @Test
  void pass_isPrintedAlone_listed_andRevoked() {
    ecluse.run("recipient", "add", "ars-idf");

    Result issued =
        ecluse.run("pass", "issue", "ars-idf", "--ttl", "2h", "--door", "sftp", "--json-no");
    assertThat(issued.code()).isEqualTo(2);
    issued = ecluse.run("pass", "issue", "ars-idf", "--ttl", "2h", "--door", "sftp");
    assertThat(issued.out()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\n");
    assertThat(issued.err()).isEmpty();

    String list = ecluse.run("pass", "list").out();
    assertThat(list).containsPattern("p-\\S{26} +ars-idf +sftp +\\* ").contains("false");
    String id = list.replaceAll("(?s).*(p-[a-z2-7]{26}).*", "$1");
    assertThat(ecluse.run("revoke", id).code()).isZero();
    assertThat(ecluse.run("show", id).out()).contains("revoked: true");
    assertThat(ecluse.run("pass", "rotate").line()).startsWith("Passes are now signed by ");
  }

  @Test
  void passLongerThanThePolicy_isRefused() {
    ecluse.run("recipient", "add", "ars-idf");

    Result refused = ecluse.run("pass", "issue", "ars-idf", "--ttl", "8d");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).isEqualTo("ecluse: The policy forbids it (max_pass_ttl).\n");
    Ecluse generous = new Ecluse(home, Map.of("ECLUSE_PASS_TTL_MAX", "9d"));
    assertThat(generous.run("pass", "issue", "ars-idf", "--ttl", "8d").code()).isZero();
  }

  @Test
  void freshHome_isSound() {
    ecluse.run("admin", "add", "root");

    assertThat(ecluse.run("transfers", "--json").line()).isEqualTo("[]");
    assertThat(ecluse.run("ledger", "verify").line()).isEqualTo("The ledger is intact: 2 entries.");
    assertThat(ecluse.run("ledger", "verify", "--json").line())
        .isEqualTo("{\"intact\":true,\"entries\":2}");
    assertThat(ecluse.run("fsck").line()).isEqualTo("Records, vault, blobs and ledger agree.");
    assertThat(ecluse.run("fsck", "--json").line()).isEqualTo("{\"clean\":true,\"findings\":[]}");
  }

  @Test
  void factOfACommand_cannotBeCut_whereNoServiceRuns() throws SQLException {
    ecluse.run("admin", "add", "root");
    ecluse.run("sender", "add", "lab");
    try (Connection records = DriverManager.getConnection("jdbc:sqlite:" + home + "/records.db");
        Statement statement = records.createStatement()) {
      statement.execute("DROP TRIGGER ledger_is_never_shortened");
      statement.execute("DELETE FROM ledger WHERE seq = 2");
    }

    Result verified = ecluse.run("ledger", "verify");

    assertThat(verified.code()).isEqualTo(1);
    assertThat(verified.err()).contains("Entry 2 of the ledger");
  }

  @ParameterizedTest
  @ValueSource(strings = {NO_TRANSFER, NO_DELIVERY, NO_PASS, "nobody"})
  void id_thatNamesNothing_isRefused_inOneSentence(String id) {
    ecluse.run("admin", "add", "root");
    for (String command : new String[] {"show", "revoke"}) {
      Result refused = ecluse.run(command, id);
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).isEqualTo("ecluse: There is no such thing here.\n");
      assertThat(refused.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "sender",
        "sender add",
        "sender add Lab",
        "sender add lab lab",
        "pass issue lab --ttl soon",
        "pass issue lab --door window",
        "pass issue lab --transfer x",
        "pass revoke x",
        "reissue t-aaaaaaaaaaaaaaaaaaaaaaaaaa",
        "transfers --state lost",
        "show ../x",
        "serve --sftp-port",
        "account list --colour",
      })
  void wrongUsage_exitsWith2_andOneLine(String words) {
    Result wrong = ecluse.bare(words.isEmpty() ? new String[0] : words.split(" "));

    assertThat(wrong.code()).isEqualTo(2);
    assertOneSentence(wrong);
    assertThat(wrong.err()).contains("--help");
    assertThat(home).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fsck",
        "transfers",
        "account list",
        "ledger verify",
        "pass issue lab",
        "clock show"
      })
  void homeThatIsNone_isRefused_notMade(String words) {
    Result refused = ecluse.run(words.split(" "));

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).startsWith("ecluse: There is no installation at " + home);
    assertOneSentence(refused);
    assertThat(home).doesNotExist();
  }

  @Test
  void homeThatIsAFile_isRefused_byItsName() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    Result refused = ecluse.bare("serve", "--home", file.toString());

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).isEqualTo("ecluse: " + file + "/ecluse.yml cannot be read.\n");
  }

  @Test
  void hostThatNobodyKnows_isOneSentence() {
    Result refused =
        ecluse.run("serve", "--host", "nobody.invalid", "--https-port", "0", "--sftp-port", "0");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).endsWith("no address is known for this host.\n");
  }

  @Test
  void misspeltCommand_getsASuggestion() {
    assertThat(ecluse.bare("doctr").err()).contains("did you mean doctor?");
  }

  @Test
  void badConfiguration_isOneSentence_fromEveryCommand() throws IOException {
    ecluse.run("admin", "add", "root");
    Files.writeString(home.resolve("ecluse.yml"), "htps: {port: 1}\n");

    for (String[] words : new String[][] {{"account", "list"}, {"serve"}}) {
      Result refused = ecluse.run(words);
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err())
          .isEqualTo(
              "ecluse: ecluse.yml, line 1: unknown key htps.port; did you mean https.port?\n");
    }
  }

  @Test
  void homeThatOthersCanRead_isRefused() throws IOException {
    ecluse.run("admin", "add", "root");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));

    for (String[] words : new String[][] {{"account", "list"}, {"serve"}, {"doctor"}}) {
      Result refused = ecluse.run(words);
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains("can be reached by other users");
      assertOneSentence(refused);
    }
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void everyCommand_hasHelp(String command) {
    Result help = ecluse.bare((command + " --help").strip().split(" "));

    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("Usage: ecluse");
  }

  /** A command is made alone when it is run; it must be the one that was named. */
  @ParameterizedTest
  @MethodSource("everyName")
  void aNamedCommand_isMadeAlone(String name) {
    CommandLine root = Main.commandLine(SOMEWHERE, new String[] {name});

    assertThat(root.getSubcommands().keySet()).containsExactly(name);
  }

  static Stream<String> everyName() {
    return Main.commandLine(SOMEWHERE).getSubcommands().keySet().stream()
        .filter(name -> !name.equals("generate-completion"));
  }

  static Stream<String> everyCommand() {
    return names("", Main.commandLine(SOMEWHERE));
  }

  private static Stream<String> names(String path, CommandLine command) {
    return Stream.concat(
        Stream.of(path),
        command.getSubcommands().entrySet().stream()
            .flatMap(entry -> names((path + " " + entry.getKey()).strip(), entry.getValue())));
  }

  @Test
  void completion_isGenerated() {
    assertThat(ecluse.bare("generate-completion").out()).contains("_complete_ecluse", "fsck");
  }

  private Path keyFile() throws IOException {
    return Files.writeString(directory.resolve("key.pub"), KEY + "\n");
  }

  private static void assertOneSentence(Result result) {
    assertThat(result.err()).startsWith("ecluse: ").endsWith("\n").hasLineCount(1);
    assertThat(result.err()).doesNotContain("Exception", "\tat ");
  }
}
