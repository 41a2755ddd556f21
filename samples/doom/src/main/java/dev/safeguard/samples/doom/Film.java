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
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** An animated GIF of what the player sees, with the safeguard's state and the return below it. */
final class Film {
  static final int WIDTH = 160;
  static final int HEIGHT = 120;

  private static final int CAPTION = 18;
  private static final int SCALE = 2;
  private static final int DELAY = 11; // hundredths of a second: a decision is 4 of 35 tics
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
        new BufferedImage(
            SCALE * WIDTH, SCALE * (HEIGHT + CAPTION), BufferedImage.TYPE_BYTE_INDEXED);
    for (int y = 0; y < SCALE * HEIGHT; y++) {
      for (int x = 0; x < SCALE * WIDTH; x++) {
        float grey = pixels[y / SCALE * WIDTH + x / SCALE];
        frame.setRGB(x, y, new Color(grey, grey, grey).getRGB());
      }
    }
    Graphics2D pen = frame.createGraphics();
    pen.setColor(
        switch (state) {
          case "bare" -> new Color(0x99, 0x66, 0x00);
          case "covered" -> new Color(0x00, 0x66, 0x99);
          case "free" -> new Color(0x00, 0x66, 0x33);
          default -> new Color(0x99, 0x00, 0x00);
        });
    pen.fillRect(0, SCALE * HEIGHT, SCALE * WIDTH, SCALE * CAPTION);
    pen.setColor(Color.WHITE);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
    pen.drawString(
        String.format(Locale.ROOT, "%s   return %.2f", state, total),
        8,
        SCALE * HEIGHT + SCALE * CAPTION - 12);
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
