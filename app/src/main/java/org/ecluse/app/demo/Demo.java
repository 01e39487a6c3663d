package org.ecluse.app.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.ecluse.app.client.ClientException;
import org.ecluse.app.client.Progress;

/**
 * Shows the whole path on an installation that exists for a minute: an export goes in, one
 * recipient takes it out once, nothing stays.
 *
 * @param ecluse the words that run Ecluse as a process, to which a command is added
 * @param commands runs a command here
 * @param keep whether the service goes on afterwards
 * @param rows of the export
 */
public record Demo(
    List<String> ecluse,
    Commands commands,
    PrintWriter out,
    Progress progress,
    boolean keep,
    long rows) {

  /** The export that was stolen in 2021 had so many persons. */
  public static final long ROWS = 1_400_000;

  /** Runs it and leaves nothing behind, however it ends; unless the service is to be kept. */
  public void run() throws DemoException, InterruptedException {
    try {
      Workshop workshop = Workshop.create();
      try (Cleanup cleanup = Cleanup.of(workshop)) {
        show(workshop, cleanup);
      }
    } catch (IOException e) {
      throw new DemoException("The demo cannot write its files.", e);
    } catch (ClientException e) {
      throw new DemoException(String.valueOf(e.getMessage()), e);
    }
  }

  private void show(Workshop workshop, Cleanup cleanup)
      throws DemoException, ClientException, IOException, InterruptedException {
    Narrator narrator = new Narrator(out);
    Stopwatch watch = Stopwatch.start();
    narrator.step("The service starts on its defaults, in a home made for this");
    RunningService service = RunningService.start(ecluse, workshop);
    cleanup.stops(service);
    narrator.says("ready in " + Narrator.time(watch.read()));
    narrator.says(service.https() + " and " + service.sftp());

    Cast cast = Cast.gather(new Typist(commands, workshop.home(), narrator), workshop, narrator);
    new Story(workshop, service, cast, narrator, progress).tell(rows);
    if (keep) {
      new Keeping(workshop, service, cast, narrator).explain();
      cleanup.keep();
    }
    narrator.plain("");
    narrator.plain("Done in " + Narrator.time(watch.read()) + ".");
  }
}
