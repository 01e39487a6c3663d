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

/** tus, spoken by clients that others wrote: tus-js-client and curl. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class ResumableUploadTest {

  private static final long SIZE = 200_000_000;
  private static final Pattern TRANSFER = Pattern.compile("\"id\":\"(t-[a-z2-7]+)\"");
  private static final String PIECE = "Content-Type: application/offset+octet-stream";

  private Path directory;
  private RunningEcluse ecluse;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    ecluse = RunningEcluse.start(directory);
  }

  @AfterAll
  void stop() {
    ecluse.close();
  }

  @Test
  void tusJsClient_cutTwice_andTheServiceStartedAgain_arrivesWhole() throws IOException {
    Programs.needNodePackage("tus-js-client");
    Sample sample = Sample.write(directory.resolve("export.csv"), SIZE);
    String transfer = begin();
    Run cut = node("upload", ecluse.https() + files(transfer), sample, "" + SIZE / 2);
    assertThat(cut.exit()).as(cut.text()).isEqualTo(3);
    String upload = found("at https://[^/]+(/\\S+)", cut.text());

    ecluse.close();
    ecluse = RunningEcluse.again(ecluse);
    Run again = node("resume", ecluse.https() + upload, sample, "" + SIZE / 4 * 3);
    assertThat(again.exit()).as(again.text()).isEqualTo(3);
    Run whole = node("resume", ecluse.https() + upload, sample).succeeded();

    assertThat(found("whole (\\S+)", whole.text())).isEqualTo(sample.sha256());
    sender().call("transfers/" + transfer + "/send", "-X", "POST");
    Curl recipient = new Curl(ecluse, "pass-1");
    Path got = directory.resolve("got");
    recipient.download(recipient.deliveryOf(transfer), got).ended().succeeded();
    assertThat(Sample.sha256(got)).isEqualTo(sample.sha256());
  }

  @Test
  void curl_goesOn_isCorrected_andTusJsClientTerminates() throws IOException {
    Programs.needNodePackage("tus-js-client");
    Sample sample = Sample.write(directory.resolve("small.csv"), 1_000_000);
    String transfer = begin();
    String created =
        tus(
            "transfers/" + transfer + "/files",
            "-X",
            "POST",
            "-H",
            "Upload-Length: " + Files.size(sample.file()),
            "-H",
            "Upload-Metadata: filename c21hbGwuY3N2");
    String upload = found("(?im)^location: /api/v1/(\\S+)", created);
    tus(upload, "-X", "PATCH", "-H", "Upload-Offset: 0", "-H", PIECE, "--data-binary", "abc");
    assertThat(tus(upload, "-I")).contains("Upload-Offset: 3");

    assertThat(tus(upload, "-X", "PATCH", "-H", "Upload-Offset: 0", "-H", PIECE, "-d", "abc"))
        .contains("409 Conflict");
    assertThat(
            tus(
                upload,
                "-X",
                "PATCH",
                "-H",
                "Upload-Offset: 3",
                "-H",
                PIECE,
                "-d",
                "abc",
                "-H",
                "Upload-Checksum: sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA="))
        .contains(" 460 ");
    assertThat(tus(upload, "-I")).contains("Upload-Offset: 3");

    run("terminate", ecluse.https() + "/api/v1/" + upload).succeeded();
    assertThat(tus(upload, "-I")).contains("404 Not Found");
  }

  private Curl sender() {
    return new Curl(ecluse, "sender-pass");
  }

  private String begin() {
    String wish = "{\"recipients\":[\"" + RunningEcluse.RECIPIENT + "\"]}";
    String begun = sender().call("transfers", "-H", "Content-Type: application/json", "-d", wish);
    return found(TRANSFER.pattern(), begun);
  }

  private static String files(String transfer) {
    return "/api/v1/transfers/" + transfer + "/files";
  }

  /** Head and body of an answer. */
  private String tus(String path, String... options) {
    List<String> all = new ArrayList<>(List.of("-D", "-", "-H", "Tus-Resumable: 1.0.0"));
    all.addAll(List.of(options));
    return sender().start(path, all.toArray(String[]::new)).ended().succeeded().text();
  }

  private Run node(String what, String url, Sample sample, String... cutAt) {
    List<String> words = new ArrayList<>(List.of(what, url, sample.file().toString()));
    words.add(sample.name());
    words.addAll(List.of(cutAt));
    return run(words.toArray(String[]::new));
  }

  /** Runs the script where the packages of Node are. */
  private Run run(String... words) {
    List<String> all = new ArrayList<>(List.of("env", "-C", Programs.NODE.toString()));
    all.add("NODE_EXTRA_CA_CERTS=" + ecluse.certificate());
    all.addAll(List.of("node", script(), words[0], words[1], ecluse.path("sender-pass")));
    all.addAll(List.of(words).subList(2, words.length));
    return Run.start(directory, all).ended();
  }

  private static String script() {
    return Path.of("src/test/resources/node/tus.mjs").toAbsolutePath().toString();
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }
}
