/**
 * What commands say of specifications. Findings, reports and traces come in; text for people and
 * JSON for tools go out.
 */
@NullMarked
package dev.safeguard.cli.report;

import org.jspecify.annotations.NullMarked;
