package org.ecluse.app.https.body;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a form that carries files ({@code multipart/form-data}), as they arrive: in their
 * order, each once. Beyond one buffer nothing of them is kept, in memory or on a disk.
 */
public final class FormParts {

  private static final int BUFFER_BYTES = 256 << 10;
  private static final int MAX_HEAD_BYTES = 8 << 10;
  private static final int MAX_TEXT_BYTES = 4 << 10;
  private static final String DISPOSITION = "content-disposition:";

  private final MultipartInput input;
  private @Nullable Part current;

  private FormParts(MultipartInput input) {
    this.input = input;
  }

  /**
   * One part.
   *
   * @param field the name of the field, empty where it has none
   * @param file the name of the file that it is; an empty one where no file was chosen
   */
  public record Part(String field, Optional<String> file, InputStream content) {

    /** What was filled in, cut where it is longer than anything that a page asks for. */
    public String text() throws IOException {
      return new String(content.readNBytes(MAX_TEXT_BYTES), StandardCharsets.UTF_8);
    }
  }

  /** Nothing where the request is no such form. */
  public static Optional<FormParts> of(HttpRequest<?> request) throws IOException {
    String type = request.getHeaders().get("Content-Type");
    Optional<byte[]> boundary = Optional.ofNullable(type).flatMap(FormParts::boundary);
    if (boundary.isEmpty() || !(request instanceof ServerHttpRequest<?> served)) {
      return Optional.empty();
    }
    MultipartInput input =
        MultipartInput.builder()
            .setInputStream(served.byteBody().toInputStream())
            .setBufferSize(BUFFER_BYTES)
            .setBoundary(boundary.get())
            .setMaxPartHeaderSize(MAX_HEAD_BYTES)
            .get();
    input.setHeaderCharset(StandardCharsets.UTF_8);
    return Optional.of(new FormParts(input));
  }

  private static Optional<byte[]> boundary(String type) {
    return type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data;")
        ? Optional.ofNullable(parameters(type).get("boundary"))
            .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }

  /**
   * The next part. What was left of the one before is read and dropped.
   *
   * @throws IOException where the line broke, or what came is no such form
   */
  public Optional<Part> next() throws IOException {
    boolean hasMore;
    if (current == null) {
      hasMore = input.skipPreamble();
    } else {
      current.content().close();
      hasMore = input.readBoundary();
    }
    current = hasMore ? part() : null;
    return Optional.ofNullable(current);
  }

  private Part part() throws IOException {
    Map<String, String> said =
        input
            .readHeaders()
            .lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(DISPOSITION))
            .findFirst()
            .map(line -> parameters(line.substring(DISPOSITION.length())))
            .orElse(Map.of());
    return new Part(
        Optional.ofNullable(said.get("name")).orElse(""),
        said.containsKey("filename")
            ? Optional.of(Optional.ofNullable(said.get("filename")).orElse(""))
            : Optional.empty(),
        input.newInputStream());
  }

  private static Map<String, String> parameters(String header) {
    ParameterParser parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    return parser.parse(header, ';');
  }
}
