package org.ecluse.app.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import net.logstash.logback.encoder.LogstashEncoder;
import org.ecluse.app.config.LogSettings;
import org.slf4j.LoggerFactory;

/**
 * The log: lines on standard error, because standard output belongs to data. Written in Java, as
 * reading an XML file would double the start-up time of most commands. Other people's libraries are
 * heard from {@code WARN} on; they know nothing that is worth more, and may know what must not be
 * written.
 */
public final class Logs extends ContextAwareBase implements Configurator {

  private static final String APPENDER = "stderr";
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{0} %msg%n%nopex";
  private static final String PATTERN_WITH_TRACES =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{0} %msg%n";

  /** Called by Logback when the first logger is asked for: the defaults of a command. */
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    install(context, new LogSettings(LogSettings.Format.PLAIN, LogSettings.Level.WARN));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Makes the log what the settings say. */
  public static void apply(LogSettings settings) {
    install((LoggerContext) LoggerFactory.getILoggerFactory(), settings);
  }

  private static void install(LoggerContext context, LogSettings settings) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setName(APPENDER);
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder(context, settings));
    appender.start();

    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(appender);
    root.setLevel(settings.level() == LogSettings.Level.ERROR ? Level.ERROR : Level.WARN);
    // Its warnings carry what a peer said, and from where; the door reports in its own words.
    context.getLogger("org.apache.sshd").setLevel(Level.OFF);
    context.getLogger("org.ecluse.app.sftp.GuardedSession").setLevel(Level.OFF);
    // Why a door did not open is told in one sentence by whoever opens it.
    context.getLogger("org.ecluse.app.sftp.Sockets").setLevel(Level.OFF);
    context.getLogger("io.micronaut.http.server.netty.NettyHttpServer").setLevel(Level.OFF);
    context.getLogger("org.ecluse").setLevel(Level.valueOf(settings.level().name()));
  }

  /** Traces are for developers, who ask for {@code DEBUG}; a library's may tell too much. */
  private static Encoder<ILoggingEvent> encoder(LoggerContext context, LogSettings settings) {
    boolean traces = settings.level() == LogSettings.Level.DEBUG;
    return switch (settings.format()) {
      case PLAIN -> plain(context, traces);
      case JSON -> json(context, traces);
    };
  }

  private static Encoder<ILoggingEvent> plain(LoggerContext context, boolean traces) {
    PatternLayoutEncoder plain = new PatternLayoutEncoder();
    plain.setContext(context);
    plain.setPattern(traces ? PATTERN_WITH_TRACES : PATTERN);
    plain.start();
    return plain;
  }

  private static Encoder<ILoggingEvent> json(LoggerContext context, boolean traces) {
    LogstashEncoder json = new LogstashEncoder();
    json.setContext(context);
    json.setTimeZone("UTC");
    if (!traces) {
      json.getFieldNames().setStackTrace("[ignore]");
    }
    json.start();
    return json;
  }
}
