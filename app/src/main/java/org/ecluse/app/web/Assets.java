package org.ecluse.app.web;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.ecluse.app.https.Api;

/**
 * The files that pages need. An address carries a part of its content's hash, so that browsers may
 * keep it for ever. Read when first asked for.
 */
@Singleton
public final class Assets {

  private static final String SCRIPT = "text/javascript;charset=utf-8";

  /** Everything that there is; nothing else is ever looked for by a name from outside. */
  static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("style.css", "text/css;charset=utf-8"),
          Map.entry("icon.svg", "image/svg+xml"),
          Map.entry("enrol.js", SCRIPT),
          Map.entry("pass.js", SCRIPT),
          Map.entry("passkey.js", SCRIPT),
          Map.entry("take.js", SCRIPT),
          Map.entry("tus.js", SCRIPT),
          Map.entry("upload.js", SCRIPT),
          Map.entry("uploads.js", SCRIPT));

  private static final int HASH_CHARS = 16;

  private final Map<String, Asset> byName = new ConcurrentHashMap<>();

  /**
   * One file.
   *
   * @param file its name with the hash
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Asset(String file, String type, byte[] bytes, byte[] gzipped) {}

  /** The address of a file. */
  public String path(String name) {
    return Api.ASSETS + asset(name).file();
  }

  /** The file at an address. */
  Optional<Asset> find(String file) {
    return TYPES.keySet().stream()
        .map(this::asset)
        .filter(asset -> asset.file().equals(file))
        .findFirst();
  }

  private Asset asset(String name) {
    return byName.computeIfAbsent(name, Assets::read);
  }

  private static Asset read(String name) {
    String type = TYPES.get(name);
    try (InputStream file = Assets.class.getResourceAsStream("/web/" + name)) {
      if (type == null || file == null) {
        throw new IllegalArgumentException("no file " + name);
      }
      byte[] bytes = file.readAllBytes();
      int dot = name.lastIndexOf('.');
      String hashed = name.substring(0, dot) + "-" + hash(bytes) + name.substring(dot);
      return new Asset(hashed, type, bytes, gzip(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest).substring(0, HASH_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }
}
