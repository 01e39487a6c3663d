package org.ecluse.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ecluse.app.demo.Commands;
import org.ecluse.app.demo.Demo;
import org.ecluse.app.demo.DemoException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ecluse demo}: the whole path, on an installation that is thrown away. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Show the whole path with invented persons, and leave nothing behind.")
final class DemoCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Option(names = "--keep", description = "Leave the service running and say how to use it.")
  private boolean keep;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Persons in the export (default: ${DEFAULT-VALUE}).")
  private long rows = Demo.ROWS;

  @Override
  public Integer call() throws DemoException, InterruptedException {
    if (rows < 1) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "--rows: an export has at least one row.");
    }
    PrintWriter out = command.commandLine().getOut();
    new Demo(ecluse(), commands(), out, ConsoleProgress.onTerminal(), keep, rows).run();
    return ExitCode.OK;
  }

  /** This process's own Java, options and class path: what runs here runs there. */
  private static List<String> ecluse() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return words;
  }

  /** Commands run in this process, away from the settings of any other installation. */
  private static Commands commands() {
    Surroundings around = new Surroundings(Map.of(), Path.of(System.getProperty("user.home")));
    return arguments -> {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      int exit =
          Main.commandLine(around)
              .setOut(new PrintWriter(out))
              .setErr(new PrintWriter(err))
              .execute(arguments.toArray(String[]::new));
      return new Commands.Printed(exit, out.toString(), err.toString());
    };
  }
}
