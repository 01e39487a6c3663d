package org.ecluse.app.web.signin;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the path of an SVG: dark squares of one unit.
 *
 * @param size of a side, with the quiet zone around it
 */
public record QrSquares(int size, String path) {

  /** The standard asks for four. */
  private static final int QUIET = 4;

  static QrSquares of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return new QrSquares(code.size + 2 * QUIET, path.toString());
  }
}
