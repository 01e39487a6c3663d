package org.ecluse.app.sftp;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.mac.Mac;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/**
 * Offers the older order, a MAC over the plaintext, to the one library in wide use that knows
 * neither AES-GCM nor encrypt-then-MAC: libssh2 before 1.11, which is curl's on Debian 12. Nobody
 * else is offered it, so that nobody else can be talked down to it.
 */
final class MacOffer implements SessionListener {

  private static final Pattern KNOWS_NOTHING_NEWER =
      Pattern.compile("SSH-2\\.0-libssh2_1\\.(?:\\d|10)\\.\\d+.*");

  private static final List<NamedFactory<Mac>> OLDER =
      List.of(BuiltinMacs.hmacsha256, BuiltinMacs.hmacsha512);

  @Override
  public void sessionNegotiationOptionsCreated(
      Session session, Map<KexProposalOption, String> proposal) {
    if (knowsNothingNewer(session.getClientVersion())) {
      session.setMacFactories(OLDER);
      proposal.put(KexProposalOption.C2SMAC, NamedResource.getNames(OLDER));
      proposal.put(KexProposalOption.S2CMAC, NamedResource.getNames(OLDER));
    }
  }

  static boolean knowsNothingNewer(String identification) {
    return KNOWS_NOTHING_NEWER.matcher(identification).matches();
  }
}
