package org.ecluse.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.app.ledger.NoteKey;

/** The public keys that somebody trusts, as given on the command line. */
final class LedgerKeys {

  private LedgerKeys() {}

  /** Reads keys and files of keys, one in a line. */
  static List<NoteKey> read(List<String> given) {
    List<NoteKey> keys = new ArrayList<>();
    for (String text : given) {
      NoteKey.parse(text).ifPresentOrElse(keys::add, () -> keys.addAll(inFile(Path.of(text))));
    }
    if (keys.isEmpty()) {
      throw new Failure("Say with --key which key to trust: \"ecluse ledger key\" prints it.");
    }
    return keys;
  }

  private static List<NoteKey> inFile(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .map(LedgerKeys::key)
          .toList();
    } catch (IOException e) {
      throw new Failure("This is neither a key nor a file of keys: " + file);
    }
  }

  private static NoteKey key(String line) {
    return NoteKey.parse(line)
        .orElseThrow(() -> new Failure("This is not a key of a ledger: " + line));
  }
}
