package dev.safeguard.learning.plot;

import dev.safeguard.learning.plot.Series.Point;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * A chart of lines over a common horizontal axis.
 *
 * @param title one line above the chart
 * @param xLabel what the horizontal axis counts, with its unit
 * @param yLabel what the vertical axis counts, with its unit
 * @param series the lines
 * @param spans stretches of the horizontal axis with a name, such as stages; may be empty
 */
public record LineChart(
    String title, String xLabel, String yLabel, List<Series> series, List<Span> spans) {

  private static final int LEFT = 64;
  private static final int RIGHT = 28;
  private static final int TOP = 74;
  private static final int BOTTOM = 46;
  private static final double LETTER = 6.2; // about the width of a letter at 11 px

  public LineChart {
    series = List.copyOf(series);
    spans = List.copyOf(spans);
  }

  /** A stretch of the horizontal axis. */
  public record Span(String name, double from, double to) {}

  /** The chart as an SVG document of a size in pixels. */
  public String toSvg(int width, int height) {
    Svg svg = new Svg(width, height, title);
    draw(svg, width, 0, height);
    return svg.document();
  }

  /**
   * Charts below one another in one SVG document.
   *
   * @param width in pixels
   * @param height of each, in pixels
   */
  public static String stack(List<LineChart> charts, int width, int height) {
    Svg svg = new Svg(width, height * charts.size(), charts.get(0).title());
    for (int i = 0; i < charts.size(); i++) {
      charts.get(i).draw(svg, width, i * height, (i + 1) * height);
    }
    return svg.document();
  }

  private void draw(Svg svg, int width, int top, int bottom) {
    double leastX = least(p -> p.x(), Span::from);
    double mostX = most(p -> p.x(), Span::to);
    Axis x =
        Axis.spanning(leastX, mostX, 8, LEFT, width - RIGHT)
            .endingAt(leastX, mostX > leastX ? mostX : leastX + 1);
    double leastY = values(List.of(p -> p.y(), p -> p.low())).min().orElse(0);
    double mostY = values(List.of(p -> p.y(), p -> p.high())).max().orElse(1);
    Axis y =
        Axis.spanning(
            leastY > 0 && leastY < mostY / 2 ? 0 : leastY, mostY, 5, bottom - BOTTOM, top + TOP);
    svg.text(LEFT, top + 22, "title", title);
    spans(svg, x, y);
    grid(svg, x, y);
    svg.text((x.from() + x.to()) / 2, bottom - 10, "label middle", xLabel);
    svg.sideways(16, (y.from() + y.to()) / 2, yLabel);
    series.forEach(each -> band(svg, x, y, each));
    series.forEach(each -> line(svg, x, y, each));
    legend(svg, top + 42);
  }

  private void grid(Svg svg, Axis x, Axis y) {
    for (double tick : y.ticks()) {
      svg.line("grid", x.from(), y.pixel(tick), x.to(), y.pixel(tick));
      svg.text(x.from() - 8, y.pixel(tick) + 4, "tick end", y.text(tick));
    }
    for (double tick : x.ticks()) {
      svg.line("axis", x.pixel(tick), y.from(), x.pixel(tick), y.from() + 5);
      svg.text(x.pixel(tick), y.from() + 18, "tick middle", x.text(tick));
    }
    svg.line("axis", x.from(), y.from(), x.to(), y.from());
  }

  /** Spans as alternating bands, named where the name fits; the pointer shows it anyway. */
  private void spans(Svg svg, Axis x, Axis y) {
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      double left = x.pixel(span.from());
      double width = x.pixel(span.to()) - left;
      svg.box(
          i % 2 == 0 ? "span even" : "span odd",
          left,
          y.to(),
          width,
          y.from() - y.to(),
          span.name());
      if (i > 0) {
        svg.line("border", left, y.to(), left, y.from());
      }
      if (span.name().length() * LETTER + 10 < width) {
        svg.text(left + 2, y.to() - 6, "span-name", span.name());
      }
    }
  }

  private static void band(Svg svg, Axis x, Axis y, Series series) {
    List<Point> banded = series.points().stream().filter(Point::hasBand).toList();
    if (banded.size() < 2) {
      return;
    }
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < banded.size(); i++) {
      Point point = banded.get(i);
      path.append(i == 0 ? 'M' : 'L').append(Svg.at(x.pixel(point.x()), y.pixel(point.high())));
    }
    for (int i = banded.size() - 1; i >= 0; i--) {
      Point point = banded.get(i);
      path.append('L').append(Svg.at(x.pixel(point.x()), y.pixel(point.low())));
    }
    svg.path("band", series.colour(), path.append('Z'));
  }

  private static void line(Svg svg, Axis x, Axis y, Series series) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (Point point : series.points()) {
      boolean drawn = Double.isFinite(point.y());
      if (drawn) {
        path.append(pen ? 'L' : 'M').append(Svg.at(x.pixel(point.x()), y.pixel(point.y())));
      }
      pen = drawn;
    }
    if (!path.isEmpty()) {
      svg.path("line", series.colour(), path);
    }
  }

  private void legend(Svg svg, double y) {
    double x = LEFT;
    for (Series each : series) {
      svg.path("line", each.colour(), "M" + Svg.at(x, y - 4) + "L" + Svg.at(x + 18, y - 4));
      svg.text(x + 24, y, "legend", each.name());
      x += 24 + each.name().length() * LETTER + 18;
    }
  }

  private double least(ToDoubleFunction<Point> ofPoint, ToDoubleFunction<Span> ofSpan) {
    return DoubleStream.concat(values(List.of(ofPoint)), spans.stream().mapToDouble(ofSpan))
        .min()
        .orElse(0);
  }

  private double most(ToDoubleFunction<Point> ofPoint, ToDoubleFunction<Span> ofSpan) {
    return DoubleStream.concat(values(List.of(ofPoint)), spans.stream().mapToDouble(ofSpan))
        .max()
        .orElse(1);
  }

  private DoubleStream values(List<ToDoubleFunction<Point>> parts) {
    return series.stream()
        .flatMap(line -> line.points().stream())
        .flatMapToDouble(point -> parts.stream().mapToDouble(part -> part.applyAsDouble(point)))
        .filter(Double::isFinite);
  }
}
