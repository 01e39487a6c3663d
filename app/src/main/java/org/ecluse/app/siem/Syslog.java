package org.ecluse.app.siem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.ecluse.app.follow.Fact;
import org.ecluse.app.follow.Sink;

/**
 * Syslog over TLS (RFC 5424 messages, framed by octet counting as in RFC 5425).
 *
 * <p>Syslog has no acknowledgements, and what was written to a line that dies is lost without a
 * word. So each batch has a connection of its own: all of it is written, the sending half is
 * closed, and only when the receiver has closed its half as well, having read to the end, does the
 * batch count as handed over. Whatever else happens, the batch comes again.
 */
public final class Syslog implements Sink {

  private static final int TIMEOUT_MILLIS = 10_000;

  /** Facility 13, log audit; severities 3, error, and 6, informational. */
  private static final int AUDIT = 13 << 3;

  private static final int ERROR = 3;
  private static final int INFORMATIONAL = 6;

  private final String host;
  private final int port;
  private final SSLContext tls;
  private final String sender;

  /**
   * A sender of syslog.
   *
   * @param tls whom to trust; the receiver's certificate must be for the host's name
   * @param sender the name of this machine, as the messages have it
   */
  public Syslog(String host, int port, SSLContext tls, String sender) {
    this.host = host;
    this.port = port;
    this.tls = tls;
    this.sender = sender;
  }

  @Override
  public void give(List<Fact> facts) throws IOException {
    try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket()) {
      socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      OutputStream out = socket.getOutputStream();
      out.write(frames(facts));
      out.flush();
      socket.shutdownOutput();
      if (socket.getInputStream().read() >= 0) {
        throw new IOException("the receiver of syslog answers, which none does");
      }
    }
  }

  private byte[] frames(List<Fact> facts) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (Fact fact : facts) {
      byte[] message = message(fact).getBytes(StandardCharsets.UTF_8);
      frames.writeBytes((message.length + " ").getBytes(StandardCharsets.US_ASCII));
      frames.writeBytes(message);
    }
    return frames.toByteArray();
  }

  String message(Fact fact) {
    int priority = AUDIT + (Ecs.isAlarm(fact) ? ERROR : INFORMATIONAL);
    return "<%d>1 %s %s ecluse - %s [meta sequenceId=\"%d\"] %s"
        .formatted(
            priority,
            fact.at().truncatedTo(ChronoUnit.MICROS),
            sender,
            msgId(fact.type()),
            1 + (fact.seq() - 1) % Integer.MAX_VALUE,
            Ecs.line(fact));
  }

  /** At most 32 characters, as RFC 5424 wants it. */
  private static String msgId(String type) {
    return type.substring(0, Math.min(type.length(), 32));
  }
}
