package dev.safeguard.deep.gpt2;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A parameter of GPT-2, by the name that files have for it after the prefix {@code transformer.}.
 * The parameters are numbered: token and position embeddings, the blocks of {@link #A_BLOCK} each,
 * the final normalisation. Matrices are [inputs, outputs].
 */
record Parameter(String name, Shape shape) {
  static final int TOKENS = 0;
  static final int POSITIONS = 1;

  // Within a block; a bias follows its weight.
  static final int NORM_1 = 0;
  static final int ATTENTION = 2;
  static final int ATTENTION_OUT = 4;
  static final int NORM_2 = 6;
  static final int INNER = 8;
  static final int INNER_OUT = 10;
  static final int A_BLOCK = 12;

  /** The number of a block's first parameter, or that of the final normalisation. */
  static int block(int layer) {
    return 2 + layer * A_BLOCK;
  }

  /** All parameters in the order of their numbers. */
  static List<Parameter> of(Gpt2Config config) {
    long width = config.width();
    List<Parameter> all = new ArrayList<>();
    all.add(new Parameter("wte.weight", new Shape(config.vocabulary(), width)));
    all.add(new Parameter("wpe.weight", new Shape(config.positions(), width)));
    for (int layer = 0; layer < config.layers(); layer++) {
      String block = "h." + layer;
      addWithBias(all, block + ".ln_1", new Shape(width));
      addWithBias(all, block + ".attn.c_attn", new Shape(width, 3 * width));
      addWithBias(all, block + ".attn.c_proj", new Shape(width, width));
      addWithBias(all, block + ".ln_2", new Shape(width));
      addWithBias(all, block + ".mlp.c_fc", new Shape(width, config.inner()));
      addWithBias(all, block + ".mlp.c_proj", new Shape(config.inner(), width));
    }
    addWithBias(all, "ln_f", new Shape(width));
    return all;
  }

  private static void addWithBias(List<Parameter> all, String name, Shape weight) {
    all.add(new Parameter(name + ".weight", weight));
    all.add(new Parameter(name + ".bias", new Shape(weight.get(weight.dimension() - 1))));
  }
}
