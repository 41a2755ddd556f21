package dev.safeguard.samples.llm.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import dev.safeguard.deep.tuning.Scoring;
import dev.safeguard.runtime.Verdict;

/**
 * Judges the text of an answer by a parser that knows nothing of the safeguard: -1 for what is no
 * JSON of the schema, else from -1 to 1 by how much of it is what was asked for.
 */
final class JsonScoring implements Scoring<Wish> {
  private static final Gson STRICT = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  @Override
  public double score(Wish wish, int[] answer, Verdict verdict) {
    String text = LampToken.text(answer);
    if (!fitsSchema(text)) {
      return -1;
    }
    JsonObject object = STRICT.fromJson(text, JsonObject.class);
    boolean level = object.get("level").getAsInt() == wish.level();
    boolean lit = object.get("lit").getAsBoolean() == wish.lit();
    return (level ? 1 : 0) + (lit ? 1 : 0) - 1;
  }

  /** Whether a text is an object with an integer "level", a truth value "lit", and nothing else. */
  static boolean fitsSchema(String text) {
    try {
      JsonObject object = STRICT.fromJson(text, JsonObject.class);
      return object != null
          && object.size() == 2
          && object.get("level") instanceof JsonPrimitive level
          && level.isNumber()
          && level.getAsString().matches("\\d+")
          && object.get("lit") instanceof JsonPrimitive lit
          && lit.isBoolean();
    } catch (JsonParseException e) {
      return false;
    }
  }
}
