/**
 * Findings come in; what comes out are the files of a report, and what is new beside an earlier
 * one.
 */
@NullMarked
package dev.safeguard.cli.audit;

import org.jspecify.annotations.NullMarked;
