package dev.safeguard.deep.tuning;

import dev.safeguard.learning.SplitMix64;
import java.util.function.Function;

/**
 * What a model is to learn.
 *
 * @param name for files and messages
 * @param questions draws the next question to train on; all its chance comes from its argument
 * @param labeller what safeguards see of an answer
 * @param scoring what answers are worth that violate nothing
 */
public record TuningTask<Q extends Question>(
    String name,
    Function<SplitMix64, Q> questions,
    Labeller<? super Q> labeller,
    Scoring<? super Q> scoring) {}
