package dev.actordex.http;

/// A request that is refused, on its way to the visitor. Carries no stack trace: it is an answer,
/// not a fault.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemDetails problem;

  Refusal(ProblemDetails problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  ProblemDetails problem() {
    return problem;
  }
}
