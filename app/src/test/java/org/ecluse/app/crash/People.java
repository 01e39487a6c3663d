package org.ecluse.app.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.app.clock.Machine;
import org.ecluse.app.config.Settings;
import org.ecluse.app.config.SettingsReader;
import org.ecluse.app.ops.Observer;
import org.ecluse.app.pass.PassRequest;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.wiring.House;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Role;

/** A real house, and those who come to it with the passes that they once got. */
final class People implements AutoCloseable {

  static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  static final String LAB = "lab";
  static final String ARS = "ars-idf";
  static final String CPAM = "cpam-75";
  static final String CPAM_AGAIN = "cpam-75 with another pass";

  final Machine machine;
  final House house;
  private final Map<String, String> passes;
  private final Map<String, Caller> callers = new HashMap<>();

  private People(House house, Machine machine, Map<String, String> passes) {
    this.house = house;
    this.machine = machine;
    this.passes = passes;
  }

  /** A fresh home, with everybody's account. */
  static People settle(Path home) {
    return settle(home, new Machine(START));
  }

  static People settle(Path home, Machine machine) {
    House house = open(home, machine);
    for (Map.Entry<String, Role> who :
        Map.of(LAB, Role.SENDER, ARS, Role.RECIPIENT, CPAM, Role.RECIPIENT).entrySet()) {
      addAccount(house, who.getKey(), who.getValue());
    }
    house.transfers().reconcile();
    return new People(
        house,
        machine,
        Map.of(
            LAB, pass(house, LAB),
            ARS, pass(house, ARS),
            CPAM, pass(house, CPAM),
            CPAM_AGAIN, pass(house, CPAM)));
  }

  /** The same people come to another home, or to the same one after a restart. */
  People at(Path home, Instant now) {
    return at(home, new Machine(now));
  }

  People at(Path home, Machine other) {
    House reopened = open(home, other);
    reopened.transfers().reconcile();
    return new People(reopened, other, passes);
  }

  private static House open(Path home, Machine machine) {
    return House.open(home, settings(home), machine, machine, Observer.NONE);
  }

  /** Passes outlive the story, which is longer than the longest pass by default. */
  private static Settings settings(Path home) {
    return SettingsReader.read(home, Map.of("ECLUSE_PASS_TTL_MAX", "60d"), Map.of(), _ -> {});
  }

  /** Adds an account that is not there yet. */
  static boolean addAccount(House house, String id, Role role) {
    AccountId name = new AccountId(id);
    if (house.accounts().find(name).isEmpty()) {
      Answers.done(
          house.accountAdmin().add(house.console(), name, role, Optional.empty(), List.of()));
    }
    return true;
  }

  private static String pass(House house, String id) {
    PassRequest wish =
        new PassRequest(
            new AccountId(id),
            Optional.empty(),
            Set.of(Door.HTTPS),
            Optional.of(Duration.ofDays(60)));
    return Answers.done(house.passes().issue(house.console(), wish)).token();
  }

  Transfers transfers() {
    return house.transfers();
  }

  /** Each pass is verified once a visit; whether its grant still holds is asked on every use. */
  Caller who(String name) {
    return callers.computeIfAbsent(name, this::verified);
  }

  private Caller verified(String name) {
    String token = passes.getOrDefault(name, "");
    return new Caller(
        house.passVerifier().verify(token, Door.HTTPS).orElseThrow(), Door.HTTPS, Optional.empty());
  }

  @Override
  public void close() {
    house.close();
  }
}
