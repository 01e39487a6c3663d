package org.ecluse.app.receipt;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.app.ledger.Checkpoint;
import org.ecluse.app.ledger.FlatJson;
import org.ecluse.app.ledger.LedgerBook;
import org.ecluse.app.ledger.LedgerEntry;
import org.ecluse.app.ledger.LedgerKey;
import org.ecluse.app.ledger.NoteKey;
import org.ecluse.app.ledger.SignedNote;
import org.ecluse.app.ledger.Tree;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.TransferView;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.TransferId;

/** Makes receipts, for whoever may see the transfer. */
public final class Receipts {

  private final Transfers transfers;
  private final LedgerBook book;
  private final LedgerKey key;
  private final NoteKey publicKey;
  private final Runnable checkpoint;
  private final InstantSource clock;

  /**
   * Receipts of one house.
   *
   * @param publicKey of {@code key}, under the ledger's name
   * @param checkpoint has one made of what is new, if the ledger is what it was
   */
  public Receipts(
      Transfers transfers,
      LedgerBook book,
      LedgerKey key,
      NoteKey publicKey,
      Runnable checkpoint,
      InstantSource clock) {
    this.transfers = transfers;
    this.book = book;
    this.key = key;
    this.publicKey = publicKey;
    this.checkpoint = checkpoint;
    this.clock = clock;
  }

  /**
   * A receipt of a transfer, as a compact JWS. It tells what the newest checkpoint covers.
   *
   * <p>The SHA-256 of each plaintext stands in the receipt alone: on the ledger, which lives longer
   * than the files and is shown to more people, it would tell whoever has a file that it was sent.
   */
  public Outcome<String> of(Caller caller, TransferId id) {
    return transfers.show(caller, id).then(this::of);
  }

  private Outcome<String> of(TransferView view) {
    checkpoint.run();
    return book.newest()
        .map(note -> Outcome.done(signed(payload(view, note))))
        .orElseGet(() -> Outcome.refused(new Refusal.Conflict("the ledger has no checkpoint yet")));
  }

  /** A JWK set with the key of receipts put behind those that are in it. */
  public String published(String jwks) {
    return ReceiptKey.addTo(jwks, publicKey);
  }

  private Map<String, Object> payload(TransferView view, SignedNote note) {
    Checkpoint checkpoint = Checkpoint.in(note).orElseThrow();
    List<LedgerEntry> entries = entries(view, checkpoint.size());
    List<Evidence> evidence =
        book.read(
            now ->
                entries.stream()
                    .map(
                        entry ->
                            new Evidence(
                                entry,
                                Tree.inclusion(now.nodes(), entry.seq() - 1, checkpoint.size())))
                    .toList());
    Map<String, Object> hashes = new LinkedHashMap<>();
    view.files()
        .forEach(file -> file.sha256().ifPresent(hash -> hashes.put(file.id().toString(), hash)));
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("iss", checkpoint.origin());
    payload.put("iat", clock.instant().getEpochSecond());
    payload.put("transfer", view.id().toString());
    payload.put("sha256", hashes);
    payload.put("deliveries", Summary.of(entries));
    payload.put("evidence", evidence.stream().map(Evidence::shape).toList());
    payload.put("checkpoint", note.toString());
    return payload;
  }

  /**
   * The entries about a transfer, its deliveries and its files; where recipients read from is none
   * of its sender's business, not even by a pseudonym.
   */
  private List<LedgerEntry> entries(TransferView view, long upTo) {
    Set<Object> about = new HashSet<>(Set.of(view.id().toString()));
    List<LedgerEntry> entries = new ArrayList<>();
    book.forEach(
        book.firstSince(view.createdAt()),
        entry -> {
          Optional<Map<String, Object>> fact = FlatJson.parse(entry.json());
          if (entry.seq() <= upTo
              && fact.isPresent()
              && !"delivery_reached".equals(fact.get().get("type"))
              && concerns(fact.get(), about)) {
            entries.add(entry);
          }
        });
    return entries;
  }

  /** A transfer's entries name its deliveries and files before any other entry does. */
  private static boolean concerns(Map<String, Object> fact, Set<Object> about) {
    boolean concerns =
        List.of("transfer", "delivery", "file").stream()
            .anyMatch(name -> about.contains(fact.getOrDefault(name, "")));
    if (concerns) {
      about.add(fact.getOrDefault("delivery", "none"));
      about.add(fact.getOrDefault("file", "none"));
    }
    return concerns;
  }

  private String signed(Map<String, Object> payload) {
    String input =
        ReceiptKey.header(publicKey)
            + "."
            + Base64URL.encode(JSONObjectUtils.toJSONString(payload));
    return input + "." + Base64URL.encode(key.sign(input.getBytes(StandardCharsets.US_ASCII)));
  }
}
