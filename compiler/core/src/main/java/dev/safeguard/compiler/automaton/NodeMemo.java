package dev.safeguard.compiler.automaton;

import java.util.Arrays;

/** A hash map from pairs of nodes to results that are not negative; made for one operation. */
final class NodeMemo {
  private long[] keys = new long[16];
  private int[] results = new int[16];
  private int size;

  NodeMemo() {
    Arrays.fill(results, -1);
  }

  /** The result stored for a pair, or -1. */
  int get(int f, int g) {
    long key = key(f, g);
    int mask = keys.length - 1;
    int slot = slot(key, mask);
    while (results[slot] >= 0) {
      if (keys[slot] == key) {
        return results[slot];
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /** Stores a result for a pair that has none yet. */
  void put(int f, int g, int result) {
    if (2 * (size + 1) > keys.length) {
      grow();
    }
    insert(key(f, g), result);
    size++;
  }

  private void insert(long key, int result) {
    int mask = keys.length - 1;
    int slot = slot(key, mask);
    while (results[slot] >= 0) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    results[slot] = result;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldResults = results;
    keys = new long[2 * oldKeys.length];
    results = new int[2 * oldKeys.length];
    Arrays.fill(results, -1);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldResults[i] >= 0) {
        insert(oldKeys[i], oldResults[i]);
      }
    }
  }

  private static long key(int f, int g) {
    return (long) f << 32 | g;
  }

  private static int slot(long key, int mask) {
    long h = key * 0x9E3779B97F4A7C15L;
    return (int) (h >>> 32) & mask;
  }
}
