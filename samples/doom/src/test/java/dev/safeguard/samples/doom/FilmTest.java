package dev.safeguard.samples.doom;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;

class FilmTest {
  private static float[] grey(float left, float right) {
    float[] pixels = new float[Film.WIDTH * Film.HEIGHT];
    Arrays.fill(pixels, left);
    for (int y = 0; y < Film.HEIGHT; y++) {
      Arrays.fill(pixels, y * Film.WIDTH + Film.WIDTH / 2, (y + 1) * Film.WIDTH, right);
    }
    return pixels;
  }

  private static int brightness(BufferedImage frame, int x, int y) {
    Color color = new Color(frame.getRGB(x, y));
    return (color.getRed() + color.getGreen() + color.getBlue()) / 3;
  }

  @Test
  void showsWhatWasSeenAndTheSafeguardsStateBelowIt() throws IOException {
    Film film = new Film();
    film.add(grey(0, 1), "covered", 1);
    film.add(grey(1, 0), "violated", 0.5);
    assertThat(film.length()).isEqualTo(2);
    byte[] bytes = film.toGif();
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(2);
      BufferedImage first = reader.read(0);
      BufferedImage second = reader.read(1);
      int picture = Film.HEIGHT;
      assertThat(first.getWidth()).isEqualTo(Film.WIDTH);
      assertThat(first.getHeight()).isGreaterThan(picture);
      assertThat(brightness(first, 10, picture - 5)).isLessThan(20);
      assertThat(brightness(first, first.getWidth() - 10, 5)).isGreaterThan(235);
      assertThat(brightness(second, 10, 5)).isGreaterThan(235);

      Color covered = new Color(first.getRGB(2, picture + 2));
      Color violated = new Color(second.getRGB(2, picture + 2));
      assertThat(covered.getBlue()).isGreaterThan(covered.getRed());
      assertThat(violated.getRed()).isGreaterThan(100).isGreaterThan(violated.getBlue());

      IIOMetadataNode times =
          (IIOMetadataNode)
              ((IIOMetadataNode)
                      reader.getImageMetadata(1).getAsTree("javax_imageio_gif_image_1.0"))
                  .getElementsByTagName("GraphicControlExtension")
                  .item(0);
      assertThat(times.getAttribute("delayTime")).as("8 of 35 tics").isEqualTo("23");
    } finally {
      reader.dispose();
    }
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .as("repeats")
        .contains("NETSCAPE2.0");
  }
}
