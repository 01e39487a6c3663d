package org.ecluse.app.web.send;

import java.util.Optional;
import org.ecluse.policy.outcome.Refusal;

/**
 * Why one file of several was not taken. The others stay.
 *
 * @param file its name, as the browser sent it; empty where no file was chosen
 * @param key of the sentence that says why
 */
public record FileProblem(String file, String key) {

  static final FileProblem NONE_CHOSEN = new FileProblem("", "upload.problem.none");

  /**
   * Nothing where the refusal concerns the whole transfer, so that no other file would fare better.
   */
  static Optional<FileProblem> of(String file, Refusal refusal) {
    return switch (refusal) {
      case Refusal.Invalid invalid ->
          problem(file, invalid.field().equals("name") ? "name" : "empty");
      case Refusal.TooLarge _ -> problem(file, "large");
      case Refusal.Conflict _ -> problem(file, "twice");
      case Refusal.ForbiddenByPolicy _ -> problem(file, "many");
      case Refusal.Unauthenticated _,
          Refusal.NotFound _,
          Refusal.Gone _,
          Refusal.Claimed _,
          Refusal.Busy _,
          Refusal.Damaged _ ->
          Optional.empty();
    };
  }

  private static Optional<FileProblem> problem(String file, String what) {
    return Optional.of(new FileProblem(file, "upload.problem." + what));
  }
}
