package dev.actordex.search;

/// What was read only so that memory gives it: several places that an answer is about to look at,
/// each asked for before the first is waited for.
///
/// The compiler leaves out reading of which nothing comes, so a sum of it is kept, which nobody
/// looks at. It is set once for many places: other threads may read what stands beside it.
public final class ReadAhead {
  private int sum;

  public void took(int read) {
    sum = read;
  }
}
