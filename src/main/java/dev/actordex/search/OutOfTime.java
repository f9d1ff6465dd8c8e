package dev.actordex.search;

/// A question whose answer makes sense as a whole only, and did not get done in the time there is.
public final class OutOfTime extends RuntimeException {
  private static final long serialVersionUID = 1;

  public OutOfTime() {
    super("The question could not be answered in time");
  }
}
