package org.ecluse.app.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.app.config.Listen;
import org.ecluse.app.config.Settings;

/** Whether the configured ports can be listened on, or already are by our own service. */
final class PortProbe {

  private PortProbe() {}

  static List<Diagnosis> look(Settings settings, boolean running) throws IOException {
    List<Diagnosis> all = new ArrayList<>();
    all.add(look("https", https(settings), running));
    all.add(look("sftp", sftp(settings), running));
    if (settings.ops().isPresent()) {
      all.add(look("ops", settings.ops().get(), running));
    }
    return all;
  }

  private static Listen https(Settings settings) {
    return new Listen(settings.https().host(), settings.https().port());
  }

  private static Listen sftp(Settings settings) {
    return new Listen(settings.sftp().host(), settings.sftp().port());
  }

  private static Diagnosis look(String door, Listen at, boolean running) throws IOException {
    String place = "%s %s port %d ".formatted(door, at.host(), at.port());
    if (at.port() == 0) {
      return Diagnosis.ok("ports", door + " takes any free port");
    }
    if (isFree(at)) {
      return running
          ? Diagnosis.warn("ports", place + "is free although the service runs")
          : Diagnosis.ok("ports", place + "is free");
    }
    return running
        ? Diagnosis.ok("ports", place + "is in use while the service runs")
        : Diagnosis.fail("ports", place + "is in use by something else");
  }

  private static boolean isFree(Listen at) throws IOException {
    InetAddress address = InetAddress.getByName(at.host());
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, at.port()));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
