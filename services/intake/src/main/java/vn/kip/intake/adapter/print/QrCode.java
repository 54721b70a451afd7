package vn.kip.intake.adapter.print;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** An address that a phone's camera reads. */
final class QrCode {

  private static final int PIXELS = 240;
  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xFFFFFF;

  private QrCode() {}

  /** As a picture that stands in the page itself. */
  static String picture(String address) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image(address), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
  }

  static BufferedImage image(String address) {
    try {
      var bits = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, PIXELS, PIXELS,
          Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 1));
      var image = new BufferedImage(bits.getWidth(), bits.getHeight(), BufferedImage.TYPE_INT_RGB);
      for (int x = 0; x < bits.getWidth(); x++) {
        for (int y = 0; y < bits.getHeight(); y++) {
          image.setRGB(x, y, bits.get(x, y) ? BLACK : WHITE);
        }
      }
      return image;
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + address, e);
    }
  }
}
