/**
 * From a specification to a learner that is under way. Verified safeguards and the wishes of the
 * user come in; loaded monitors, progress and summaries for people go out.
 */
@NullMarked
package dev.safeguard.cli.training;

import org.jspecify.annotations.NullMarked;
