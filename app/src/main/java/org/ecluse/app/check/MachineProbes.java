package org.ecluse.app.check;

import java.time.Duration;
import java.util.List;
import org.ecluse.crypto.Engine;

/** The Java machine and how fast it encrypts. */
final class MachineProbes {

  private static final int LEAST_JAVA = 25;
  private static final Duration MEASURE = Duration.ofMillis(300);

  private MachineProbes() {}

  static List<Diagnosis> java() {
    Runtime.Version version = Runtime.version();
    String sentence = "Java " + version;
    return List.of(
        version.feature() >= LEAST_JAVA
            ? Diagnosis.ok("java", sentence)
            : Diagnosis.fail("java", sentence + " is older than " + LEAST_JAVA));
  }

  /** What encrypts, without the most of a second that measuring takes. */
  static List<Diagnosis> engine() {
    Engine engine = Engine.active();
    return List.of(of(engine, engine.sentence()));
  }

  static List<Diagnosis> crypto() {
    Engine engine = Engine.active();
    double _ = engine.measureMegabytesPerSecond(MEASURE); // warms up
    double speed = engine.measureMegabytesPerSecond(MEASURE);
    String sentence = "%s, %.0f MB/s on one core".formatted(engine.sentence(), speed);
    return List.of(of(engine, sentence));
  }

  private static Diagnosis of(Engine engine, String sentence) {
    return engine.isNative()
        ? Diagnosis.ok("crypto", sentence)
        : Diagnosis.warn("crypto", sentence);
  }
}
