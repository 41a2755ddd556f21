package dev.safeguard.compiler.backend.diagram;

import com.kitfox.svg.SVGDiagram;
import com.kitfox.svg.SVGException;
import com.kitfox.svg.SVGUniverse;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import javax.imageio.ImageIO;

/** SVG to pixels, in memory and without a display. */
final class Rasterization {
  private static final double PIXELS_FOR_EACH_POINT = 2;
  private static final double MOST_PIXELS = 40e6;

  private Rasterization() {}

  /** A PNG image on white. */
  static byte[] png(String svg) throws IOException {
    SVGUniverse universe = new SVGUniverse();
    SVGDiagram diagram =
        universe.getDiagram(universe.loadSVG(new StringReader(spaced(svg)), "//diagram/"));
    diagram.setIgnoringClipHeuristic(true);
    double area = Math.max(1, diagram.getWidth() * diagram.getHeight());
    double scale = Math.min(PIXELS_FOR_EACH_POINT, Math.sqrt(MOST_PIXELS / area));
    int width = Math.max(1, (int) Math.ceil(scale * diagram.getWidth()));
    int height = Math.max(1, (int) Math.ceil(scale * diagram.getHeight()));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.scale(scale, scale);
    try {
      diagram.render(graphics);
    } catch (SVGException e) {
      throw new IOException(e);
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  /** The library drops ordinary spaces beside an escaped character. */
  private static String spaced(String svg) {
    return svg.replaceAll(" (&[a-z0-9#]+;)", "\u00A0$1").replaceAll("(&[a-z0-9#]+;) ", "$1\u00A0");
  }
}
