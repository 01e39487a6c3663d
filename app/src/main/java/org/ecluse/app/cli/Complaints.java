package org.ecluse.app.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns what picocli throws into one sentence on standard error and an exit code; never a trace.
 */
final class Complaints implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
    command.getErr().println("ecluse: " + Sentences.of(failure));
    return ExitCode.SOFTWARE;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    command
        .getErr()
        .println(
            "ecluse: %s; see: %s --help"
                .formatted(problem(wrong), command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  private static String problem(ParameterException wrong) {
    String problem = String.valueOf(wrong.getMessage()).replaceAll("\\s+", " ").strip();
    List<String> suggestions =
        switch (wrong) {
          case UnmatchedArgumentException unmatched -> unmatched.getSuggestions();
          case MissingParameterException _ -> List.of();
          default -> List.of();
        };
    String bare = problem.endsWith(".") ? problem.substring(0, problem.length() - 1) : problem;
    return suggestions.isEmpty() ? bare : bare + ", did you mean " + suggestions.getFirst() + "?";
  }
}
