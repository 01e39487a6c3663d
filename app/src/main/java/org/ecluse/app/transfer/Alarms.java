package org.ecluse.app.transfer;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ecluse.policy.ledger.LedgerEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What somebody has to look at: loud in the log, on the ledger, and from there in the metrics. Once
 * for each cause in this process, so that whoever asks for a damaged file again and again fills
 * neither.
 */
final class Alarms {

  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

  private final Ports ports;
  private final Set<LedgerEvent.Alarm> raised = ConcurrentHashMap.newKeySet();

  Alarms(Ports ports) {
    this.ports = ports;
  }

  /**
   * Never fails: what could not be put on the ledger is raised again the next time.
   *
   * @return whether it is on the ledger
   */
  boolean raise(LedgerEvent.Alarm alarm) {
    if (!raised.add(alarm)) {
      return true;
    }
    LOG.error("ALARM {} {}", alarm.type(), alarm.fields());
    try {
      ports.records().append(List.of(alarm));
      return true;
    } catch (StoreException e) {
      raised.remove(alarm);
      return false;
    }
  }
}
