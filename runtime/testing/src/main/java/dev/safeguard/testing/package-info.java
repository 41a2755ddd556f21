/**
 * Helps people to test their safeguards by properties.
 *
 * <p>Comes in: a monitor. Goes out: jqwik arbitraries of traces that the monitor can read, which
 * shrink to the shortest trace with the fewest labels, and the laws that every monitor keeps. Tests
 * that need what a machine may lack are skipped and say why.
 */
@NullMarked
package dev.safeguard.testing;

import org.jspecify.annotations.NullMarked;
