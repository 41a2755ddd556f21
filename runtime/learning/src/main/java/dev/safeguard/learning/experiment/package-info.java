/**
 * Methods compared over many seeds: comes in a task with its arms, variants and seeds, go out a
 * journal of finished runs, a report, a table and charts.
 */
@NullMarked
package dev.safeguard.learning.experiment;

import org.jspecify.annotations.NullMarked;
