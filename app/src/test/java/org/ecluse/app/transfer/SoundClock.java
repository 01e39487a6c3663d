package org.ecluse.app.transfer;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that is always right, for houses that are not about time. */
public record SoundClock(InstantSource source) implements HouseClock {

  @Override
  public Instant instant() {
    return source.instant();
  }

  @Override
  public Standing standing() {
    return Standing.AGREES;
  }

  @Override
  public Instant wall() {
    return source.instant();
  }

  @Override
  public Instant steady() {
    return source.instant();
  }

  @Override
  public void keep() {}

  @Override
  public void confirm() {}
}
