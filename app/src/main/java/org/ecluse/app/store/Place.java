package org.ecluse.app.store;

/** A column whose values are sealed, or found by a blind index. */
enum Place {
  ACCOUNT_ID("account.id"),
  ACCOUNT_DISPLAY_NAME("account.display_name"),
  ACCOUNT_MAIL("account_mail.address"),
  TRANSFER_PURPOSE("transfer.purpose"),
  TRANSFER_CATEGORY("transfer.category"),
  FILE_NAME("file.name"),
  FILE_SHA256("file.sha256"),
  PASSWORD_HASH("password.hash"),
  PASSWORD_CODE("password.code"),
  PASSKEY_CREDENTIAL("passkey.credential"),
  PASSKEY_PUBLIC_KEY("passkey.public_key"),
  DEVICE("device"),
  ORIGIN("ledger.origin");

  /** Its name as it enters the encryption; never to be changed. */
  final String label;

  Place(String label) {
    this.label = label;
  }
}
