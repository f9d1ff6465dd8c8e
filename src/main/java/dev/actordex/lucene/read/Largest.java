package dev.actordex.lucene.read;

import java.util.Arrays;

/// The largest of many numbers, a few of them, without an object for each.
final class Largest {
  private final long[] heap;
  private int size;

  /// @param most how many are kept; at least one
  Largest(int most) {
    heap = new long[most];
  }

  /// Whether a number would be kept.
  boolean takes(long value) {
    return size < heap.length || value > heap[0];
  }

  void offer(long value) {
    if (size < heap.length) {
      heap[size++] = value;
      if (size == heap.length) {
        // A sorted array is a heap, the smallest on top.
        Arrays.sort(heap);
      }
    } else if (value > heap[0]) {
      sink(value);
    }
  }

  /// Puts a value in the place of the smallest.
  private void sink(long value) {
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= value) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = value;
  }

  /// To be asked for last: what was offered is put in another order.
  long[] fromTheLargest() {
    long[] sorted = size == heap.length ? heap : Arrays.copyOf(heap, size);
    Arrays.sort(sorted);
    for (int i = 0, j = size - 1; i < j; i++, j--) {
      long first = sorted[i];
      sorted[i] = sorted[j];
      sorted[j] = first;
    }
    return sorted;
  }
}
