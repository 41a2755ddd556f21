package dev.safeguard.deep.gpt2;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Learns a tokenizer from texts: byte-level pair encoding (Sennrich et al., 2016; Radford et al.,
 * 2019), with the pieces that occur often as tokens of their own, so that a model meets a name or
 * an address always as one token and merges serve what is rare.
 */
public final class BytePairTraining {
  private static final int BYTES = 256;

  private final Pattern pieces;
  private final int leastCount;
  private final int merges;

  /** Two neighbouring symbols. */
  private record Pair(String left, String right) {
    String merged() {
      return left + right;
    }
  }

  /**
   * @param pieces what no token extends beyond; it matches at every place of every text, and means
   *     the same in Java and in Oniguruma
   * @param leastCount how often a piece occurs that is a token of its own
   * @param merges how many pairs are merged, at most
   */
  public BytePairTraining(Pattern pieces, int leastCount, int merges) {
    this.pieces = pieces;
    this.leastCount = leastCount;
    this.merges = merges;
  }

  /**
   * Learns from texts; the same texts give the same tokenizer.
   *
   * @throws IllegalArgumentException if a part of a text matches no piece
   */
  public BytePairTokenizer train(Iterable<String> texts) {
    Map<String, Integer> counts = count(texts);
    Set<String> tokens = new LinkedHashSet<>(List.of(BytePairTokenizer.END_OF_TEXT));
    for (int b = 0; b < BYTES; b++) {
      tokens.add(symbol(b));
    }
    List<Pair> merged = merge(counts);
    merged.forEach(pair -> tokens.add(pair.merged()));
    counts.entrySet().stream()
        .filter(piece -> piece.getValue() >= leastCount)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(piece -> tokens.add(piece.getKey()));
    try {
      return BytePairTokenizer.parse("the trained tokenizer", json(tokens, merged));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The pieces of all texts, in symbols. */
  private Map<String, Integer> count(Iterable<String> texts) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String text : texts) {
      Matcher matcher = pieces.matcher(text);
      int end = 0;
      while (matcher.find() && matcher.start() == end && matcher.end() > end) {
        counts.merge(symbols(matcher.group()), 1, Integer::sum);
        end = matcher.end();
      }
      if (end < text.length()) {
        throw new IllegalArgumentException("no piece begins at: " + text.substring(end));
      }
    }
    return counts;
  }

  /** The most frequent pair becomes one symbol, again and again; of several the first by name. */
  private List<Pair> merge(Map<String, Integer> counts) {
    Map<List<String>, Integer> words = new LinkedHashMap<>();
    counts.forEach((piece, count) -> words.put(List.of(piece.split("")), count));
    List<Pair> merged = new ArrayList<>();
    while (merged.size() < merges) {
      Map<Pair, Integer> pairs = new LinkedHashMap<>();
      words.forEach(
          (word, count) -> {
            for (int i = 1; i < word.size(); i++) {
              pairs.merge(new Pair(word.get(i - 1), word.get(i)), count, Integer::sum);
            }
          });
      if (pairs.isEmpty()) {
        break;
      }
      Pair best =
          pairs.entrySet().stream()
              .min(
                  Map.Entry.<Pair, Integer>comparingByValue(Comparator.reverseOrder())
                      .thenComparing(pair -> pair.getKey().left())
                      .thenComparing(pair -> pair.getKey().right()))
              .orElseThrow()
              .getKey();
      merged.add(best);
      Map<List<String>, Integer> shorter = new LinkedHashMap<>();
      words.forEach((word, count) -> shorter.put(merge(word, best), count));
      words.clear();
      words.putAll(shorter);
    }
    return merged;
  }

  private static List<String> merge(List<String> word, Pair pair) {
    List<String> shorter = new ArrayList<>();
    for (int i = 0; i < word.size(); i++) {
      if (i + 1 < word.size()
          && word.get(i).equals(pair.left())
          && word.get(i + 1).equals(pair.right())) {
        shorter.add(pair.merged());
        i++;
      } else {
        shorter.add(word.get(i));
      }
    }
    return shorter;
  }

  private String json(Set<String> tokens, List<Pair> merged) {
    JsonObject root = new JsonObject();
    root.addProperty("version", "1.0");
    root.add("truncation", JsonNull.INSTANCE);
    root.add("padding", JsonNull.INSTANCE);
    JsonArray added = new JsonArray();
    added.add(endOfText());
    root.add("added_tokens", added);
    root.add("normalizer", JsonNull.INSTANCE);
    root.add("pre_tokenizer", preTokenizer());
    root.add("post_processor", JsonNull.INSTANCE);
    root.add("decoder", byteLevel());
    root.add("model", model(tokens, merged));
    return new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(root) + "\n";
  }

  private static JsonObject endOfText() {
    JsonObject token = new JsonObject();
    token.addProperty("id", 0);
    token.addProperty("content", BytePairTokenizer.END_OF_TEXT);
    for (String no : List.of("single_word", "lstrip", "rstrip", "normalized")) {
      token.addProperty(no, false);
    }
    token.addProperty("special", true);
    return token;
  }

  private JsonObject preTokenizer() {
    JsonObject regex = new JsonObject();
    regex.addProperty("Regex", pieces.pattern());
    JsonObject split = new JsonObject();
    split.addProperty("type", "Split");
    split.add("pattern", regex);
    split.addProperty("behavior", "Isolated");
    split.addProperty("invert", false);
    JsonArray both = new JsonArray();
    both.add(split);
    both.add(byteLevel());
    JsonObject sequence = new JsonObject();
    sequence.addProperty("type", "Sequence");
    sequence.add("pretokenizers", both);
    return sequence;
  }

  private static JsonObject byteLevel() {
    JsonObject level = new JsonObject();
    level.addProperty("type", "ByteLevel");
    level.addProperty("add_prefix_space", false);
    level.addProperty("trim_offsets", true);
    level.addProperty("use_regex", false);
    return level;
  }

  private static JsonObject model(Set<String> tokens, List<Pair> merged) {
    JsonObject vocabulary = new JsonObject();
    for (String token : tokens) {
      vocabulary.addProperty(token, vocabulary.size());
    }
    JsonArray pairs = new JsonArray();
    for (Pair pair : merged) {
      JsonArray both = new JsonArray();
      both.add(pair.left());
      both.add(pair.right());
      pairs.add(both);
    }
    JsonObject model = new JsonObject();
    model.addProperty("type", "BPE");
    // A piece that is a token is taken as it is.
    model.addProperty("ignore_merges", true);
    model.add("vocab", vocabulary);
    model.add("merges", pairs);
    return model;
  }

  private static String symbols(String piece) {
    StringBuilder symbols = new StringBuilder();
    for (byte b : piece.getBytes(StandardCharsets.UTF_8)) {
      symbols.append(symbol(b & 0xff));
    }
    return symbols.toString();
  }

  /** The printable character that stands for a byte in the files, as the original chose them. */
  private static String symbol(int b) {
    return Character.toString(isPrintable(b) ? b : BYTES + unprintableBefore(b));
  }

  private static boolean isPrintable(int b) {
    return b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae && b <= 0xff;
  }

  private static int unprintableBefore(int b) {
    int count = 0;
    for (int other = 0; other < b; other++) {
      count += isPrintable(other) ? 0 : 1;
    }
    return count;
  }
}
