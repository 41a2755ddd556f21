package dev.safeguard.samples.grid;

import dev.safeguard.runtime.ConvergenceRule;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Progression;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code minecraft.sg} without the compiler: no more of the language than that file uses (one
 * transition a line, guards that are disjunctions of labels, {@code otherwise stay}).
 */
final class MinecraftSpecification {
  private static final Pattern SAFEGUARD =
      Pattern.compile("(?ms)^safeguard (\\w+) otherwise stay \\{(.*?)^\\}");
  private static final Pattern PENALTY = Pattern.compile("penalty ([\\d.]+)");
  private static final Pattern STATE =
      Pattern.compile("(?ms)^  (initial |rejecting )?state (\\w+)( \\{(.*?)^  \\})?$");
  private static final Pattern TRANSITION = Pattern.compile("on ([\\w| ]+?) *-> (\\w+)");
  private static final Pattern STAGE =
      Pattern.compile("stage (\\w+) +until converged(?: or (\\d+) episodes)?");

  private final Map<String, List<List<ChainMonitor.Transition>>> chains = new LinkedHashMap<>();
  private final Map<String, Safeguard> safeguards = new LinkedHashMap<>();
  private final @Nullable Progression progression;

  MinecraftSpecification() {
    this(new GridTask().specification());
  }

  /** Another file that is written in the same way. */
  MinecraftSpecification(URL file) {
    String text = text(file);
    Matcher found = SAFEGUARD.matcher(text);
    while (found.find()) {
      read(found.group(1), found.group(2));
    }
    List<Progression.Stage> stages = new ArrayList<>();
    Matcher stage = STAGE.matcher(text);
    while (stage.find()) {
      String name = stage.group(1);
      ConvergenceRule rule = ConvergenceRule.converged();
      if (stage.group(2) != null) {
        rule = rule.or(ConvergenceRule.episodes(Long.parseLong(stage.group(2))));
      }
      stages.add(new Progression.Stage(name, () -> monitor(name), rule));
    }
    progression = stages.isEmpty() ? null : new Progression("Minecraft", stages);
  }

  /** The curriculum of the file. */
  Progression progression() {
    return Objects.requireNonNull(progression);
  }

  /** The names of the safeguards. */
  List<String> names() {
    return List.copyOf(safeguards.keySet());
  }

  /**
   * The same with budgets of our own for all stages but the last; 0 leaves a stage's rule alone.
   */
  Progression progression(long... episodes) {
    List<Progression.Stage> stages = new ArrayList<>(progression().stages());
    for (int i = 0; i < episodes.length; i++) {
      Progression.Stage stage = stages.get(i);
      stages.set(
          i,
          new Progression.Stage(
              stage.name(), stage.monitor(), ConvergenceRule.episodes(episodes[i])));
    }
    return new Progression("Minecraft", stages);
  }

  Monitor monitor(String name) {
    return new ChainMonitor(safeguards.get(name), chains.get(name));
  }

  private void read(String name, String body) {
    List<String> names = new ArrayList<>();
    Matcher state = STATE.matcher(body);
    while (state.find()) {
      names.add(state.group(2));
    }
    List<Safeguard.State> states = new ArrayList<>();
    List<List<ChainMonitor.Transition>> all = new ArrayList<>();
    state.reset();
    while (state.find()) {
      List<ChainMonitor.Transition> chain = new ArrayList<>();
      TreeSet<Integer> successors = new TreeSet<>(List.of(states.size()));
      Matcher transition = TRANSITION.matcher(state.group(4) == null ? "" : state.group(4));
      while (transition.find()) {
        long labels = 0;
        for (String label : transition.group(1).split("\\|")) {
          int bit = Grid.LABELS.indexOf(label.strip());
          if (bit < 0) {
            throw new IllegalStateException("no label " + label);
          }
          labels |= 1L << bit;
        }
        int target = names.indexOf(transition.group(2));
        chain.add(new ChainMonitor.Transition(labels, target));
        successors.add(target);
      }
      boolean rejecting = "rejecting ".equals(state.group(1));
      states.add(
          new Safeguard.State(
              state.group(2),
              rejecting ? Verdict.VIOLATED : Verdict.ACCEPTING,
              List.copyOf(successors),
              0,
              false));
      all.add(chain);
    }
    Matcher penalty = PENALTY.matcher(body);
    double cost = penalty.find() ? Double.parseDouble(penalty.group(1)) : 1;
    safeguards.put(name, new Safeguard(name, "", Grid.LABELS, states, 0, cost));
    chains.put(name, all);
  }

  private static String text(URL url) {
    try (var in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
