/**
 * The process as commands see it: streams, environment, exit codes and the options that all share.
 * Text and JSON come in from the commands; bytes in UTF-8 and one-line failures go out.
 */
@NullMarked
package dev.safeguard.cli.console;

import org.jspecify.annotations.NullMarked;
