/**
 * Specifications as files and results as files. Paths come in; texts or a finding that says why
 * there is none, and files that are written as a whole or not at all, go out.
 */
@NullMarked
package dev.safeguard.cli.files;

import org.jspecify.annotations.NullMarked;
