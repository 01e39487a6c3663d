package org.ecluse.app.message;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends over SMTP. A server takes a message when it answers its final dot; before the first byte of
 * the body it cannot have taken it, and after a broken body it must not (RFC 5321, 4.1.1.4). Only
 * between the body's end and the answer nobody knows.
 */
final class Mailer implements Carrier {

  private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
  private static final String TIMEOUT_MILLIS = "20000";

  private final MailSettings settings;
  private final Texts texts;
  private final InstantSource clock;
  private final Session session;

  Mailer(MailSettings settings, SSLContext tls, InstantSource clock) {
    this.settings = settings;
    this.texts = new Texts(settings.language(), settings.address());
    this.clock = clock;
    this.session = Session.getInstance(properties(settings, tls));
  }

  private static Properties properties(MailSettings settings, SSLContext tls) {
    String protocol = protocol(settings);
    Properties properties = new Properties();
    for (String name : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.put("mail." + protocol + "." + name, TIMEOUT_MILLIS);
    }
    properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
    properties.put("mail." + protocol + ".ssl.protocols", "TLSv1.3 TLSv1.2");
    properties.put("mail." + protocol + ".ssl.socketFactory", tls.getSocketFactory());
    boolean startTls = settings.security() == MailSettings.Security.STARTTLS;
    properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
    properties.put("mail.smtp.starttls.required", Boolean.toString(startTls));
    return properties;
  }

  private static String protocol(MailSettings settings) {
    return settings.security() == MailSettings.Security.TLS ? "smtps" : "smtp";
  }

  @Override
  public Result carry(String address, Message message, Runnable handing) {
    Letter letter = new Letter(session, message.id() + "@" + domain(), handing);
    try (Transport transport = session.getTransport(protocol(settings))) {
      letter.setFrom(new InternetAddress(settings.from()));
      letter.setRecipient(RecipientType.TO, new InternetAddress(address, true));
      letter.setSubject(texts.subject(message), StandardCharsets.UTF_8.name());
      letter.setText(texts.body(message), StandardCharsets.UTF_8.name());
      letter.setHeader("Auto-Submitted", "auto-generated");
      letter.setSentDate(Date.from(clock.instant()));
      letter.saveChanges();
      transport.connect(settings.host(), settings.port(), settings.user().orElse(null), password());
      transport.sendMessage(letter, letter.getAllRecipients());
      letter.isTaken = true;
    } catch (MessagingException | IOException e) {
      // What a mail server says may quote an address.
      LOG.debug("a message was not sent: {}", e.getClass().getName());
      return letter.isTaken ? Result.TAKEN : letter.resultOf(e);
    }
    return Result.TAKEN;
  }

  private String domain() {
    return settings.from().substring(settings.from().indexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  /** Read each time, so that it can be changed while the service runs. */
  private @Nullable String password() throws IOException {
    if (settings.passwordFile().isEmpty()) {
      return null;
    }
    Path file = settings.passwordFile().get();
    return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
  }

  /** A message that says when its body is being written, and when that is done. */
  private static final class Letter extends MimeMessage {

    private final String id;
    private final Runnable handing;
    private boolean isWhole;
    private boolean isTaken;

    Letter(Session session, String id, Runnable handing) {
      super(session);
      this.id = id;
      this.handing = handing;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + ">");
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoreList)
        throws IOException, MessagingException {
      handing.run();
      super.writeTo(out, ignoreList);
      isWhole = true;
    }

    Result resultOf(Exception failure) {
      boolean isAnswered =
          failure instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0;
      return isWhole && !isAnswered ? Result.UNKNOWN : Result.NOT_TAKEN;
    }
  }
}
