package org.ecluse.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ecluse.crypto.internal.Aead;
import org.ecluse.crypto.internal.Concat;
import org.ecluse.crypto.internal.FieldWriter;
import org.ecluse.crypto.internal.HkdfExpand;
import org.ecluse.crypto.internal.OneTimeBox;

/**
 * Seals names and free text for columns of the records, and indexes them for lookups by equality.
 *
 * <p>The context says where a value stands, such as table, column and row: a value moved elsewhere
 * does not open. The length of a value is not hidden. Safe for use by several threads; the key
 * belongs to the caller and must outlive the sealer.
 */
public final class FieldSealer {

  /** Version of the layout {@code version(1) || salt(24) || ciphertext || tag(16)}. */
  private static final int VERSION = 1;

  private static final int SALT_BYTES = 24;
  private static final int CIPHERTEXT_OFFSET = 1 + SALT_BYTES;

  /** What sealing adds to a value, in bytes. */
  public static final int OVERHEAD_BYTES = CIPHERTEXT_OFFSET + Aead.TAG_BYTES;

  /** Size of a blind index, in bytes. Source: HMAC-SHA256. */
  public static final int BLIND_INDEX_BYTES = 32;

  private static final String FIELD_LABEL = "ecluse/field@v1";
  private static final String INDEX_LABEL = "ecluse/blind-index@v1";
  private static final String MAC = "HmacSHA256";

  private final Engine engine;
  private final RecordsKey key;
  private final SecureRandom random;

  /** Makes one under {@code key}. */
  public FieldSealer(RecordsKey key, SecureRandom random) {
    this(Engine.active(), key, random);
  }

  FieldSealer(Engine engine, RecordsKey key, SecureRandom random) {
    this.engine = engine;
    this.key = key;
    this.random = random;
  }

  /** Returns {@code plaintext} sealed for {@code context}, with {@link #OVERHEAD_BYTES} more. */
  public byte[] seal(byte[] plaintext, byte[] context) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return seal(plaintext, context, salt);
  }

  byte[] seal(byte[] plaintext, byte[] context, byte[] salt) {
    byte[] ciphertext =
        key.use(root -> OneTimeBox.seal(engine.aeads(), root, info(salt), context, plaintext));
    return Concat.of(new byte[] {VERSION}, salt, ciphertext);
  }

  /**
   * Returns what was sealed.
   *
   * @throws CryptoException.UnknownVersion when this code does not know the layout
   * @throws CryptoException.FieldRejected when it was sealed under another key or for another
   *     context
   */
  public byte[] open(byte[] sealed, byte[] context) throws CryptoException {
    if (sealed.length > 0 && sealed[0] != VERSION) {
      throw new CryptoException.UnknownVersion("sealed field", Byte.toUnsignedInt(sealed[0]));
    }
    if (sealed.length < OVERHEAD_BYTES) {
      throw new CryptoException.FieldRejected();
    }
    byte[] info = info(Arrays.copyOfRange(sealed, 1, CIPHERTEXT_OFFSET));
    byte[] ciphertext = Arrays.copyOfRange(sealed, CIPHERTEXT_OFFSET, sealed.length);
    byte[] root = key.copyBytes();
    try {
      return OneTimeBox.open(engine.aeads(), root, info, context, ciphertext);
    } catch (AEADBadTagException e) {
      throw new CryptoException.FieldRejected();
    } finally {
      Bytes.wipe(root);
    }
  }

  /**
   * Returns an index that is equal for equal values in the same context, and tells nothing else to
   * whoever lacks the key. Here the context must not name the row.
   */
  public byte[] blindIndex(byte[] value, byte[] context) {
    byte[] info = new FieldWriter(INDEX_LABEL).toBytes();
    byte[] indexKey = key.use(root -> HkdfExpand.sha512(root, info, BLIND_INDEX_BYTES));
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(indexKey, MAC));
      mac.update(new FieldWriter(INDEX_LABEL).bytes(context).toBytes());
      return mac.doFinal(value);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no " + MAC, e);
    } finally {
      Bytes.wipe(indexKey);
    }
  }

  private static byte[] info(byte[] salt) {
    return new FieldWriter(FIELD_LABEL).bytes(salt).toBytes();
  }
}
