package dev.safeguard.samples.doom.map;

import java.util.List;

/**
 * A map as its author sees it: rooms side by side from south to north, and things in them. Lengths
 * are map units; x grows to the east, y to the north.
 *
 * @param name as people write it
 * @param rooms from south to north, each beginning where the one before ends
 * @param things what stands in them, the player's start among it
 */
public record Plan(String name, List<Room> rooms, List<Thing> things) {
  private static final int WEST = -384;
  private static final int EAST = 64;
  private static final int CENTRE = (WEST + EAST) / 2;
  private static final int DOOR_LINE = 96;

  public Plan {
    rooms = List.copyOf(rooms);
    things = List.copyOf(things);
  }

  /** What the floor of a room is, and what it does. */
  public enum Floor {
    STONE,
    /** Burns: up to 20 health every 32 tics. */
    LAVA,
    /** A door, shut until somebody walks over the southern edge of the room before it. */
    DOOR
  }

  /**
   * A rectangle.
   *
   * @param west least x
   * @param south least y
   * @param east greatest x
   * @param north greatest y
   */
  public record Room(Floor floor, int west, int south, int east, int north) {}

  /** The kinds of things, with their numbers in the engine. */
  public enum Kind {
    PLAYER(1),
    GREEN_ARMOR(2018),
    RADIATION_SUIT(2025),
    PLASMA_RIFLE(2004),
    CELL_PACK(17),
    BARON(3003);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /**
   * A thing.
   *
   * @param angle where it looks, in degrees: 0 is east, 90 north
   */
  public record Thing(Kind kind, int x, int y, int angle) {}

  /** The plan of the reference task: the lava field lies between y = -224 and y = 128. */
  public static Plan original() {
    return of("original", -224);
  }

  /** The same with east and west exchanged. */
  public static Plan mirrored() {
    Plan plan = original();
    return new Plan(
        "mirrored",
        plan.rooms().stream()
            .map(r -> new Room(r.floor(), mirror(r.east()), r.south(), mirror(r.west()), r.north()))
            .toList(),
        plan.things().stream()
            .map(
                t -> new Thing(t.kind(), mirror(t.x()), t.y(), Math.floorMod(180 - t.angle(), 360)))
            .toList());
  }

  /**
   * The same with the lava elsewhere: a narrower field before the door, from y = -64 to y = 128, so
   * that what was deadly is safe and the rifle is still in the lava.
   */
  public static Plan moved() {
    return of("moved", -64);
  }

  /** The plan of a name. */
  public static Plan named(String name) {
    return switch (name) {
      case "original" -> original();
      case "mirrored" -> mirrored();
      case "moved" -> moved();
      default -> throw new IllegalArgumentException("no map " + name);
    };
  }

  /** The southern and northern edge of the lava. */
  public int[] lava() {
    return new int[] {
      rooms.stream().filter(r -> r.floor() == Floor.LAVA).mapToInt(Room::south).min().orElse(0),
      rooms.stream().filter(r -> r.floor() == Floor.LAVA).mapToInt(Room::north).max().orElse(0)
    };
  }

  private static int mirror(int x) {
    return 2 * CENTRE - x;
  }

  private static Plan of(String name, int lavaSouth) {
    return new Plan(
        name,
        List.of(
            new Room(Floor.STONE, WEST, -512, EAST, lavaSouth),
            new Room(Floor.LAVA, WEST, lavaSouth, EAST, DOOR_LINE),
            new Room(Floor.LAVA, WEST, DOOR_LINE, EAST, 128),
            new Room(Floor.DOOR, CENTRE - 64, 128, CENTRE + 64, 192),
            new Room(Floor.STONE, WEST, 192, EAST, 480)),
        List.of(
            new Thing(Kind.PLAYER, -160, -416, 45),
            new Thing(Kind.GREEN_ARMOR, -320, -256, 0),
            new Thing(Kind.RADIATION_SUIT, -320, -256, 0),
            new Thing(Kind.PLASMA_RIFLE, -224, 0, 0),
            new Thing(Kind.CELL_PACK, -224, 0, 0),
            new Thing(Kind.CELL_PACK, 0, 0, 0),
            new Thing(Kind.CELL_PACK, 0, 0, 0),
            new Thing(Kind.CELL_PACK, 0, 0, 0),
            new Thing(Kind.CELL_PACK, 0, 0, 0),
            new Thing(Kind.BARON, -224, 448, 270)));
  }
}
