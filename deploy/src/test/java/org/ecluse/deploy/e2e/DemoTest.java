package org.ecluse.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo shows what it says and leaves nothing, however it ends. */
@Tag("slow")
class DemoTest {

  private static final Pattern KILL =
      Pattern.compile("^kill (\\d+) && rm -rf (\\S+)$", Pattern.MULTILINE);

  @TempDir Path directory;
  @TempDir Path temporary;

  @Test
  void theDemo_endsWell_andLeavesNothing() throws IOException {
    Programs.need("sftp");
    String told = demo("--rows", "20000").ended().succeeded().text();

    assertThat(told)
        .contains("with OpenSSH's sftp")
        .contains("the same")
        .contains("410 gone (delivered)")
        .contains("410 gone (revoked)")
        .contains("bytes left in blobs: 0")
        .contains("The ledger is intact");
    assertThat(left()).isEmpty();
  }

  @Test
  void theDemo_interrupted_leavesNothing() throws IOException {
    Run demo = demo("--rows", "20000");
    await("the service").atMost(Run.PATIENCE).until(() -> demo.text().contains("ready in"));

    Run.of(directory, "kill", "-INT", "" + demo.process().pid()).succeeded();
    demo.ended();

    assertThat(left()).isEmpty();
  }

  @Test
  void theDemoKept_saysHowToStopIt() throws IOException {
    String told = demo("--rows", "2000", "--keep").ended().succeeded().text();
    MatchResult kill = KILL.matcher(told).results().findFirst().orElseThrow();
    ProcessHandle service = ProcessHandle.of(Long.parseLong(kill.group(1))).orElseThrow();
    assertThat(service.isAlive()).isTrue();

    Run.of(directory, "sh", "-c", kill.group()).succeeded();

    await("its end").atMost(Run.PATIENCE).until(() -> !service.isAlive());
    Run.of(directory, "rm", "-rf", kill.group(2)).succeeded();
    assertThat(left()).isEmpty();
  }

  private Run demo(String... options) {
    List<String> words = new ArrayList<>(List.of("demo"));
    words.addAll(List.of(options));
    List<String> java = new ArrayList<>(Artefact.ecluse(words));
    java.add(1, "-Djava.io.tmpdir=" + temporary);
    return Run.start(directory, java);
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> paths = Files.list(temporary)) {
      return paths.filter(path -> path.getFileName().toString().startsWith("ecluse-demo")).toList();
    }
  }
}
