package org.ecluse.deploy.hammer.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.ecluse.app.client.ClientException;
import org.ecluse.deploy.hammer.client.Https;
import org.ecluse.deploy.hammer.client.Identity;
import org.ecluse.deploy.hammer.client.Trust;
import org.ecluse.deploy.hammer.history.Answer;

/** Makes accounts, keys and passes: by commands on the host, and passes in numbers by its admin. */
public final class Casting {

  private static final String SENDER = "hammer-sender";
  private static final String ADMIN = "hammer-admin";

  private final Service service;

  public Casting(Service service) {
    this.service = service;
  }

  public Cast cast(int recipients, int keys, int passes) {
    service.command("admin", "add", ADMIN);
    Identity.Key key = key(SENDER, 0);
    service.command("sender", "add", SENDER, "--ssh-key", publicFile(key).toString());
    try (Https admin = new Https(Trust.in(service.certificate()), service.httpsPort())) {
      Identity.Pass root =
          new Identity.Pass(ADMIN, ADMIN, service.command("pass", "issue", ADMIN).strip());
      Cast.Sender sender = new Cast.Sender(pass(admin, root, SENDER, 0), key);
      return new Cast(
          sender,
          IntStream.range(0, recipients)
              .mapToObj(i -> recipient(admin, root, "recipient-" + i, keys, passes))
              .toList());
    }
  }

  private Cast.Recipient recipient(
      Https admin, Identity.Pass root, String account, int keys, int passes) {
    List<String> words = new ArrayList<>(List.of("recipient", "add", account, "--name", account));
    List<Identity.Key> made = IntStream.range(0, keys).mapToObj(i -> key(account, i)).toList();
    made.forEach(key -> words.addAll(List.of("--ssh-key", publicFile(key).toString())));
    service.command(words.toArray(String[]::new));
    return new Cast.Recipient(
        account,
        made,
        IntStream.range(0, passes).mapToObj(i -> pass(admin, root, account, i)).toList());
  }

  private static Identity.Pass pass(Https admin, Identity.Pass root, String account, int number) {
    Https.Reply reply = admin.call("POST", "passes", root, "{\"account\":\"" + account + "\"}");
    if (reply.answer() != Answer.OK) {
      throw new HammerException("no pass for " + account + ": " + reply.answer());
    }
    try {
      return new Identity.Pass(account, account + "-pass-" + number, reply.body().text("pass"));
    } catch (ClientException e) {
      throw new HammerException("no pass in " + "the answer", e);
    }
  }

  private Identity.Key key(String account, int number) {
    String name = account + "-key-" + number;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      Path file = service.directory().resolve(name);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
      Files.writeString(
          file,
          "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
              .formatted(lines.encodeToString(pair.getPrivate().getEncoded())));
      Identity.Key key = new Identity.Key(account, name, pair, file);
      Files.writeString(publicFile(key), PublicKeyEntry.toString(pair.getPublic()) + "\n");
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path publicFile(Identity.Key key) {
    return key.file().resolveSibling(key.name() + ".pub");
  }
}
