package org.ecluse.deploy.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** OpenSSH's sftp with one key. */
record OpenSsh(RunningEcluse ecluse, String user, String key) {

  static OpenSsh recipient(RunningEcluse ecluse) {
    return new OpenSsh(ecluse, RunningEcluse.RECIPIENT, "key-1");
  }

  static OpenSsh sender(RunningEcluse ecluse) {
    return new OpenSsh(ecluse, RunningEcluse.SENDER, "sender-key");
  }

  /** Starts a batch of commands. */
  Run start(List<String> options, String... commands) {
    Programs.need("sftp");
    try {
      Path batch = Files.createTempFile(ecluse.directory(), "batch", ".txt");
      Files.writeString(batch, String.join("\n", commands) + "\n");
      List<String> words = new ArrayList<>(List.of("sftp", "-b", batch.toString(), "-q"));
      words.addAll(options());
      words.addAll(options);
      words.addAll(List.of("-P", "" + ecluse.sftpPort(), user + "@127.0.0.1"));
      return Run.start(ecluse.directory(), words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a batch of commands to its end. */
  Run batch(String... commands) {
    return start(List.of(), commands).ended();
  }

  List<String> options() {
    return List.of(
        "-F",
        "none",
        "-i",
        ecluse.path(key),
        "-o",
        "IdentitiesOnly=yes",
        "-o",
        "BatchMode=yes",
        "-o",
        "LogLevel=ERROR",
        "-o",
        "UserKnownHostsFile=" + ecluse.path("known_hosts"));
  }
}
