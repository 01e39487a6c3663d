package org.ecluse.deploy.hammer;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.ecluse.deploy.hammer.history.Event;
import org.ecluse.deploy.hammer.plan.Schedule;

/** Kills the service again and again and starts it anew on the same home and ports. */
record Killer(Stage stage, Schedule schedule, Duration every) implements Callable<Long> {

  /** Kills once and until the run is over; how often. The service is up when this ends. */
  @Override
  public Long call() throws InterruptedException {
    int kills = 0;
    while (!stage.isOverAfter(schedule.untilKill(kills, every).toMillis()) || kills == 0) {
      long start = stage.timeline().now();
      stage.service().kill();
      stage.service().restart();
      stage.history().add(new Event.Killed(start, stage.timeline().now()));
      kills++;
    }
    return (long) kills;
  }
}
