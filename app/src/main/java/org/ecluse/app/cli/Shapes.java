package org.ecluse.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.PassRecord;
import org.ecluse.app.account.SessionRecord;
import org.ecluse.app.account.SshKey;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.FileView;
import org.ecluse.app.transfer.TransferView;
import org.ecluse.policy.access.Door;

/** The JSON shapes of what commands print; transfers look as they do in the API. */
final class Shapes {

  private Shapes() {}

  static Map<String, Object> account(Account account, List<SshKey> keys) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("id", account.id());
    shape.put("role", account.role().word());
    shape.put("name", account.displayName());
    shape.put("enabled", account.enabled());
    shape.put("ref", account.ref());
    shape.put("keys", keys.stream().map(SshKey::fingerprint).toList());
    return shape;
  }

  static Map<String, Object> key(SshKey key) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("fingerprint", key.fingerprint());
    shape.put("type", key.openSsh().split(" ", 2)[0]);
    shape.put("added", key.addedAt());
    return shape;
  }

  static Map<String, Object> pass(PassRecord pass, String account) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("id", pass.id());
    shape.put("account", account);
    shape.put("doors", pass.doors().stream().sorted().map(Door::word).toList());
    shape.put("transfers", pass.transfers().<Object>map(ids -> ids.stream().toList()).orElse("*"));
    shape.put("issued", pass.issuedAt());
    shape.put("expires", pass.expiresAt());
    shape.put("revoked", pass.revokedAt().isPresent());
    return shape;
  }

  static Map<String, Object> session(SessionRecord session, String account) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("id", session.id());
    shape.put("account", account);
    shape.put("factor", session.factor().word());
    shape.put("started", session.startedAt());
    shape.put("used", session.usedAt());
    shape.put("ends", session.endsAt());
    return shape;
  }

  static Map<String, Object> transfer(TransferView transfer) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("id", transfer.id());
    shape.put("state", transfer.state());
    shape.put("sender", transfer.sender());
    shape.put("recipients", transfer.recipients());
    shape.put("created", transfer.createdAt());
    shape.put("expires", transfer.expiresAt());
    put(shape, "purpose", transfer.purpose());
    put(shape, "category", transfer.category());
    transfer.persons().ifPresent(persons -> shape.put("persons", persons));
    shape.put("files", transfer.files().stream().map(Shapes::file).toList());
    shape.put("deliveries", transfer.deliveries().stream().map(Shapes::delivery).toList());
    return shape;
  }

  static Map<String, Object> file(FileView file) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("id", file.id());
    shape.put("name", file.name());
    shape.put("size", file.sizeBytes());
    put(shape, "sha256", file.sha256());
    return shape;
  }

  static Map<String, Object> delivery(DeliveryView delivery) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("id", delivery.id());
    shape.put("transfer", delivery.transfer());
    shape.put("file", delivery.file());
    shape.put("sender", delivery.sender());
    shape.put("recipient", delivery.recipient());
    shape.put("name", delivery.name());
    shape.put("size", delivery.sizeBytes());
    shape.put("sha256", delivery.sha256());
    shape.put("received", delivery.receivedAt());
    shape.put("expires", delivery.expiresAt());
    shape.put("state", delivery.state());
    put(shape, "ended", delivery.endedAt());
    return shape;
  }

  private static void put(Map<String, Object> shape, String key, Optional<?> value) {
    value.ifPresent(present -> shape.put(key, present));
  }
}
