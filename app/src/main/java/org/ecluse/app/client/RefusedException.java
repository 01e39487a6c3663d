package org.ecluse.app.client;

/** The service understood and said no: asking again in the same way will not help. */
public final class RefusedException extends ClientException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public RefusedException(Problem problem) {
    super(problem.sentence());
    this.problem = problem;
  }

  /** What the service answered. */
  public Problem problem() {
    return problem;
  }
}
