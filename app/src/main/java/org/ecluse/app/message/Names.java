package org.ecluse.app.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.transfer.Records;
import org.ecluse.app.transfer.StoredTransfer;
import org.ecluse.policy.transfer.TransferId;

/**
 * The names that a message may hold where the policy allows it. They are looked up when it is sent
 * and never stand in the outbox, so what was forgotten meanwhile is not told either.
 */
final class Names {

  private static final int MOST_FILES = 50;

  private final Records records;
  private final Accounts accounts;

  Names(Records records, Accounts accounts) {
    this.records = records;
    this.accounts = accounts;
  }

  /** The message with what its transfer is called; as it was where it is about none. */
  Message in(Message message) {
    return Optional.ofNullable(message.values().get("transfer"))
        .flatMap(TransferId::parse)
        .flatMap(records::transfer)
        .map(transfer -> with(message, transfer))
        .orElse(message);
  }

  private Message with(Message message, StoredTransfer transfer) {
    Map<String, String> values = new LinkedHashMap<>(message.values());
    values.put("sender", name(transfer));
    values.put("purpose", transfer.purpose().map(Names::oneLine).orElse("-"));
    values.put("files", files(transfer));
    return new Message(message.id(), message.account(), message.kind(), values);
  }

  private String name(StoredTransfer transfer) {
    return accounts
        .find(transfer.transfer().sender())
        .map(Account::displayName)
        .map(Names::oneLine)
        .orElse("-");
  }

  private static String files(StoredTransfer transfer) {
    List<String> names =
        transfer.files().stream().map(file -> oneLine(file.name().value())).toList();
    String shown = names.stream().limit(MOST_FILES).collect(Collectors.joining("\n  "));
    return names.size() > MOST_FILES ? shown + "\n  (" + names.size() + ")" : shown;
  }

  /** A name is text of somebody else's: it makes no lines of its own. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
