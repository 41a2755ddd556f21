/**
 * What training is, whatever the learner: comes in an environment, a progression of safeguards and
 * a request, go out metrics, a summary and a learning curve.
 *
 * <p>Tasks are found as services ({@link dev.safeguard.learning.TrainingTask}); learners live in
 * packages of their own, such as {@code dev.safeguard.learning.tabular}.
 */
@NullMarked
package dev.safeguard.learning;

import org.jspecify.annotations.NullMarked;
