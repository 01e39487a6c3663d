package org.ecluse.app.receipt;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.ledger.Checkpoint;
import org.ecluse.app.ledger.NoteKey;
import org.ecluse.app.ledger.SignedNote;

/** Verifies a receipt with the public key alone. */
public final class ReceiptCheck {

  private ReceiptCheck() {}

  /** What a check came to. */
  public sealed interface Result {

    /**
     * It is what was signed, and what it tells is on the ledger.
     *
     * @param payload what it tells
     */
    record Genuine(Map<String, Object> payload) implements Result {}

    /** It is not; one sentence. */
    record Refused(String sentence) implements Result {}
  }

  /**
   * Checks one receipt.
   *
   * @param text the compact JWS
   * @param keys that it may be signed with
   */
  public static Result of(String text, List<NoteKey> keys) {
    String[] parts = text.strip().split("\\.", -1);
    if (parts.length != 3) {
      return new Result.Refused("This is not a receipt.");
    }
    Optional<NoteKey> signer =
        keys.stream()
            .filter(key -> ReceiptKey.header(key).toString().equals(parts[0]))
            .filter(key -> isSignedBy(key, parts))
            .findFirst();
    if (signer.isEmpty()) {
      return new Result.Refused("The receipt is not signed with this key, or was altered.");
    }
    try {
      return judge(JSONObjectUtils.parse(new Base64URL(parts[1]).decodeToString()), signer.get());
    } catch (ParseException e) {
      return new Result.Refused("The receipt's content is not one.");
    }
  }

  private static boolean isSignedBy(NoteKey key, String[] parts) {
    Base64URL signature = new Base64URL(parts[2]);
    boolean isCanonical = Base64URL.encode(signature.decode()).equals(signature);
    String input = parts[0] + "." + parts[1];
    return isCanonical
        && key.verifies(input.getBytes(StandardCharsets.US_ASCII), signature.decode());
  }

  private static Result judge(Map<String, Object> payload, NoteKey key) {
    Optional<SignedNote> note = SignedNote.parse(String.valueOf(payload.get("checkpoint")));
    Optional<Checkpoint> checkpoint = note.flatMap(Checkpoint::in);
    if (checkpoint.isEmpty() || !key.under(checkpoint.get().origin()).signed(note.get())) {
      return new Result.Refused("The receipt's checkpoint is not signed with this key.");
    }
    List<Evidence> evidence = new ArrayList<>();
    if (payload.get("evidence") instanceof List<?> shapes) {
      for (Object shape : shapes) {
        Optional<Evidence> read = Evidence.of(shape);
        if (read.isEmpty() || !read.get().isIn(checkpoint.get())) {
          return new Result.Refused("An entry of the receipt is not on the ledger it names.");
        }
        evidence.add(read.get());
      }
    }
    boolean follows =
        Summary.of(evidence.stream().map(Evidence::entry).toList())
            .equals(payload.get("deliveries"));
    return follows
        ? new Result.Genuine(payload)
        : new Result.Refused("What the receipt tells does not follow from its entries.");
  }
}
