package dev.safeguard.samples.doom.map;

import dev.safeguard.samples.doom.map.Plan.Floor;
import dev.safeguard.samples.doom.map.Plan.Room;
import dev.safeguard.samples.doom.map.Plan.Thing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A plan as a file for the engine: a PWAD with the marker MAP01 and the lumps THINGS, LINEDEFS,
 * SIDEDEFS, VERTEXES and SECTORS in the classic Doom format. The engine builds the rest itself.
 */
public final class WadFile {
  /** The name of the map in the file. */
  public static final String MAP = "MAP01";

  private static final int ALL_SKILLS = 7;
  private static final int BLOCKS = 1;
  private static final int TWO_SIDED = 4;
  private static final int BURNING = 16; // sector special: 10 to 20 % health every 32 tics
  private static final int OPEN_DOOR = 86; // line special: walk over, repeatable, stays open
  private static final int DOOR_TAG = 1;
  private static final int HEIGHT = 128;
  private static final int LIGHT = 192;
  private static final int NONE = -1;

  private final Plan plan;
  private final Map<List<Integer>, Integer> vertices = new LinkedHashMap<>();
  private final List<int[]> sides = new ArrayList<>(); // sector, 1 for a wall, 0 for none
  private final List<int[]> lines = new ArrayList<>(); // from, to, right side, left side, special

  private WadFile(Plan plan) {
    this.plan = plan;
  }

  /** The file's bytes. */
  public static byte[] of(Plan plan) {
    WadFile file = new WadFile(plan);
    file.build();
    Map<String, byte[]> lumps = new LinkedHashMap<>();
    lumps.put(MAP, new byte[0]);
    lumps.put("THINGS", file.things());
    lumps.put("LINEDEFS", file.linedefs());
    lumps.put("SIDEDEFS", file.sidedefs());
    lumps.put("VERTEXES", file.vertexes());
    lumps.put("SECTORS", file.sectors());
    return pack(lumps);
  }

  /** Walls to the east and west of each room, and what lies between neighbours. */
  private void build() {
    List<Room> rooms = plan.rooms();
    for (int i = 0; i < rooms.size(); i++) {
      Room room = rooms.get(i);
      wall(i, room.west(), room.south(), room.west(), room.north());
      wall(i, room.east(), room.north(), room.east(), room.south());
      border(i - 1, i, room.south());
    }
    border(rooms.size() - 1, rooms.size(), rooms.get(rooms.size() - 1).north());
  }

  /** The line at a height between two rooms, one of which may be missing, piece by piece. */
  private void border(int southern, int northern, int y) {
    TreeSet<Integer> ends = new TreeSet<>();
    for (int i : new int[] {southern, northern}) {
      if (exists(i)) {
        ends.add(plan.rooms().get(i).west());
        ends.add(plan.rooms().get(i).east());
      }
    }
    for (Integer west = ends.first(), east = ends.higher(west);
        east != null;
        west = east, east = ends.higher(east)) {
      boolean below = reaches(southern, west, east);
      boolean above = reaches(northern, west, east);
      if (below && above) {
        // From east to west the right-hand side is the north.
        opening(northern, southern, east, west, y);
      } else if (below) {
        wall(southern, west, y, east, y);
      } else if (above) {
        wall(northern, east, y, west, y);
      }
    }
  }

  private boolean exists(int room) {
    return room >= 0 && room < plan.rooms().size();
  }

  private boolean reaches(int number, int west, int east) {
    return exists(number)
        && plan.rooms().get(number).west() <= west
        && east <= plan.rooms().get(number).east();
  }

  /** A wall with its room on the right-hand side of the way from one end to the other. */
  private void wall(int room, int fromX, int fromY, int toX, int toY) {
    lines.add(new int[] {vertex(fromX, fromY), vertex(toX, toY), side(room, 1), NONE, 0});
  }

  private void opening(int right, int left, int fromX, int toX, int y) {
    boolean burns = floor(right) == Floor.LAVA && floor(left) == Floor.LAVA;
    lines.add(
        new int[] {
          vertex(fromX, y), vertex(toX, y), side(right, 0), side(left, 0), burns ? OPEN_DOOR : 0
        });
  }

  private Floor floor(int room) {
    return plan.rooms().get(room).floor();
  }

  private int vertex(int x, int y) {
    return vertices.computeIfAbsent(List.of(x, y), unseen -> vertices.size());
  }

  private int side(int room, int wall) {
    sides.add(new int[] {room, wall});
    return sides.size() - 1;
  }

  private byte[] things() {
    ByteBuffer lump = buffer(10 * plan.things().size());
    for (Thing thing : plan.things()) {
      shorts(lump, thing.x(), thing.y(), thing.angle(), thing.kind().number(), ALL_SKILLS);
    }
    return bytes(lump);
  }

  private byte[] linedefs() {
    ByteBuffer lump = buffer(14 * lines.size());
    for (int[] line : lines) {
      int flags = line[3] == NONE ? BLOCKS : TWO_SIDED;
      int tag = line[4] == 0 ? 0 : DOOR_TAG;
      shorts(lump, line[0], line[1], flags, line[4], tag, line[2], line[3]);
    }
    return bytes(lump);
  }

  private byte[] sidedefs() {
    ByteBuffer lump = buffer(30 * sides.size());
    for (int[] side : sides) {
      shorts(lump, 0, 0);
      boolean wall = side[1] == 1;
      name(lump, wall ? "-" : "BIGDOOR2"); // seen above the opening while the door is shut
      name(lump, wall ? "-" : "STARTAN3");
      name(lump, wall ? "STARTAN3" : "-");
      shorts(lump, side[0]);
    }
    return bytes(lump);
  }

  private byte[] vertexes() {
    ByteBuffer lump = buffer(4 * vertices.size());
    vertices.keySet().forEach(vertex -> shorts(lump, vertex.get(0), vertex.get(1)));
    return bytes(lump);
  }

  private byte[] sectors() {
    ByteBuffer lump = buffer(26 * plan.rooms().size());
    for (Room room : plan.rooms()) {
      boolean door = room.floor() == Floor.DOOR;
      boolean lava = room.floor() == Floor.LAVA;
      shorts(lump, 0, door ? 0 : HEIGHT);
      name(lump, lava ? "LAVA1" : "FLOOR0_1");
      name(lump, "CEIL1_1");
      shorts(lump, LIGHT, lava ? BURNING : 0, door ? DOOR_TAG : 0);
    }
    return bytes(lump);
  }

  /** Header, the lumps one after the other, and the directory that says where each is. */
  private static byte[] pack(Map<String, byte[]> lumps) {
    int header = 12;
    int content = lumps.values().stream().mapToInt(lump -> lump.length).sum();
    ByteBuffer file = buffer(header + content + 16 * lumps.size());
    file.put("PWAD".getBytes(StandardCharsets.US_ASCII));
    file.putInt(lumps.size()).putInt(header + content);
    lumps.values().forEach(file::put);
    int at = header;
    for (Map.Entry<String, byte[]> lump : lumps.entrySet()) {
      file.putInt(at).putInt(lump.getValue().length);
      name(file, lump.getKey());
      at += lump.getValue().length;
    }
    return bytes(file);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bytes(ByteBuffer full) {
    byte[] bytes = new byte[full.flip().remaining()];
    full.get(bytes);
    return bytes;
  }

  private static void shorts(ByteBuffer lump, int... numbers) {
    for (int number : numbers) {
      lump.putShort((short) number);
    }
  }

  /** Eight bytes, padded with zeros. */
  private static void name(ByteBuffer lump, String name) {
    lump.put(name.getBytes(StandardCharsets.US_ASCII)).put(new byte[8 - name.length()]);
  }
}
