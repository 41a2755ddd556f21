package dev.safeguard.compiler.together;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the smallest set with a property that every larger set has too, by implicit hitting sets
 * (Ignatiev, Previti, Liffiton and Marques-Silva 2015): what a largest set without the property
 * leaves out, every set with it must contain something of. The work grows with the size of the
 * answer more than with the number of elements.
 */
final class SmallestSet {
  private final int elements;
  private final Predicate<BitSet> property;
  private final List<BitSet> leftOut = new ArrayList<>();

  private SmallestSet(int elements, Predicate<BitSet> property) {
    this.elements = elements;
    this.property = property;
  }

  /**
   * The smallest set, of several the first by its elements.
   *
   * @param elements how many there are; all of them together have the property
   */
  static BitSet of(int elements, Predicate<BitSet> property) {
    return new SmallestSet(elements, property).find();
  }

  /** The smallest set of fewer elements than a number, found by looking at one after the other. */
  static Optional<BitSet> below(int size, int elements, Predicate<BitSet> property) {
    for (int i = 1; i < size; i++) {
      BitSet chosen = new BitSet();
      if (enumerate(i, 0, elements, chosen, property)) {
        return Optional.of(chosen);
      }
    }
    return Optional.empty();
  }

  private static boolean enumerate(
      int more, int from, int elements, BitSet chosen, Predicate<BitSet> property) {
    if (more == 0) {
      return property.test(chosen);
    }
    for (int i = from; i <= elements - more; i++) {
      chosen.set(i);
      if (enumerate(more - 1, i + 1, elements, chosen, property)) {
        return true;
      }
      chosen.clear(i);
    }
    return false;
  }

  private BitSet find() {
    BitSet candidate = necessary();
    candidate.stream().mapToObj(SmallestSet::single).forEach(leftOut::add);
    while (!property.test(candidate)) {
      leftOut.add(leftOutByLargest(candidate));
      candidate = hittingSet();
    }
    return candidate;
  }

  /** The elements of which every set with the property has each. */
  private BitSet necessary() {
    BitSet necessary = new BitSet();
    BitSet all = new BitSet();
    all.set(0, elements);
    for (int i = 0; i < elements; i++) {
      all.clear(i);
      necessary.set(i, !property.test(all));
      all.set(i);
    }
    return necessary;
  }

  private static BitSet single(int element) {
    BitSet set = new BitSet();
    set.set(element);
    return set;
  }

  private BitSet leftOutByLargest(BitSet without) {
    BitSet largest = (BitSet) without.clone();
    BitSet rest = new BitSet();
    for (int i = 0; i < elements; i++) {
      if (!largest.get(i)) {
        largest.set(i);
        if (property.test(largest)) {
          largest.clear(i);
          rest.set(i);
        }
      }
    }
    return rest;
  }

  /** The smallest set that contains something of everything that was left out. */
  private BitSet hittingSet() {
    BitSet chosen = new BitSet();
    int size = 1;
    while (!choose(size, 0, chosen)) {
      size++;
    }
    return chosen;
  }

  private boolean choose(int more, int from, BitSet chosen) {
    List<BitSet> missed = leftOut.stream().filter(set -> !set.intersects(chosen)).toList();
    if (missed.isEmpty() || more == 0) {
      return missed.isEmpty();
    }
    for (int i = from; i < elements; i++) {
      int element = i;
      if (missed.stream().anyMatch(set -> set.get(element))) {
        chosen.set(i);
        if (choose(more - 1, i + 1, chosen)) {
          return true;
        }
        chosen.clear(i);
      }
    }
    return false;
  }
}
