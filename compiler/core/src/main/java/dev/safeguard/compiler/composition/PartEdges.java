package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.MonitorModel.Edge;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Splits the ways into a violation by the part that fails. Of several that fail at once it is the
 * first, as in {@link Failure}. One state of the whole can stand for several places of the parts;
 * where these disagree on the part, the way names each of them.
 */
final class PartEdges {
  /** A way that splits into more is left whole. */
  private static final int MOST_WAYS = 64;

  private final MonitorModel model;
  private final Structure structure;
  private final List<Map<Cause, Guard>> causes = new ArrayList<>();

  /**
   * Why a way leads into a violation.
   *
   * @param number of the part that fails, in the order in which they are written
   * @param part its name, or that of a part of it
   * @param line of the part's transition, or 0 if none says it
   */
  private record Cause(int number, String part, int line) {}

  /** Observations for which the same parts are to blame, in one configuration or another. */
  private record Region(Set<Cause> causes, Guard guard) {}

  private PartEdges(MonitorModel model, Structure structure) {
    this.model = model;
    this.structure = structure;
    model.states().forEach(state -> causes.add(new LinkedHashMap<>()));
  }

  /** The model with the names of its parts, its ways into violations split if they are not many. */
  static MonitorModel of(MonitorModel model, Structure structure) {
    PartEdges edges = new PartEdges(model, structure);
    boolean conjunctive = structure.accept(new IsConjunctive());
    List<Places.Place> places = conjunctive ? Places.of(model, structure) : List.of();
    places.forEach(edges::blame);
    return edges.split(!places.isEmpty());
  }

  private void blame(Places.Place place) {
    Guard open = model.violating(place.state());
    List<Part> parts = Places.atWork(structure, place.later());
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      for (Edge edge : part.model().states().get(place.parts().get(i)).edges()) {
        Guard failing = edge.guard().and(open);
        if (isViolated(part.model(), edge.target()) && !failing.isNothing()) {
          String name = edge.part().isEmpty() ? part.name() : edge.part();
          causes.get(place.state()).merge(new Cause(i, name, edge.line()), failing, Guard::or);
          open = open.without(failing);
        }
      }
    }
  }

  private static boolean isViolated(MonitorModel model, int state) {
    return model.states().get(state).verdict() == Verdict.VIOLATED;
  }

  private MonitorModel split(boolean known) {
    List<MonitorModel.State> states = new ArrayList<>();
    for (int q = 0; q < model.states().size(); q++) {
      MonitorModel.State state = model.states().get(q);
      boolean splits = known && !isViolated(model, q);
      states.add(splits ? state.withEdges(edges(state, causes.get(q))) : state);
    }
    return model.composed(states, structure.parts().stream().map(Part::name).toList());
  }

  private List<Edge> edges(MonitorModel.State state, Map<Cause, Guard> why) {
    List<Edge> edges = new ArrayList<>();
    for (Edge edge : state.edges()) {
      List<Region> regions =
          isViolated(model, edge.target()) ? regions(edge.guard(), why) : List.of();
      if (regions.isEmpty() || regions.size() > MOST_WAYS) {
        edges.add(edge);
      } else {
        regions.forEach(region -> edges.add(edge(region, edge)));
      }
    }
    return edges;
  }

  private static Edge edge(Region region, Edge whole) {
    List<Cause> causes =
        region.causes().stream().sorted(Comparator.comparingInt(Cause::number)).toList();
    String parts = causes.stream().map(Cause::part).distinct().collect(Collectors.joining(" or "));
    int line = causes.stream().mapToInt(Cause::line).findFirst().orElse(whole.line());
    return new Edge(whole.target(), region.guard(), line, parts);
  }

  private static List<Region> regions(Guard all, Map<Cause, Guard> why) {
    List<Region> regions = List.of(new Region(Set.of(), all));
    for (Map.Entry<Cause, Guard> cause : why.entrySet()) {
      List<Region> finer = new ArrayList<>();
      for (Region region : regions) {
        Guard blamed = region.guard().and(cause.getValue());
        Guard rest = region.guard().without(cause.getValue());
        if (!blamed.isNothing()) {
          Set<Cause> more = new LinkedHashSet<>(region.causes());
          more.add(cause.getKey());
          finer.add(new Region(more, blamed));
        }
        if (!rest.isNothing()) {
          finer.add(new Region(region.causes(), rest));
        }
      }
      regions = finer;
      if (regions.size() > MOST_WAYS) {
        return regions;
      }
    }
    return regions;
  }
}
