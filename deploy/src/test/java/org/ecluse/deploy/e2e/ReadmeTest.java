package org.ecluse.deploy.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md tells people to paste works as it stands, but for the ports and the home. */
@Tag("slow")
class ReadmeTest {

  private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
  private static final String FIRST_HEADING = "## Run it";

  @TempDir Path home;

  @Test
  void itsCommands_workInTheirOrder() throws IOException {
    Programs.need("curl", "sftp", "ssh-keygen");
    Ports ports = Ports.free();
    List<String> blocks = blocks();
    Path serve = script("serve.sh", blocks.getFirst() + "exec ecluse serve\n", ports);
    Path rest =
        script(
            "rest.sh",
            blocks.stream().collect(joining("\n"))
                + "cmp export.csv fetched.csv"
                + "\ncmp export.csv again.csv\ncmp export.csv inbox/export.csv\n",
            ports);

    Run service = run(serve, ports);
    try {
      await("the service").atMost(Run.PATIENCE).until(() -> service.text().contains("ready https"));
      run(rest, ports).ended().succeeded();
    } finally {
      service.process().destroy();
      service.ended();
    }
  }

  private static List<String> blocks() throws IOException {
    String readme = Files.readString(Artefact.root().resolve("README.md"));
    String runIt = readme.substring(readme.indexOf(FIRST_HEADING));
    assertThat(runIt).contains("$ ecluse serve");
    return BLOCK.matcher(runIt).results().map((MatchResult block) -> block.group(1)).toList();
  }

  private Path script(String name, String text, Ports ports) throws IOException {
    String here = text.replace("8443", "" + ports.https()).replace("2222", "" + ports.sftp());
    return Files.writeString(home.resolve(name), "set -eu\n" + here);
  }

  /** From the root of the checkout, as the text says; {@code ~} is a directory of this test. */
  private Run run(Path script, Ports ports) {
    return Run.start(
        home,
        List.of(
            "env",
            "-C",
            Artefact.root().toString(),
            "HOME=" + home,
            "TMPDIR=" + home,
            "ECLUSE_NO_BUILD=1",
            "ECLUSE_HTTPS_PORT=" + ports.https(),
            "ECLUSE_SFTP_PORT=" + ports.sftp(),
            "ECLUSE_OPS_PORT=off",
            "sh",
            script.toString()));
  }

  private record Ports(int https, int sftp) {

    static Ports free() throws IOException {
      try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          ServerSocket two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return new Ports(one.getLocalPort(), two.getLocalPort());
      }
    }
  }
}
