package org.ecluse.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.store.FailPoints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that fails at any durable step of a process that lives: the story is told with a fault at
 * its first moment, then at its second and so on, until one telling comes to its end without
 * meeting its fault.
 */
@Tag("slow")
class FaultTest {

  /** How many moments lie between two that are tried; 1 for all of them, by hand. */
  private static final int STRIDE = Integer.getInteger("ecluse.fault.stride", 23);

  @TempDir(factory = InMemory.class)
  Path folder;

  @AfterEach
  void silence() {
    FailPoints.silence();
  }

  @Test
  void aFaultAtAnyDurableStep_isRefusedOrMadeUpFor_andNothingIsLost() throws IOException {
    Path template = folder.resolve("template");
    People people = People.settle(template);
    people.close();
    List<Executable> failures = new ArrayList<>();
    int at = 0;
    for (Fault fault = new Fault(at); ; fault = new Fault(at)) {
      Path home = folder.resolve("home-" + at);
      Disk.copy(template, home);
      tell(people, home, fault)
          .ifPresent(
              failure ->
                  failures.add(
                      () -> {
                        throw failure;
                      }));
      Disk.delete(home);
      if (!fault.hasFired()) {
        break;
      }
      at += STRIDE;
    }
    assertAll(failures);
    assertThat(at).isGreaterThan(400);
    System.out.printf("faults: at %d of at most %d moments%n", at / STRIDE, at);
  }

  private static Optional<AssertionError> tell(People before, Path home, Fault fault)
      throws IOException {
    Memory memory = new Memory(People.START);
    try (People people = before.at(home, People.START)) {
      FailPoints.listen(fault);
      new Story(people, memory).tell();
      FailPoints.silence();
      Aftermath aftermath = new Aftermath(people, memory);
      aftermath.sound(home);
      aftermath.promisesHold();
      aftermath.nothingStays();
      return Optional.empty();
    } catch (AssertionError | RuntimeException e) {
      return Optional.of(
          new AssertionError("with a fault at " + fault + " after " + memory.told, e));
    } finally {
      FailPoints.silence();
    }
  }
}
