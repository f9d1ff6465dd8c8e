package dev.actordex.export.pdf;

import java.awt.Color;

/// How a piece of text looks.
record Style(float size, boolean bold, Color colour) {
  private static final Color INK = new Color(0x1a, 0x1a, 0x1a);
  private static final Color FAINT = new Color(0x59, 0x59, 0x59);
  private static final Color LINK_BLUE = new Color(0x0b, 0x4f, 0x9c);

  static final Style TITLE = new Style(20, true, INK);
  static final Style HEADING = new Style(13, true, INK);
  static final Style STRONG = new Style(9, true, INK);
  static final Style TEXT = new Style(9, false, INK);
  static final Style NOTE = new Style(8, false, FAINT);
  static final Style LINK = new Style(9, false, LINK_BLUE);
}
