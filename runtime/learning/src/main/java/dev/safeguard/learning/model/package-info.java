/**
 * Environments that are known exactly: comes in the dynamics of one and a safeguard, go out the
 * best that any agent can do, and how well a given policy does, both with bounds on the error.
 */
@NullMarked
package dev.safeguard.learning.model;

import org.jspecify.annotations.NullMarked;
