package org.ecluse.deploy.hammer.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ecluse.deploy.hammer.client.Wish;
import org.ecluse.deploy.hammer.history.Door;
import org.ecluse.deploy.hammer.plan.Scenario.Interference;
import org.ecluse.deploy.hammer.plan.Scenario.Manner;
import org.ecluse.deploy.hammer.plan.Scenario.Reader;
import org.ecluse.deploy.hammer.plan.Scenario.Sending;

/**
 * The scenarios of a run. The n-th one of a crew is the same in every run with the same seed and
 * options; what becomes of it depends on the races, which is the point.
 *
 * @param readers how many clients of a crew read
 * @param identities of a recipient; the first {@code keys} of them are SSH keys, the others passes
 * @param largestBytes of a file
 */
public record Schedule(
    long seed, int readers, int identities, int keys, long largestBytes, List<Door> doors) {

  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final long TINY_BYTES = 3;
  private static final int MANY = 6;

  public Scenario scenario(int crew, int number) {
    Dice dice = new Dice(seed, crew, number);
    long size = size(dice);
    Kind kind = dice.of(List.of(Kind.values()));
    Sending sending = sending(dice, size, kind);
    List<Reader> planned =
        sending.manner() == Manner.CUT ? List.of() : kind.readers(this, dice, size);
    Optional<Interference> interference =
        switch (kind) {
          case REVOKED -> Optional.of(new Interference(false, dice.upTo(PATIENCE)));
          case REISSUED -> Optional.of(new Interference(true, dice.upTo(PATIENCE)));
          case PATIENT, RACE, PARALLEL, ALMOST, SCRAMBLE, EXPIRING -> Optional.empty();
        };
    return new Scenario(
        kind.name().toLowerCase(Locale.ROOT), sending, planned, interference, !dice.oneIn(MANY));
  }

  /** How long until the service is killed for the n-th time, around a mean. */
  public Duration untilKill(int number, Duration mean) {
    Dice dice = new Dice(seed, -1, number);
    return Duration.ofMillis(dice.between(mean.toMillis() / 4, mean.toMillis() * 7 / 4));
  }

  private long size(Dice dice) {
    return switch (dice.below(MANY)) {
      case 0 -> dice.between(1, TINY_BYTES);
      case 1 -> dice.between(1, largestBytes);
      case 2 -> largestBytes;
      default -> dice.between(1, Math.max(1, largestBytes / 8));
    };
  }

  private Sending sending(Dice dice, long size, Kind kind) {
    boolean expiring = kind == Kind.EXPIRING;
    Door door = expiring ? Door.HTTPS : dice.of(doors);
    Manner manner =
        switch (dice.below(MANY)) {
          case 0 -> Manner.CUT;
          case 1 -> Manner.RESUMED;
          default -> Manner.WHOLE;
        };
    Optional<Duration> expires =
        expiring ? Optional.of(Duration.ofSeconds(dice.between(1, 3))) : Optional.empty();
    return new Sending(door, manner, dice.next(), size, dice.between(0, size - 1), expires);
  }

  /** What readers do to a file. */
  private enum Kind {
    /** One takes it, over lines that it cuts now and then, and over both doors if it can. */
    PATIENT {
      @Override
      List<Reader> readers(Schedule of, Dice dice, long size) {
        return List.of(of.patient(dice, dice.below(of.identities), size));
      }
    },
    /** Every identity wants it whole at once. */
    RACE {
      @Override
      List<Reader> readers(Schedule of, Dice dice, long size) {
        return of.each(
            i -> of.reader(dice, i % of.identities, i, Duration.ZERO, List.of(Wish.of(0, size))));
      }
    },
    /** One identity reads all parts at once, the last one first. */
    PARALLEL {
      @Override
      List<Reader> readers(Schedule of, Dice dice, long size) {
        int identity = dice.below(of.identities);
        boolean shared = dice.oneIn(2);
        long part = Math.max(1, size / of.readers);
        return of.each(
            i -> {
              long from = Math.min((of.readers - 1L - i) * part, size - 1);
              long length = i == 0 ? size - from : Math.min(part, size - from);
              return of.reader(
                  dice, identity, shared ? 0 : i, Duration.ZERO, List.of(Wish.of(from, length)));
            });
      }
    },
    /** All but the last byte, again and again, and never the end. */
    ALMOST {
      @Override
      List<Reader> readers(Schedule of, Dice dice, long size) {
        int identity = dice.below(of.identities);
        boolean asksForAll = dice.oneIn(2);
        Wish wish = new Wish(0, asksForAll ? size : Math.max(1, size - 1), size - 1);
        List<Wish> wishes = IntStream.range(0, 2 * MANY).mapToObj(_ -> wish).toList();
        return List.of(of.reader(dice, identity, 0, Duration.ZERO, wishes));
      }
    },
    /** Anybody reads anything, overlapping, and lets go anywhere. */
    SCRAMBLE {
      @Override
      List<Reader> readers(Schedule of, Dice dice, long size) {
        int mostly = dice.below(of.identities);
        return of.each(
            i ->
                of.reader(
                    dice,
                    dice.oneIn(3) ? dice.below(of.identities) : mostly,
                    dice.below(2),
                    dice.upTo(PATIENCE),
                    of.anything(dice, size)));
      }
    },
    /** The sender takes it back while others read. */
    REVOKED {
      @Override
      List<Reader> readers(Schedule of, Dice dice, long size) {
        return of.fewPatient(dice, size);
      }
    },
    /** The sender reissues it while others read. */
    REISSUED {
      @Override
      List<Reader> readers(Schedule of, Dice dice, long size) {
        return dice.oneIn(2) ? of.fewPatient(dice, size) : SCRAMBLE.readers(of, dice, size);
      }
    },
    /** Its time runs out while others read. */
    EXPIRING {
      @Override
      List<Reader> readers(Schedule of, Dice dice, long size) {
        return of.each(
            i ->
                of.reader(
                    dice,
                    dice.below(of.identities),
                    i,
                    dice.upTo(Duration.ofSeconds(3)),
                    of.anything(dice, size)));
      }
    };

    abstract List<Reader> readers(Schedule of, Dice dice, long size);
  }

  private interface EachReader {
    Reader number(int i);
  }

  private List<Reader> each(EachReader make) {
    return IntStream.range(0, readers).mapToObj(make::number).toList();
  }

  private List<Reader> fewPatient(Dice dice, long size) {
    List<Reader> some = new ArrayList<>();
    for (int i = 0; i < Math.min(2, readers); i++) {
      some.add(patient(dice, dice.below(identities), size));
    }
    return some;
  }

  private Reader patient(Dice dice, int identity, long size) {
    List<Wish> cuts =
        IntStream.range(0, dice.below(3))
            .mapToObj(_ -> new Wish(0, size, dice.between(0, size)))
            .toList();
    return new Reader(
        door(dice, identity), identity, 0, dice.upTo(PATIENCE), true, cuts, dice.oneIn(2));
  }

  private Reader reader(
      Dice dice, int identity, int connection, Duration delay, List<Wish> wishes) {
    return new Reader(
        door(dice, identity), identity, connection, delay, false, wishes, dice.oneIn(MANY));
  }

  private List<Wish> anything(Dice dice, long size) {
    return IntStream.range(0, 1 + dice.below(4))
        .mapToObj(
            _ -> {
              long from = dice.between(0, size - 1);
              long length = dice.between(1, size - from);
              return new Wish(
                  from, length, dice.oneIn(3) ? dice.between(0, length) : Long.MAX_VALUE);
            })
        .toList();
  }

  /** A key opens SFTP only; a pass opens every door that this run uses. */
  private Door door(Dice dice, int identity) {
    return identity < keys ? Door.SFTP : dice.of(doors);
  }
}
