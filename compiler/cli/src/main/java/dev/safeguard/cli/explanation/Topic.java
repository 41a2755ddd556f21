package dev.safeguard.cli.explanation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What can be explained beside findings. Each has a page under {@code docs/topics}. */
public enum Topic {
  VERDICTS("verdicts", "satisfied, accepting, pending, violated"),
  EMPTY_TRACE("empty-trace", "what holds before the first observation"),
  END_OF_TRACE("end-of-trace", "what a trace owes when it ends"),
  NEXT("next", "next and weaknext: strong and weak"),
  UNTIL("until", "until, weakuntil and release"),
  BOUNDS("bounds", "within N and next^N"),
  PAST("past", "once, historically, since and previous");

  private static final Map<Topic, Set<String>> WORDS =
      Map.of(
          VERDICTS, Set.of("satisfied", "accepting", "pending", "violated"),
          END_OF_TRACE, Set.of("always", "eventually"),
          NEXT, Set.of("weaknext", "weak-next", "strong-next"),
          UNTIL, Set.of("weakuntil", "weak-until", "release"),
          BOUNDS, Set.of("within"),
          PAST, Set.of("once", "historically", "since", "previous", "previously"));

  private final String id;
  private final String summary;

  Topic(String id, String summary) {
    this.id = id;
    this.summary = summary;
  }

  /** The stable name, such as {@code empty-trace}. */
  public String id() {
    return id;
  }

  /** What it is about, in a few words. */
  public String summary() {
    return summary;
  }

  /** The topic with a stable name, or about a word of the language, if there is one. */
  public static Optional<Topic> of(String subject) {
    String id = subject.strip().replace(' ', '-');
    return Arrays.stream(values())
        .filter(topic -> topic.id.equals(id) || WORDS.getOrDefault(topic, Set.of()).contains(id))
        .findFirst();
  }

  /** Its page. */
  public TopicPage page() throws IOException {
    try (InputStream page =
        Objects.requireNonNull(Topic.class.getResourceAsStream("topics/" + id + ".md"))) {
      return TopicPage.parse(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
