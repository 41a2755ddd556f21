package dev.safeguard.deep;

import dev.safeguard.gymnasium.*;
import dev.safeguard.learning.VectorEnvironment.Outcome;
import java.nio.file.Path;

class CartPoleMain {
  public static void main(String[] a) throws Exception {
    PythonEnvironment py = PythonEnvironment.ofWorkers(Path.of(a[0]));
    py.prepare(System.err::println);
    int n = 16;
    try (WorkerEnvironment env =
            WorkerEnvironment.start(py, EngineRequest.gymnasium("CartPole-v1"), n);
        Ppo ppo =
            new Ppo(
                env,
                a[1].equals("r") ? Ppo.Settings.defaults().remembering() : Ppo.Settings.defaults(),
                Long.parseLong(a[2]))) {
      ppo.begin();
      long t0 = System.nanoTime();
      int steps = 0;
      for (int u = 1; u <= Integer.parseInt(a[3]); u++) {
        steps += ppo.update(0.003);
        if (u % 10 == 0) {
          double secs = (System.nanoTime() - t0) * 1e-9;
          System.out.printf("%d steps %.0f/s V0 %.2f%n", steps, steps / secs, ppo.initialValue());
        }
      }
      Player p = ppo.player(env, true, 1);
      double[] ret = new double[n];
      double total = 0;
      int eps = 0;
      long seed = 1000;
      boolean[] used = new boolean[n];
      for (int c = 0; c < n; c++) {
        env.reset(c, seed++);
        p.forget(c);
      }
      env.exchange();
      while (eps < 100) {
        p.act();
        env.exchange();
        boolean any = false;
        for (int c = 0; c < n; c++) {
          ret[c] += env.reward(c);
          if (env.outcome(c) != Outcome.RUNNING) {
            total += ret[c];
            eps++;
            ret[c] = 0;
            env.reset(c, seed++);
            p.forget(c);
            any = true;
          }
        }
        if (any) env.exchange();
      }
      System.out.printf("greedy %.1f over %d%n", total / eps, eps);
    }
  }
}
