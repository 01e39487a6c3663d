package org.ecluse.deploy.hammer.service;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
    Identity.Pass root =
        new Identity.Pass(ADMIN, ADMIN, service.command("pass", "issue", ADMIN).strip());
    return new Cast(
        sender(root),
        IntStream.range(0, recipients)
            .mapToObj(i -> recipient(root, "recipient-" + i, keys, passes))
            .toList());
  }

  private Cast.Sender sender(Identity.Pass root) {
    List<Identity.Key> keys = account("sender", SENDER, 1);
    return new Cast.Sender(passes(root, SENDER, 1).getFirst(), keys.getFirst());
  }

  private Cast.Recipient recipient(Identity.Pass root, String account, int keys, int passes) {
    return new Cast.Recipient(
        account, account("recipient", account, keys), passes(root, account, passes));
  }

  private List<Identity.Key> account(String role, String account, int keys) {
    List<String> words = new ArrayList<>(List.of(role, "add", account, "--name", account));
    List<Identity.Key> made =
        IntStream.range(0, keys)
            .mapToObj(i -> KeyFiles.make(service.directory(), account, account + "-key-" + i))
            .toList();
    made.forEach(key -> words.addAll(List.of("--ssh-key", KeyFiles.publicFile(key).toString())));
    service.command(words.toArray(String[]::new));
    return made;
  }

  private List<Identity.Pass> passes(Identity.Pass root, String account, int count) {
    try (Https admin = new Https(Trust.in(service.certificate()), service.httpsPort())) {
      return IntStream.range(0, count)
          .mapToObj(
              i -> new Identity.Pass(account, account + "-pass-" + i, token(admin, root, account)))
          .toList();
    }
  }

  private static String token(Https admin, Identity.Pass root, String account) {
    Https.Reply reply = admin.call("POST", "passes", root, "{\"account\":\"" + account + "\"}");
    if (reply.answer() != Answer.OK) {
      throw new HammerException("no pass for " + account + ": " + reply.answer());
    }
    try {
      return reply.body().text("pass");
    } catch (ClientException e) {
      throw new HammerException("an answer without its pass", e);
    }
  }
}
