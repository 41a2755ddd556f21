/**
 * Traces as files: bytes come in, observations with their line numbers go out, one at a time. What
 * is wrong with a line is said with its place and a suggestion.
 */
@NullMarked
package dev.safeguard.cli.trace;

import org.jspecify.annotations.NullMarked;
