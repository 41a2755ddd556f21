package dev.safeguard.samples.doom.map;

import dev.safeguard.learning.plot.Svg;
import java.util.List;
import java.util.Locale;

/** A map from above, north up, with trajectories and where they violated. */
public final class MapPicture {
  private static final double SCALE = 0.6;
  private static final int MARGIN = 24;
  private static final int TITLE = 30;
  private static final int LEGEND = 44;

  /**
   * A way through the map.
   *
   * @param name what the legend calls it; ways of the same name have the same colour
   * @param points x and y, in map units
   * @param violates whether it ends with a violation
   */
  public record Trajectory(String name, List<double[]> points, boolean violates) {
    public Trajectory {
      points = List.copyOf(points);
    }
  }

  private final Plan plan;
  private final int west;
  private final int north;
  private final Svg svg;
  private final int bottom;

  private MapPicture(Plan plan, String title) {
    this.plan = plan;
    west = plan.rooms().stream().mapToInt(Plan.Room::west).min().orElse(0);
    north = plan.rooms().stream().mapToInt(Plan.Room::north).max().orElse(0);
    int east = plan.rooms().stream().mapToInt(Plan.Room::east).max().orElse(0);
    int south = plan.rooms().stream().mapToInt(Plan.Room::south).min().orElse(0);
    bottom = (int) (y(south) + MARGIN);
    svg = new Svg((int) (x(east) + MARGIN), bottom + LEGEND, title);
    svg.raw(
        "<text x=\"%d\" y=\"20\" font-size=\"14\" font-weight=\"600\" fill=\"#111\">%s</text>",
        MARGIN, Svg.escape(title));
  }

  /** The picture as an SVG document. */
  public static String draw(Plan plan, String title, List<Trajectory> trajectories) {
    MapPicture picture = new MapPicture(plan, title);
    picture.rooms();
    picture.things();
    picture.trajectories(trajectories);
    return picture.svg.document();
  }

  private double x(double x) {
    return MARGIN + SCALE * (x - west);
  }

  private double y(double y) {
    return TITLE + SCALE * (north - y);
  }

  private void rooms() {
    for (Plan.Room room : plan.rooms()) {
      String fill =
          switch (room.floor()) {
            case STONE -> "#e8e4dc";
            case LAVA -> "#f4a582";
            case DOOR -> "#9a7b56";
          };
      svg.raw(
          "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\""
              + " stroke=\"#555\" stroke-width=\"0.8\"/>",
          x(room.west()),
          y(room.north()),
          SCALE * (room.east() - room.west()),
          SCALE * (room.north() - room.south()),
          fill);
    }
  }

  private void things() {
    for (Plan.Thing thing : plan.things()) {
      String letter =
          switch (thing.kind()) {
            case PLAYER -> "start";
            case GREEN_ARMOR -> "armour";
            case PLASMA_RIFLE -> "rifle";
            case BARON -> "enemy";
            case RADIATION_SUIT, CELL_PACK -> "";
          };
      if (!letter.isEmpty()) {
        svg.raw(
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#222\"/>"
                + "<text x=\"%.1f\" y=\"%.1f\" font-weight=\"600\">%s</text>",
            x(thing.x()), y(thing.y()), x(thing.x()) + 7, y(thing.y()) + 4, letter);
      }
    }
  }

  private void trajectories(List<Trajectory> trajectories) {
    List<String> names = trajectories.stream().map(Trajectory::name).distinct().toList();
    for (Trajectory trajectory : trajectories) {
      StringBuilder path = new StringBuilder();
      for (double[] point : trajectory.points()) {
        path.append(path.isEmpty() ? 'M' : 'L')
            .append(String.format(Locale.ROOT, "%.1f %.1f", x(point[0]), y(point[1])));
      }
      svg.raw(
          "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.2\""
              + " stroke-opacity=\"0.55\" stroke-linejoin=\"round\"/>",
          path, Svg.colour(names.indexOf(trajectory.name())));
      if (trajectory.violates() && !trajectory.points().isEmpty()) {
        double[] end = trajectory.points().get(trajectory.points().size() - 1);
        svg.raw(
            "<path d=\"M%1$.1f %2$.1fl8 8m-8 0l8 -8\" stroke=\"#b2182b\" stroke-width=\"2\"/>",
            x(end[0]) - 4, y(end[1]) - 4);
      }
    }
    legend(names);
  }

  private void legend(List<String> names) {
    double x = MARGIN;
    for (int i = 0; i < names.size(); i++) {
      svg.raw(
          "<path d=\"M%.1f %dh18\" stroke=\"%s\" stroke-width=\"2\"/><text x=\"%.1f\" y=\"%d\">%s</text>",
          x, bottom + 8, Svg.colour(i), x + 24, bottom + 12, Svg.escape(names.get(i)));
      x += 36 + 6.5 * names.get(i).length();
    }
    svg.raw(
        "<path d=\"M%1$d %2$dl8 8m-8 0l8 -8\" stroke=\"#b2182b\" stroke-width=\"2\"/>"
            + "<text x=\"%3$d\" y=\"%4$d\">a violation of the last safeguard, which ends the episode</text>",
        MARGIN + 4, bottom + 20, MARGIN + 24, bottom + 28);
  }
}
