package org.ecluse.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks at the service's disk as a thief would. */
record Evidence(Workshop workshop, Narrator narrator, LabExport export) {

  /** Searches the home for the first and the last person and for the file's name. */
  void nothingReadable(String title) throws DemoException, IOException {
    narrator.step(title);
    List<String> texts =
        List.of(
            export.first().text(),
            export.last().text(),
            String.valueOf(export.file().getFileName()));
    narrator.says("looked for " + String.join(", ", texts));
    Traces original = Traces.below(workshop.sender(), texts.subList(0, 2));
    Traces traces = Traces.below(workshop.home(), texts);
    narrator.says(
        "in the sender's own copy: %d of 2 numbers found, as it must be"
            .formatted(original.found().size()));
    narrator.says(
        "in blobs, records, vault, their logs and free pages: %d found in %d files, %s"
            .formatted(traces.found().size(), traces.files(), Narrator.size(traces.bytes())));
    if (original.found().size() != 2 || !traces.found().isEmpty()) {
      throw new DemoException("The service's disk can be read.");
    }
  }

  /** Checks that not even ciphertext stayed. */
  void nothingStored() throws DemoException, IOException {
    long bytes = 0;
    try (Stream<Path> blobs = Files.walk(workshop.home().resolve("blobs"))) {
      for (Path blob : blobs.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(blob);
      }
    }
    narrator.says("bytes left in blobs: " + bytes);
    if (bytes != 0) {
      throw new DemoException("Ciphertext stayed behind.");
    }
  }
}
