package org.ecluse.app.sftp;

import java.security.Provider;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.util.security.AbstractSecurityProviderRegistrar;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.SunJCESecurityProviderRegistrar;
import org.apache.sshd.common.util.security.eddsa.bouncycastle.BouncyCastleEdDSASupport;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSASupport;

/**
 * What the SSH library has from Bouncy Castle: Ed25519, and nothing else. The rest is the JDK's.
 *
 * <p>Left to itself, the library registers all of Bouncy Castle for the whole process, which
 * computes the points of every curve that ever had a name, the binary ones too, for a sixth of a
 * start; and it then takes its random numbers from a generator that is seeded with 64 bits. The
 * library makes this class by its name.
 */
public final class EdwardsCurve extends AbstractSecurityProviderRegistrar {

  private static final String NAME = "EcluseEd25519";

  private final Provider provider = new Ed25519();

  /** Called by the library. */
  public EdwardsCurve() {
    super(NAME);
  }

  /** Tells the library, before its first use, whom to ask; an operator's own list stands. */
  static void prefer() {
    if (System.getProperty(SecurityUtils.SECURITY_PROVIDER_REGISTRARS) == null) {
      System.setProperty(
          SecurityUtils.SECURITY_PROVIDER_REGISTRARS,
          String.join(
              ",",
              List.of(
                  SunJCESecurityProviderRegistrar.class.getName(), EdwardsCurve.class.getName())));
    }
  }

  @Override
  public boolean isSupported() {
    return true;
  }

  /** The provider is handed over as a value: no other part of the process meets it. */
  @Override
  public boolean isNamedProviderUsed() {
    return false;
  }

  @Override
  public Provider getSecurityProvider() {
    return provider;
  }

  @Override
  public boolean isSecurityEntitySupported(Class<?> entityType, String name) {
    return provider.getService(entityType.getSimpleName(), name) != null;
  }

  @Override
  public Optional<EdDSASupport<?, ?>> getEdDSASupport() {
    return Optional.of(new BouncyCastleEdDSASupport());
  }

  /** Bouncy Castle's classes for the one curve, under the names that the SSH library asks for. */
  private static final class Ed25519 extends Provider {

    private static final long serialVersionUID = 1;
    private static final String PACKAGE = "org.bouncycastle.jcajce.provider.asymmetric.edec.";

    Ed25519() {
      super(NAME, "1", "Ed25519 by Bouncy Castle");
      put("KeyFactory.Ed25519", PACKAGE + "KeyFactorySpi$Ed25519");
      put("KeyPairGenerator.EdDSA", PACKAGE + "KeyPairGeneratorSpi$EdDSA");
      put("Signature.EdDSA", PACKAGE + "SignatureSpi$EdDSA");
    }
  }
}
