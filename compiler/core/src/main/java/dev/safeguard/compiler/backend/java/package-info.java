/**
 * Comes in: verified safeguards and progressions. Goes out: Java source, one class for each, that
 * runs on {@code dev.safeguard.runtime} and is written to be read.
 */
@NullMarked
package dev.safeguard.compiler.backend.java;

import org.jspecify.annotations.NullMarked;
