package org.ecluse.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A vector: header lines {@code name: value}, then maybe an empty line and base64. */
record VectorFile(String name, Map<String, String> headers, String body) {

  private static final Path ROOT = Path.of("src/test/resources/vectors");

  /** Returns every vector of a directory, in the order of their names. */
  static List<VectorFile> in(String directory, Set<String> knownHeaders) {
    try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
      return files.sorted().map(file -> read(file, knownHeaders)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static VectorFile read(Path file, Set<String> knownHeaders) {
    try {
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      String[] halves = text.split("\n\n", 2);
      Map<String, String> headers = new LinkedHashMap<>();
      for (String line : halves[0].strip().lines().toList()) {
        String[] header = line.split(":", 2);
        if (!knownHeaders.contains(header[0])) {
          throw new AssertionError(file + ": unknown header line: " + line);
        }
        headers.put(header[0], header[1].strip());
      }
      return new VectorFile(
          String.valueOf(file.getFileName()), headers, halves.length > 1 ? halves[1] : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String header) {
    String value = headers.get(header);
    if (value == null) {
      throw new AssertionError(name + ": no header " + header);
    }
    return value;
  }

  byte[] hex(String header) {
    return Bytes.fromHex(text(header));
  }

  /** Returns the comma-separated items of a header; none when it is empty. */
  List<String> list(String header) {
    return Pattern.compile(",")
        .splitAsStream(text(header))
        .filter(item -> !item.isEmpty())
        .toList();
  }

  long number(String header) {
    return Long.parseLong(text(header));
  }

  byte[] bodyBytes() {
    return Base64.getMimeDecoder().decode(body);
  }
}
