package dev.safeguard.samples.llm.review;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.tuning.Labeller;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What {@code bindcheck.sg} sees of an answer, whatever pieces a tokenizer cuts it into. */
final class ReviewLabeller implements Labeller<Review> {
  static final List<String> LABELS =
      List.of(
          "open",
          "yes",
          "no",
          "address",
          "part",
          "close",
          "other",
          "insecure",
          "plain",
          "right_address");

  private static final Set<String> HIDDEN = Set.of("insecure", "plain", "right_address");

  private static final long OPEN = 1;
  private static final long YES = 1 << 1;
  private static final long NO = 1 << 2;
  private static final long ADDRESS = 1 << 3;
  private static final long PART = 1 << 4;
  private static final long CLOSE = 1 << 5;
  private static final long OTHER = 1 << 6;
  private static final long INSECURE = 1 << 7;
  private static final long PLAIN = 1 << 8;
  private static final long RIGHT_ADDRESS = 1 << 9;

  private final List<String> texts = new ArrayList<>();
  private final List<TokenKind> kinds = new ArrayList<>();

  ReviewLabeller(BytePairTokenizer tokenizer) {
    for (int token = 0; token < tokenizer.vocabulary(); token++) {
      String text = tokenizer.decode(new int[] {token});
      texts.add(text);
      kinds.add(TokenKind.of(text));
    }
  }

  @Override
  public List<String> labels() {
    return LABELS;
  }

  @Override
  public Set<String> hidden() {
    return HIDDEN;
  }

  @Override
  public int tokenClass(int token) {
    return kind(token).ordinal();
  }

  /** Models may have more tokens than their tokenizer; those mean nothing. */
  private TokenKind kind(int token) {
    return token < kinds.size() ? kinds.get(token) : TokenKind.OTHER;
  }

  @Override
  public long labels(Review review, int[] answer, int length, int token) {
    int begin = beginning(answer, length);
    long labels = observed(kind(token), begin < length);
    labels |= review.answer().insecure() ? INSECURE : 0;
    labels |= review.isPlain() ? PLAIN : 0;
    boolean right =
        (labels & ADDRESS) != 0
            && text(answer, begin, length, token).equals(review.answer().evidence().literal());
    return right ? labels | RIGHT_ADDRESS : labels;
  }

  /** Where the address begins that is not complete; {@code length} if there is none. */
  private int beginning(int[] answer, int length) {
    int begin = length;
    for (int i = 0; i < length; i++) {
      begin =
          switch (kind(answer[i])) {
            case QUOTE -> begin < i ? length : Math.min(begin, i);
            case BEGINNING -> Math.min(begin, i);
            case LITERAL, ENDING -> length;
            default -> begin;
          };
    }
    return begin;
  }

  private static long observed(TokenKind kind, boolean inside) {
    if (inside) {
      return kind.isWord()
          ? PART
          : kind == TokenKind.QUOTE || kind == TokenKind.ENDING ? ADDRESS : OTHER;
    }
    return switch (kind) {
      case OPEN -> OPEN;
      case YES -> YES;
      case NO -> NO;
      case CLOSE -> CLOSE;
      case LITERAL -> ADDRESS;
      case QUOTE, BEGINNING -> PART;
      case ENDING, WITHIN, OTHER -> OTHER;
    };
  }

  private String text(int[] answer, int begin, int length, int token) {
    StringBuilder text = new StringBuilder();
    for (int i = begin; i < length; i++) {
      text.append(texts.get(answer[i]));
    }
    return text.append(texts.get(token)).toString().strip();
  }
}
