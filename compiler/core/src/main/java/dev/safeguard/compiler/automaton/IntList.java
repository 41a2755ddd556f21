package dev.safeguard.compiler.automaton;

import java.util.Arrays;

/** A growing array of integers, used as a list and as a stack. */
public final class IntList {
  private int[] elements = new int[8];
  private int size;

  /** Appends an element. */
  public void add(int element) {
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, 2 * size);
    }
    elements[size++] = element;
  }

  /** Removes and returns the last element. */
  public int removeLast() {
    return elements[--size];
  }

  /** The element at an index, from 0. */
  public int get(int index) {
    return elements[index];
  }

  /** Replaces the element at an index, from 0. */
  public void set(int index, int element) {
    elements[index] = element;
  }

  /** The number of elements. */
  public int size() {
    return size;
  }

  /** True if there is no element. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Removes every element. */
  public void clear() {
    size = 0;
  }

  /** A copy of the elements. */
  public int[] toArray() {
    return Arrays.copyOf(elements, size);
  }
}
