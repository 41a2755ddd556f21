package dev.safeguard.learning.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Pieces of work with a name, each of which gives a line of text that is kept in a {@link Journal}.
 * Those of one kind are spread evenly over the whole, so that the time left can be told from what
 * is done.
 */
final class Workload {
  private final Journal journal;
  private final Experiment.Listener listener;
  private final Map<String, List<Piece>> kinds = new LinkedHashMap<>();
  private final long begin = System.nanoTime();
  private int total;
  private int todo;
  private int done;

  private record Piece(String name, UnaryOperator<String> about, Supplier<String> work) {}

  private record Place(double position, Piece piece) {}

  Workload(Journal journal, Experiment.Listener listener) {
    this.journal = journal;
    this.listener = listener;
  }

  /**
   * Adds a piece.
   *
   * @param kind those of one kind are spread evenly
   * @param name without a space; no other piece has it
   * @param about what people are told of its text
   */
  void add(String kind, String name, UnaryOperator<String> about, Supplier<String> work) {
    kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(new Piece(name, about, work));
    total++;
  }

  /**
   * Does what the journal does not have.
   *
   * @param atOnce how many pieces at a time
   * @return all texts by name
   */
  Map<String, String> run(int atOnce) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    List<Piece> missing = new ArrayList<>();
    for (Piece piece : spread()) {
      String known = journal.finished().get(piece.name());
      if (known == null) {
        missing.add(piece);
      } else {
        texts.put(piece.name(), known);
      }
    }
    todo = missing.size();
    List<Callable<String>> tasks = new ArrayList<>();
    missing.forEach(piece -> tasks.add(() -> text(piece)));
    Jobs.run(atOnce, tasks, (number, text) -> texts.put(missing.get(number).name(), text));
    return texts;
  }

  private List<Piece> spread() {
    List<Place> places = new ArrayList<>();
    for (List<Piece> kind : kinds.values()) {
      for (int i = 0; i < kind.size(); i++) {
        places.add(new Place((i + 0.5) / kind.size(), kind.get(i)));
      }
    }
    places.sort(Comparator.comparingDouble(Place::position));
    return places.stream().map(Place::piece).toList();
  }

  private String text(Piece piece) throws IOException {
    String text = piece.work().get();
    journal.add(piece.name(), text);
    finished(piece.about().apply(text));
    return text;
  }

  private synchronized void finished(String text) {
    done++;
    double left = (System.nanoTime() - begin) * 1e-9 / done * (todo - done);
    listener.finished(new Experiment.Progress(text, total - todo + done, total, left));
  }
}
