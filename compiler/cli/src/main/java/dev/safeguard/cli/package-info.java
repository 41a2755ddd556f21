/**
 * The command line: arguments, files and streams come in, text for people, JSON for tools and an
 * exit code go out. This is the only place in the compiler with files, standard output and exits.
 */
@NullMarked
package dev.safeguard.cli;

import org.jspecify.annotations.NullMarked;
