package org.ecluse.app.https.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes the certificate of a first start: ECDSA on P-256, for this host's names and addresses, with
 * nothing in it that is about a person.
 */
final class SelfSigned {

  /** What browsers accepted at most when this was written is 398 days. */
  static final Duration LIFETIME = Duration.ofDays(397);

  /** For clocks of clients that are behind. */
  private static final Duration BACKDATED = Duration.ofHours(1);

  private static final X500Name SUBJECT = new X500Name("CN=ecluse");
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final int SERIAL_BITS = 127;
  private static final Pattern DNS_NAME =
      Pattern.compile("(?i)(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9])?");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private SelfSigned() {}

  /**
   * Makes key and certificate.
   *
   * @param names DNS names and addresses besides localhost and this host's own name
   */
  static TlsIdentity make(List<String> names, Instant now, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair pair = generator.generateKeyPair();
      return new TlsIdentity(pair.getPrivate(), List.of(certify(pair, names, now, random)));
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
      throw new IllegalStateException("a certificate could not be made", e);
    }
  }

  private static X509Certificate certify(
      KeyPair pair, List<String> names, Instant now, SecureRandom random)
      throws GeneralSecurityException, OperatorCreationException, CertIOException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
                SUBJECT,
                new BigInteger(SERIAL_BITS, random).setBit(0),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(LIFETIME).minus(BACKDATED)),
                SUBJECT,
                pair.getPublic())
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
            .addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
            .addExtension(Extension.subjectAlternativeName, false, subjectNames(names));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }

  private static GeneralNames subjectNames(List<String> configured) {
    SequencedSet<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
    hostName(names);
    names.addAll(configured);
    List<GeneralName> general = new ArrayList<>();
    for (String name : names) {
      if (ADDRESS.matcher(name).matches()) {
        general.add(new GeneralName(GeneralName.iPAddress, name));
      } else if (DNS_NAME.matcher(name).matches()) {
        general.add(new GeneralName(GeneralName.dNSName, name));
      }
    }
    return new GeneralNames(general.toArray(GeneralName[]::new));
  }

  /** The kernel knows it; asking for it through the network's names may wait for a dead server. */
  private static void hostName(SequencedSet<String> names) {
    try {
      names.add(Files.readString(HOST_NAME).strip());
    } catch (IOException _) {
      // Not Linux, or hidden: the host is reached by its other names.
    }
  }
}
