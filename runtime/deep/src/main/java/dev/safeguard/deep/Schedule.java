package dev.safeguard.deep;

/**
 * A number that changes linearly with the decisions taken, from one value to another, and stays as
 * it is before and after.
 *
 * @param start the value up to {@code begin}
 * @param end the value from {@code finish} on
 * @param begin decisions
 * @param finish decisions; more than {@code begin}
 */
record Schedule(double start, double end, double begin, double finish) {

  /** The value when a number of decisions have been taken. */
  double at(long decisions) {
    double passed = (decisions - begin) / (finish - begin);
    return start + (end - start) * Math.max(0, Math.min(1, passed));
  }
}
