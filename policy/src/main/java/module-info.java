/** The rules of Ecluse: pure values and total functions. No I/O, clock, framework or randomness. */
module org.ecluse.policy {
  requires static org.jspecify;

  exports org.ecluse.policy.access;
  exports org.ecluse.policy.ledger;
  exports org.ecluse.policy.outcome;
  exports org.ecluse.policy.rules;
  exports org.ecluse.policy.transfer;
}
