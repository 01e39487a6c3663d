package org.ecluse.app.sftp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/**
 * A place in the tree that a client sees. It exists nowhere else: no path of the host is ever made
 * of it. Relative paths start at the root, {@code .} and {@code ..} are resolved by their letters
 * alone, nothing is above the root.
 *
 * @param segments names from the root down, in Unicode normalisation form C
 */
record VirtualPath(List<String> segments) {

  static final int MAX_BYTES = 4096;

  static final VirtualPath ROOT = new VirtualPath(List.of());

  VirtualPath {
    segments = List.copyOf(segments);
  }

  /** Reads a client's path; it must be UTF-8 without control characters. */
  static Outcome<VirtualPath> parse(ByteBuffer bytes) {
    if (bytes.remaining() > MAX_BYTES) {
      return refused("a path has at most " + MAX_BYTES + " bytes");
    }
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException notUtf8) {
      return refused("a path is UTF-8");
    }
  }

  private static Outcome<VirtualPath> parse(String text) {
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      return refused("a path has no control characters");
    }
    List<String> segments = new ArrayList<>();
    for (String segment : Normalizer.normalize(text, Normalizer.Form.NFC).split("/", -1)) {
      switch (segment) {
        case "", "." -> {}
        case ".." -> {
          if (!segments.isEmpty()) {
            segments.removeLast();
          }
        }
        default -> segments.add(segment);
      }
    }
    return Outcome.done(new VirtualPath(segments));
  }

  private static Outcome<VirtualPath> refused(String reason) {
    return Outcome.refused(Refusal.invalid("path", reason));
  }

  int depth() {
    return segments.size();
  }

  String segment(int index) {
    return segments.get(index);
  }

  /** The last segment. */
  String name() {
    return segments.getLast();
  }

  /** The place beside it whose name lacks a suffix; empty where the name does not have it. */
  Optional<VirtualPath> withoutSuffix(String suffix) {
    if (!name().endsWith(suffix)) {
      return Optional.empty();
    }
    List<String> changed = new ArrayList<>(segments);
    changed.set(changed.size() - 1, name().substring(0, name().length() - suffix.length()));
    return Optional.of(new VirtualPath(changed));
  }

  @Override
  public String toString() {
    return "/" + String.join("/", segments);
  }
}
