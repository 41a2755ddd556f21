/**
 * An agent with tools: a list of calls comes in, goes out what came of each, and why some were not
 * made.
 */
@NullMarked
package dev.safeguard.samples.agent;

import org.jspecify.annotations.NullMarked;
