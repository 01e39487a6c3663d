package org.ecluse.deploy.hammer.service;

import java.util.List;
import org.ecluse.deploy.hammer.client.Identity;

/** Who takes part: one sender and some recipients, each with several identities. */
public record Cast(Sender sender, List<Recipient> recipients) {

  public record Sender(Identity.Pass pass, Identity.Key key) {}

  /**
   * A recipient.
   *
   * @param keys come first among its identities
   */
  public record Recipient(String account, List<Identity.Key> keys, List<Identity.Pass> passes) {

    public Identity identity(int number) {
      return number < keys.size() ? keys.get(number) : passes.get(number - keys.size());
    }

    public int identities() {
      return keys.size() + passes.size();
    }
  }
}
