package dev.safeguard.samples.doom;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * An animated GIF of what the player sees, with the safeguard's state and the return below it. It
 * has few shades and every second decision alone, so that a page can carry it.
 */
final class Film {
  static final int WIDTH = 160;
  static final int HEIGHT = 120;

  private static final int CAPTION = 18;

  /** How many decisions lie between one frame and the next. */
  static final int EVERY = 2;

  private static final int DELAY = 23; // hundredths of a second: a decision is 4 of 35 tics
  private static final int SHADES = 16;
  private static final Map<String, Color> COLORS =
      Map.of(
          "bare", new Color(0x99, 0x66, 0x00),
          "covered", new Color(0x00, 0x66, 0x99),
          "free", new Color(0x00, 0x66, 0x33));
  private static final Color VIOLATED = new Color(0x99, 0x00, 0x00);
  private static final String FORMAT = "javax_imageio_gif_image_1.0";
  private static final String LOOP = "NETSCAPE";

  private final List<BufferedImage> frames = new ArrayList<>();

  int length() {
    return frames.size();
  }

  /**
   * Adds a frame.
   *
   * @param pixels grey, from 0 to 1, row by row
   * @param state the name of the safeguard's state; what is violated is called so
   * @param total the return so far
   */
  void add(float[] pixels, String state, double total) {
    BufferedImage frame =
        new BufferedImage(WIDTH, HEIGHT + CAPTION, BufferedImage.TYPE_BYTE_INDEXED);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        float grey = (float) Math.round(pixels[y * WIDTH + x] * (SHADES - 1)) / (SHADES - 1);
        frame.setRGB(x, y, new Color(grey, grey, grey).getRGB());
      }
    }
    Graphics2D pen = frame.createGraphics();
    pen.setColor(COLORS.getOrDefault(state, VIOLATED));
    pen.fillRect(0, HEIGHT, WIDTH, CAPTION);
    pen.setColor(Color.WHITE);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 12));
    pen.drawString(
        String.format(Locale.ROOT, "%s   return %.2f", state, total), 4, HEIGHT + CAPTION - 5);
    pen.dispose();
    frames.add(frame);
  }

  /** The film. */
  byte[] toGif() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (BufferedImage frame : frames) {
        writer.writeToSequence(new IIOImage(frame, null, metadata(writer, frame)), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static IIOMetadata metadata(ImageWriter writer, BufferedImage frame)
      throws IIOInvalidTreeException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), null);
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", Integer.toString(DELAY));
    control.setAttribute("transparentColorIndex", "0");
    root.appendChild(control);
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
    loop.setAttribute("applicationID", LOOP);
    loop.setAttribute("authenticationCode", "2.0");
    loop.setUserObject(new byte[] {1, 0, 0}); // for ever
    extensions.appendChild(loop);
    root.appendChild(extensions);
    metadata.mergeTree(FORMAT, root);
    return metadata;
  }
}
