package org.ecluse.deploy.hammer.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/**
 * Where the service listens, also after each restart.
 *
 * <p>They lie below the ports that Linux gives to outgoing connections: while the service is down,
 * a client that connects might else be given the very port it calls, and talk to itself.
 */
record Ports(int https, int sftp, int ops) {

  private static final int LOWEST = 20_000;
  private static final int BELOW = 32_000;
  private static final int COUNT = 3;

  static Ports free() {
    int first = LOWEST + (int) (ProcessHandle.current().pid() * COUNT % (BELOW - LOWEST));
    int[] found =
        IntStream.range(0, BELOW - LOWEST)
            .map(i -> LOWEST + (first - LOWEST + i) % (BELOW - LOWEST))
            .filter(Ports::isFree)
            .limit(COUNT)
            .toArray();
    if (found.length < COUNT) {
      throw new HammerException("no free port between " + LOWEST + " and " + BELOW);
    }
    return new Ports(found[0], found[1], found[2]);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
