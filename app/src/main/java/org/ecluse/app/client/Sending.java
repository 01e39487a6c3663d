package org.ecluse.app.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends files as one transfer: all of them arrive as they are here, or nothing is sent.
 *
 * <p>Recipients see nothing before the last request. Whatever ends the sending earlier, a failure
 * or the person at the keyboard, revokes what has arrived; should even that fail, the service
 * discards the transfer when its time is over.
 */
public final class Sending {

  private final Api api;
  private final Progress progress;

  public Sending(Api api, Progress progress) {
    this.api = api;
    this.progress = progress;
  }

  /** Sends and answers the transfer's id. */
  public String send(List<Path> files, TransferWish wish) throws ClientException {
    check(files);
    String transfer = api.begin(wish);
    Thread undo = new Thread(() -> revoke(transfer), "ecluse-undo");
    Runtime.getRuntime().addShutdownHook(undo);
    boolean sent = false;
    try {
      for (Path file : files) {
        put(transfer, file);
      }
      api.send(transfer);
      sent = true;
      return transfer;
    } finally {
      if (forget(undo) && !sent) {
        revoke(transfer);
      }
    }
  }

  /** Refuses what cannot succeed before anything leaves this machine. */
  private static void check(List<Path> files) throws ClientException {
    Set<String> names = new HashSet<>();
    for (Path file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new ClientException(file + " is not a file that can be read.");
      }
      if (size(file) == 0) {
        throw new ClientException(file + " is empty.");
      }
      if (!names.add(name(file))) {
        throw new ClientException("Two files are called " + name(file) + ".");
      }
    }
  }

  private void put(String transfer, Path file) throws ClientException {
    long sizeBytes = size(file);
    try (Progress.Step step = progress.begin(name(file), sizeBytes, Progress.Unit.BYTES)) {
      HashingUpload upload = new HashingUpload(file, sizeBytes, step);
      ReceivedFile received = api.put(transfer, name(file), upload.body());
      if (received.sizeBytes() != sizeBytes || !received.sha256().equals(upload.sha256())) {
        throw new ClientException(file + " did not arrive as it was read; nothing was sent.");
      }
    }
  }

  private void revoke(String transfer) {
    try {
      api.revoke(transfer);
    } catch (ClientException e) {
      // Nobody was told of this transfer; the service discards it when its time is over.
    }
  }

  /** False when the process is ending: then the hook is what revokes. */
  private static boolean forget(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return false;
    }
  }

  private static String name(Path file) {
    Path name = file.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  private static long size(Path file) throws ClientException {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new ClientException(file + " cannot be read.", e);
    }
  }
}
