package dev.safeguard.learning;

import org.jspecify.annotations.Nullable;

/**
 * Something that a task adds to the report of an experiment.
 *
 * @param name fit for the name of a file
 * @param markdown text in Markdown; may be empty
 * @param svg a picture shown below it, or null
 */
public record Exhibit(String name, String markdown, @Nullable String svg) {}
