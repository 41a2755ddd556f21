package dev.safeguard.samples.llm.snippets;

import java.util.Locale;

/** Where the address comes from that a socket is bound to, and what distracts from it. */
public enum Family {
  /** It stands in the call. */
  LITERAL {
    @Override
    void write(Draft draft, int level) {
      draft.distract(level - 1);
      draft.bind(draft.address());
    }
  },

  /** It has a name. */
  CONSTANT {
    @Override
    void write(Draft draft, int level) {
      draft.bind(draft.assign(draft.address()));
      draft.distract(level - 1);
    }
  },

  /** A comment or a string mentions another. */
  MENTION {
    @Override
    void write(Draft draft, int level) {
      String host = draft.assign(draft.address());
      draft.mention(level);
      draft.bind(host);
    }
  },

  /** It is compared with another. */
  COMPARISON {
    @Override
    void write(Draft draft, int level) {
      draft.distract(level - 1);
      String host = draft.assign(draft.address());
      draft.compare(host);
      draft.bind(host);
    }
  },

  /** A second socket only connects, to another. */
  CONNECTION {
    @Override
    void write(Draft draft, int level) {
      String host = draft.assign(draft.address());
      draft.connect(level == 2 ? draft.assign(draft.address()) : draft.address().literal());
      draft.distract(level == 3 ? 1 : 0);
      draft.bind(host);
    }
  },

  /** Other names have others. */
  DECOY {
    @Override
    void write(Draft draft, int level) {
      int before = draft.chance(level + 2);
      draft.distract(before);
      String host = draft.assign(draft.address());
      draft.distract(level + 1 - before);
      draft.bind(host);
    }
  },

  /** Its name had others before. */
  OVERWRITTEN {
    @Override
    void write(Draft draft, int level) {
      String host = draft.assign(draft.address());
      for (int i = 1; i < level; i++) {
        draft.distract(draft.chance(2));
        draft.assign(host, draft.address());
      }
      draft.distract(draft.chance(2));
      draft.assign(host, draft.address());
      draft.distract(level == LEVELS ? 0 : draft.chance(2));
      draft.bind(host);
    }
  },

  /** Its name gets another, too late. */
  AFTERWARDS {
    @Override
    void write(Draft draft, int level) {
      draft.distract(level - 1);
      String host = draft.assign(draft.address());
      draft.distract(draft.chance(2));
      draft.bind(host);
      draft.assign(host, draft.address());
    }
  },

  /** Its name is worth what another name is; at the highest level that of a third. */
  ALIAS {
    @Override
    void write(Draft draft, int level) {
      draft.distract(draft.chance(2));
      String host = draft.assign(draft.address());
      draft.distract(level == 2 ? 2 : draft.chance(2));
      host = draft.copy(host);
      if (level == LEVELS) {
        draft.distract(draft.chance(2));
        host = draft.copy(host);
      }
      draft.bind(host);
    }
  },

  /** A name is copied, then gets another; the copy or the name is used. */
  COPY {
    @Override
    void write(Draft draft, int level) {
      draft.distract(level - 1);
      String host = draft.assign(draft.address());
      String copy = draft.copy(host);
      draft.assign(host, draft.address());
      draft.distract(draft.chance(2));
      draft.bind(draft.chance(2) == 0 ? copy : host);
    }
  },

  /** Host and port have a name together. */
  PAIR {
    @Override
    void write(Draft draft, int level) {
      int before = draft.chance(level);
      draft.distract(before);
      String host = draft.assign(draft.address());
      draft.distract(level - 1 - before);
      draft.bindPair(host);
    }
  },

  /**
   * It is the argument of a call; at the highest level the parameter has the name of a variable.
   */
  PARAMETER {
    @Override
    void write(Draft draft, int level) {
      draft.distract(level - 1);
      Address address = draft.address();
      if (level == 1) {
        draft.bindIn(draft.name(), "", address.literal(), address);
      } else {
        String argument = draft.assign(address);
        String parameter = level == 2 ? draft.name() : draft.assign(draft.address());
        draft.bindIn(parameter, "", argument, address);
      }
    }
  },

  /** It is what a parameter is worth where the call says nothing. */
  DEFAULT {
    @Override
    void write(Draft draft, int level) {
      draft.distract(level - 1);
      Address address = draft.address();
      draft.bindIn(draft.name(), "=" + address.literal(), "", address);
    }
  };

  /** The levels of difficulty are 1 to this; with each there are more bindings. */
  public static final int LEVELS = 3;

  /** Writes the lines that matter, one of which binds the socket. */
  abstract void write(Draft draft, int level);

  /**
   * The family of a label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Family of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** As reports say it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
