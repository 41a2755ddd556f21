package dev.safeguard.samples.grid;

import dev.safeguard.learning.Exhibit;
import dev.safeguard.learning.StageFloor;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.model.DiscountedOptimum;
import dev.safeguard.learning.model.SafeguardedModel;
import dev.safeguard.learning.model.SafeguardedModel.Kind;
import dev.safeguard.learning.plot.LineChart;
import dev.safeguard.learning.plot.Series;
import dev.safeguard.learning.tabular.TabularRun;
import dev.safeguard.runtime.Monitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be said of a layout exactly, and what a trained policy looks like on it. */
final class GridExhibits {
  private static final double[] GAMMAS = {0.9, 0.99, 0.998};
  private static final double[] PENALTIES = {
    0, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000
  };
  private static final double PRECISION = 1e-9;

  private final GridLayout layout;
  private final Grid grid;
  private final TrainingRequest request;
  private final List<StageFloor> floors;

  /**
   * What is shown of a layout.
   *
   * @param floors of the request's stages there
   */
  GridExhibits(GridLayout layout, TrainingRequest request, List<StageFloor> floors) {
    this.floors = floors;
    this.layout = layout;
    this.grid = new Grid(layout);
    this.request = request;
  }

  List<Exhibit> all() {
    List<Exhibit> exhibits = new ArrayList<>(List.of(floors(), penalties()));
    exhibits.addAll(trained());
    return exhibits;
  }

  /** The fewest violations on the way to the diamond that any agent can have, stage by stage. */
  private Exhibit floors() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """
                The fewest violations that any agent can have on its way to the diamond, in %d \
                episodes, computed:

                | safeguard | no exploration | a uniform action in %.0f %% of the steps |
                |---|---|---|
                """,
                request.episodes(),
                100 * Floor.EPSILON));
    for (StageFloor floor : floors) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.3f | %.3f |%n",
              floor.stage(),
              request.episodes() * floor.least(),
              request.episodes() * floor.exploring()));
    }
    return new Exhibit("floors", text.append('\n').toString(), null);
  }

  /** Theorem 15: which penalty makes a policy that is optimal for the return a safe one. */
  private Exhibit penalties() {
    Monitor last = request.progression().last().monitor().get();
    SafeguardedModel product = Floor.product(layout, last, 0);
    List<Series> series = new ArrayList<>();
    for (double gamma : GAMMAS) {
      List<Series.Point> points = new ArrayList<>();
      for (double penalty : PENALTIES) {
        double violating =
            DiscountedOptimum.of(product, gamma, penalty, PRECISION)
                .probability(product.all(Kind.VIOLATED), Grid.HORIZON);
        points.add(new Series.Point(Math.log10(penalty + 0.1), request.episodes() * violating));
      }
      String name = String.format(Locale.ROOT, "gamma %s", gamma);
      series.add(new Series(name, series.size(), points));
    }
    double least = request.episodes() * floors.get(floors.size() - 1).least();
    double end = Math.log10(PENALTIES[PENALTIES.length - 1] + 0.1);
    series.add(
        new Series(
            "least possible",
            series.size(),
            List.of(new Series.Point(-1, least), new Series.Point(end, least))));
    List<LineChart.Span> spans = new ArrayList<>();
    double from = -1;
    for (double gamma : GAMMAS) {
      double bound = Math.log10(1 / (1 - gamma));
      spans.add(
          new LineChart.Span(String.format(Locale.ROOT, "to 1/(1 - %s)", gamma), from, bound));
      from = bound;
    }
    LineChart chart =
        new LineChart(
            "Violations of the policy that is optimal for the return",
            "log10(penalty + 0.1)",
            "of " + request.episodes() + " episodes",
            series,
            spans);
    String text =
        """
        Theorem 15, computed: how often the policy violates that is optimal for the discounted \
        return, by the penalty of Eq. 5. The ranges end where the penalty outweighs all that \
        rewards of at most 1 can pay, 1 / (1 - gamma).

        """;
    return new Exhibit("penalty", text, chart.toSvg(880, 420));
  }

  /** One trained policy: its way on the map, and its values in each state of the safeguard. */
  private List<Exhibit> trained() {
    TabularRun run = new TabularRun(grid, request);
    run.complete("grid");
    String title = "%s, seed %d".formatted(request.arm(), request.seed());
    return List.of(
        new Exhibit(
            "path",
            "One trained policy, %s: its way to the diamond, and its values.%n%n".formatted(title),
            GridPicture.draw(layout, title + ": greedy path", GridTask.unshiftedPath(run, grid))),
        new Exhibit("values", "", ValuePicture.draw(layout, title + ": values", run)));
  }
}
