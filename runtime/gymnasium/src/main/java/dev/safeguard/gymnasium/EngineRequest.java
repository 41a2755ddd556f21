package dev.safeguard.gymnasium;

import dev.safeguard.learning.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a worker is to run. */
public sealed interface EngineRequest {

  /** The request for a worker, as {@code serve.py} reads it. */
  Map<String, Object> toMap();

  /** A Gymnasium environment, such as {@code CartPole-v1}, without attributes. */
  static EngineRequest gymnasium(String id) {
    return new Gymnasium(id, List.of());
  }

  /** As JSON. */
  default String toJson(int copies, int core) {
    Map<String, Object> all = new LinkedHashMap<>(toMap());
    all.put("count", copies);
    all.put("core", core);
    return Json.write(all);
  }

  /**
   * An environment of Gymnasium. Its signals are the parts of its observation (where it has at most
   * 64), {@code observation_0} and so on, and the attributes.
   *
   * @param id as Gymnasium knows it
   * @param attributes names of numeric attributes of the environment, such as {@code agent_pos}
   */
  record Gymnasium(String id, List<String> attributes) implements EngineRequest {
    public Gymnasium {
      attributes = List.copyOf(attributes);
    }

    @Override
    public Map<String, Object> toMap() {
      return Map.of("kind", "gymnasium", "id", id, "attributes", attributes);
    }
  }

  /**
   * A ViZDoom engine on a map of one's own, without sound and window.
   *
   * @param wad the file of the map
   * @param map its name in the file
   * @param axes for each part of an action the buttons of which at most one is pressed
   * @param variables game variables, each a signal of that name in lower case
   * @param objects classes of actors, each three signals: {@code CLASS_alive}, {@code _x}, {@code
   *     _y}
   * @param frameHeight rows of the grey picture that is the observation; 0 for none, else a divisor
   *     of 120
   * @param frameWidth columns of that picture; 0 for none, else a divisor of 160
   * @param skip tics for each decision
   * @param start the tic at which an episode starts; before tic 8 input is ignored
   * @param end after how many tics an episode is truncated
   * @param skill from 1 to 5
   */
  record VizDoom(
      Path wad,
      String map,
      List<List<String>> axes,
      List<String> variables,
      List<String> objects,
      int frameHeight,
      int frameWidth,
      int skip,
      int start,
      int end,
      int skill)
      implements EngineRequest {
    public VizDoom {
      axes = axes.stream().map(List::copyOf).toList();
      variables = List.copyOf(variables);
      objects = List.copyOf(objects);
    }

    @Override
    public Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("kind", "vizdoom");
      map.put("wad", wad.toAbsolutePath().toString());
      map.put("map", this.map);
      map.put("axes", axes);
      map.put("variables", variables);
      map.put("objects", objects);
      map.put("frame", frameHeight == 0 ? List.of() : List.of(frameHeight, frameWidth));
      map.put("skip", skip);
      map.put("start", start);
      map.put("end", end);
      map.put("skill", skill);
      return map;
    }
  }
}
