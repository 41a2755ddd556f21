/**
 * The whole path from a specification to a trained agent. A task comes in; files, and one page that
 * shows them without a network, go out.
 */
@NullMarked
package dev.safeguard.cli.quickstart;

import org.jspecify.annotations.NullMarked;
