package dev.actordex.identity;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Every identity decision of an import. A server wants no more than their number, and twelve
/// thousand of them with their reasons take 4 MB: those of an earlier import are read when somebody
/// asks for them.
public final class Decisions {
  private final int size;
  private final Supplier<List<Decision>> all;

  /// @param all reads them; asked each time
  public Decisions(int size, Supplier<List<Decision>> all) {
    this.size = size;
    this.all = all;
  }

  public static Decisions of(List<Decision> decisions) {
    List<Decision> copy = List.copyOf(decisions);
    return new Decisions(copy.size(), () -> copy);
  }

  public int size() {
    return size;
  }

  public List<Decision> all() {
    return all.get();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Decisions that && size == that.size && all().equals(that.all());
  }

  @Override
  public int hashCode() {
    return size;
  }

  @Override
  public String toString() {
    return size + " decisions";
  }
}
