package dev.safeguard.samples.doom.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.samples.doom.map.Plan.Floor;
import dev.safeguard.samples.doom.map.Plan.Kind;
import dev.safeguard.samples.doom.map.Plan.Room;
import dev.safeguard.samples.doom.map.Plan.Thing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void theLavaLiesWhereTheMapSaysIt() {
    assertThat(Plan.original().lava()).containsExactly(-224, 128);
    assertThat(Plan.mirrored().lava()).containsExactly(-224, 128);
    assertThat(Plan.moved().lava()).containsExactly(-64, 128);
  }

  @Test
  void mirroringTwiceChangesNothingAndOnceSwapsEastAndWest() {
    Plan mirrored = Plan.mirrored();
    assertThat(mirrored.things()).contains(new Thing(Kind.GREEN_ARMOR, 0, -256, 180));
    assertThat(mirrored.things()).contains(new Thing(Kind.PLAYER, -160, -416, 135));
    for (Room room : mirrored.rooms()) {
      assertThat(room.west()).isLessThan(room.east());
      assertThat(Plan.original().rooms()).as("the rooms are symmetric").contains(room);
    }
  }

  @Test
  void everyThingStandsOnAFloorThatIsNoDoor() {
    for (String name : new String[] {"original", "mirrored", "moved"}) {
      Plan plan = Plan.named(name);
      for (Thing thing : plan.things()) {
        assertThat(plan.rooms())
            .as("%s: %s", name, thing)
            .anyMatch(
                room ->
                    room.floor() != Floor.DOOR
                        && room.west() < thing.x()
                        && thing.x() < room.east()
                        && room.south() < thing.y()
                        && thing.y() < room.north());
      }
    }
    assertThatThrownBy(() -> Plan.named("upside-down")).hasMessageContaining("upside-down");
  }

  @Test
  void theFileHasTheLumpsOfAClassicMap() {
    Map<String, ByteBuffer> lumps = lumps(WadFile.of(Plan.original()));
    assertThat(lumps.keySet())
        .containsExactly("MAP01", "THINGS", "LINEDEFS", "SIDEDEFS", "VERTEXES", "SECTORS");
    assertThat(lumps.get("THINGS").remaining()).isEqualTo(10 * Plan.original().things().size());
    ByteBuffer sectors = lumps.get("SECTORS");
    assertThat(sectors.remaining()).isEqualTo(26 * 5);
    int burning = 0;
    for (int sector = 0; sector < 5; sector++) {
      burning += sectors.getShort(sectors.position() + 26 * sector + 22) == 16 ? 1 : 0;
    }
    assertThat(burning).as("sectors of lava").isEqualTo(2);
    ByteBuffer lines = lumps.get("LINEDEFS");
    int vertices = lumps.get("VERTEXES").remaining() / 4;
    int sides = lumps.get("SIDEDEFS").remaining() / 30;
    int opening = 0;
    for (int at = lines.position(); at < lines.limit(); at += 14) {
      assertThat(lines.getShort(at)).isBetween((short) 0, (short) (vertices - 1));
      assertThat(lines.getShort(at + 2)).isBetween((short) 0, (short) (vertices - 1));
      assertThat(lines.getShort(at + 10)).isBetween((short) 0, (short) (sides - 1));
      boolean twoSided = lines.getShort(at + 12) >= 0;
      assertThat(lines.getShort(at + 4)).isEqualTo((short) (twoSided ? 4 : 1));
      opening += lines.getShort(at + 6) == 86 ? 1 : 0;
    }
    assertThat(opening).as("lines that open the door").isEqualTo(1);
  }

  private static Map<String, ByteBuffer> lumps(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PWAD");
    int directory = file.getInt(8);
    Map<String, ByteBuffer> lumps = new LinkedHashMap<>();
    for (int i = 0; i < file.getInt(4); i++) {
      int at = directory + 16 * i;
      String name = new String(bytes, at + 8, 8, StandardCharsets.US_ASCII).replace("\0", "");
      ByteBuffer lump = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
      lump.position(file.getInt(at)).limit(file.getInt(at) + file.getInt(at + 4));
      lumps.put(name, lump);
    }
    return lumps;
  }
}
