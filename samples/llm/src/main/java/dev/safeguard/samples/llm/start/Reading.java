package dev.safeguard.samples.llm.start;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.Sampler;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.Snippet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Whether a start model can read: it is asked what the socket of a program is bound to. */
final class Reading {
  private Reading() {}

  /** The share of right addresses in each family of the snippets. */
  static Map<Family, Double> byFamily(
      Gpt2 model, BytePairTokenizer tokenizer, List<Snippet> snippets) {
    List<int[]> prompts = new ArrayList<>();
    snippets.forEach(
        snippet ->
            prompts.add(tokenizer.encode(snippet.code() + Lessons.READING + snippet.socket())));
    List<int[]> answers = new Sampler(model, Sampler.Settings.greedy(1)).answers(prompts, 1);
    Map<Family, Integer> right = new EnumMap<>(Family.class);
    Map<Family, Integer> all = new EnumMap<>(Family.class);
    for (int i = 0; i < snippets.size(); i++) {
      Snippet snippet = snippets.get(i);
      boolean is = tokenizer.decode(answers.get(i)).equals(snippet.bound().literal());
      right.merge(snippet.family(), is ? 1 : 0, Integer::sum);
      all.merge(snippet.family(), 1, Integer::sum);
    }
    Map<Family, Double> shares = new EnumMap<>(Family.class);
    all.forEach(
        (family, count) -> shares.put(family, right.getOrDefault(family, 0) / (double) count));
    return shares;
  }
}
