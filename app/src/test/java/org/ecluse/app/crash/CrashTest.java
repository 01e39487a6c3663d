package org.ecluse.app.crash;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.ecluse.app.store.FailPoints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A machine that dies at every durable step. Dying leaves nothing but the disk, so instead of
 * killing one run at its first step, the next at its second and so on until one completes, a single
 * run leaves an image of its disk at each step, and every image is opened again.
 */
@Tag("slow")
class CrashTest {

  /** By hand: machines that die again while they recover, some ten times as many. */
  private static final boolean TWICE = Boolean.getBoolean("ecluse.crash.twice");

  /** Passed only where a home is made. */
  private static final Set<String> OF_THE_FIRST_START = Set.of("FILE_CREATED");

  @TempDir(factory = InMemory.class)
  Path folder;

  private int crashesOfRecoveries;

  @AfterEach
  void silence() {
    FailPoints.silence();
  }

  @Test
  void aCrashAtAnyDurableStep_losesNothing_offersNothingAgain_leavesNothing() throws IOException {
    People people = People.settle(folder.resolve("home"));
    Memory memory = new Memory(People.START);
    Camera camera = new Camera(people.house.home(), memory, folder);
    try (people) {
      FailPoints.listen(camera);
      new Story(people, memory).tell();
      FailPoints.silence();
      new Aftermath(people, memory).nothingStays();
    }

    assertAll(camera.images().stream().map(image -> () -> survive(image, people)));
    assertEachWasHit(camera.hits());
    report(camera);
  }

  @Test
  void aCrashAtAnyStepOfTheFirstStart_isMadeUpFor() throws IOException {
    Path home = folder.resolve("home");
    Camera camera = new Camera(home, new Memory(People.START), folder);
    FailPoints.listen(camera);
    People.settle(home).close();
    FailPoints.silence();

    assertThat(camera.hits()).containsKey("START FILE_CREATED");
    for (Image image : camera.images()) {
      try (People people = People.settle(image.home())) {
        assertThat(people.house.accounts().all()).hasSize(3);
        new Aftermath(people, image.memory()).sound(image.home());
      }
    }
  }

  private void survive(Image image, People before) throws IOException {
    Path album = folder.resolve("again-" + image.number());
    Camera recovery = new Camera(image.home(), image.memory(), album);
    survive(image, before, TWICE ? recovery : _ -> {});
    for (Image again : recovery.images()) {
      survive(again, before, _ -> {});
    }
    crashesOfRecoveries += recovery.images().size();
  }

  private static void survive(Image image, People before, Consumer<String> camera)
      throws IOException {
    try {
      Aftermath.nothingReadable(image.home());
      Memory memory = image.memory();
      FailPoints.listen(camera);
      try (People people = before.at(image.home(), memory.now)) {
        Aftermath aftermath = new Aftermath(people, memory);
        aftermath.sound(image.home());
        FailPoints.silence();
        aftermath.promisesHold();
        new Story(people, memory).goOn();
        aftermath.nothingStays();
      }
      Disk.delete(image.home());
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("after a crash at " + image, e);
    }
  }

  private static void assertEachWasHit(Map<String, Integer> hits) {
    Set<String> stages = new TreeSet<>();
    Set<String> points = new TreeSet<>(OF_THE_FIRST_START);
    for (String hit : hits.keySet()) {
      stages.add(hit.split(" ", 2)[0]);
      points.add(hit.split(" ", 2)[1]);
    }
    assertThat(points).containsExactlyInAnyOrderElementsOf(FailPoints.names());
    assertThat(stages)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.allOf(Stage.class).stream().map(Stage::name).toList());
  }

  private void report(Camera camera) {
    int all = camera.hits().values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf(
        "fail points: %d moments, each was hit; %d different disks, %d more in recoveries%n",
        all, camera.images().size(), crashesOfRecoveries);
    Map<String, String> byStage =
        camera.hits().entrySet().stream()
            .collect(
                groupingBy(
                    hit -> hit.getKey().split(" ", 2)[0],
                    TreeMap::new,
                    mapping(
                        hit -> hit.getKey().split(" ", 2)[1] + " " + hit.getValue(),
                        joining(", "))));
    byStage.forEach((stage, points) -> System.out.println("  " + stage + ": " + points));
  }
}
