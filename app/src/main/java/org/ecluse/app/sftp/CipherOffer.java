package org.ecluse.app.sftp;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/**
 * Offers nothing but AES-GCM to clients that are known to have it. In SSH the client's order
 * decides: OpenSSH prefers CTR to GCM, and would take a third of the speed for no gain. Clients
 * that are not known, and those known to be older, are offered CTR as well.
 *
 * <p>The price: a known client whose owner has switched GCM off finds no cipher in common.
 */
final class CipherOffer implements SessionListener {

  private static final String GCM_ONLY = "aes256-gcm@openssh.com,aes128-gcm@openssh.com";

  /** Identifications of clients that have AES-GCM by default, from the version that brought it. */
  private static final List<Pattern> HAVE_GCM =
      List.of(
          Pattern.compile("SSH-2\\.0-OpenSSH_(?:6\\.[2-9]|[7-9]\\.|[1-9]\\d+\\.).*"),
          Pattern.compile("SSH-2\\.0-OpenSSH_for_Windows_.*"),
          Pattern.compile("SSH-2\\.0-PuTTY_Release_0\\.(?:7[89]|[89]\\d).*"),
          Pattern.compile("SSH-2\\.0-JSCH_(?:0\\.2|[2-9]\\.).*"),
          Pattern.compile("SSH-2\\.0-APACHE-SSHD-(?:2\\.(?:[3-9]|\\d\\d)|[3-9]).*"));

  @Override
  public void sessionNegotiationOptionsCreated(
      Session session, Map<KexProposalOption, String> proposal) {
    if (hasGcm(session.getClientVersion())) {
      proposal.put(KexProposalOption.C2SENC, GCM_ONLY);
      proposal.put(KexProposalOption.S2CENC, GCM_ONLY);
    }
  }

  static boolean hasGcm(String identification) {
    return HAVE_GCM.stream().anyMatch(known -> known.matcher(identification).matches());
  }
}
