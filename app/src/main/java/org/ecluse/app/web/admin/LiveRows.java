package org.ecluse.app.web.admin;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ecluse.app.account.PassRecord;
import org.ecluse.app.account.SessionRecord;
import org.ecluse.app.account.SshKey;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.transfer.FileView;
import org.ecluse.app.transfer.TransferView;
import org.ecluse.app.web.text.Words;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;

/** What each kind of live thing tells on its list. */
final class LiveRows {

  private LiveRows() {}

  static LiveThing upload(TransferView upload, Words words) {
    Optional<Instant> lastChange =
        upload.files().stream().map(FileView::changedAt).max(Comparator.naturalOrder());
    return new LiveThing(
        upload.id().toString(),
        upload.sender(),
        words.say(
            "live.upload",
            upload.purpose().orElse("—"),
            upload.recipients().stream().map(AccountId::value).collect(Collectors.joining(", ")),
            words.whole(upload.files().size()),
            words.size(upload.files().stream().mapToLong(FileView::sizeBytes).sum())),
        upload.createdAt(),
        lastChange,
        Optional.of(upload.expiresAt()),
        Optional.empty(),
        false);
  }

  static LiveThing pass(PassRecord pass, AccountId owner, Words words) {
    String doors = pass.doors().stream().map(Door::word).sorted().collect(Collectors.joining(", "));
    return new LiveThing(
        pass.id().toString(),
        owner,
        pass.transfers()
            .map(some -> words.say("live.pass.some", doors, words.whole(some.size())))
            .orElseGet(() -> words.say("live.pass.all", doors)),
        pass.issuedAt(),
        pass.usedAt(),
        Optional.of(pass.expiresAt()),
        pass.revokedAt(),
        false);
  }

  static LiveThing session(SessionRecord session, AccountId owner, WebSession own, Words words) {
    return new LiveThing(
        session.id().toString(),
        owner,
        words.say("factor." + session.factor().word()),
        session.startedAt(),
        Optional.of(session.usedAt()),
        Optional.of(session.endsAt()),
        Optional.empty(),
        session.id().toString().equals(own.id()));
  }

  /** Its id names the owner as well: what two accounts had in turn is two keys. */
  static LiveThing key(SshKey key, AccountId owner) {
    return new LiveThing(
        owner.value() + " " + key.fingerprint(),
        owner,
        key.fingerprint(),
        key.addedAt(),
        key.usedAt(),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
