package dev.safeguard.cli.explanation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** What can be explained beside findings. Each has a page under {@code docs/topics}. */
public enum Topic {
  VERDICTS("verdicts", "satisfied, accepting, pending, violated"),
  EMPTY_TRACE("empty-trace", "what holds before the first observation"),
  END_OF_TRACE("end-of-trace", "what a trace owes when it ends"),
  NEXT("next", "next and weaknext: strong and weak"),
  UNTIL("until", "until, weakuntil and release"),
  BOUNDS("bounds", "within N and next^N"),
  PAST("past", "once, historically, since and previous");

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

  /** The topic with a stable name, if there is one. */
  public static Optional<Topic> of(String id) {
    return Arrays.stream(values()).filter(topic -> topic.id.equals(id)).findFirst();
  }

  /** Its page. */
  public TopicPage page() throws IOException {
    try (InputStream page =
        Objects.requireNonNull(Topic.class.getResourceAsStream("topics/" + id + ".md"))) {
      return TopicPage.parse(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
