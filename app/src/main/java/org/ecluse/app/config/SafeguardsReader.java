package org.ecluse.app.config;

import java.time.Duration;
import java.util.Map;
import org.ecluse.app.archive.Memory;
import org.ecluse.policy.rules.Dormancy;
import org.ecluse.policy.rules.ReleaseLimits;
import org.ecluse.policy.rules.ReleaseLimits.Flow;

/** The settings of what holds a house that is forgotten, or emptied. */
final class SafeguardsReader {

  private SafeguardsReader() {}

  static Dormancy dormancy(Map<String, Given> values) {
    Duration after = Keys.DORMANCY_AFTER.in(values);
    Duration warning = Keys.DORMANCY_WARNING.in(values);
    if (warning.compareTo(after) >= 0) {
      throw new SettingsException(
          "%s must be shorter than %s."
              .formatted(Keys.DORMANCY_WARNING.path(), Keys.DORMANCY_AFTER.path()));
    }
    return new Dormancy(after, warning);
  }

  static Memory memory(Map<String, Given> values) {
    Memory memory =
        new Memory(
            Keys.RETENTION_RECORDS.in(values),
            Keys.RETENTION_LEDGER.in(values),
            Keys.RETENTION_PERSONS.in(values));
    notShorter(Keys.RETENTION_RECORDS, Keys.EXPIRY_MAX, values);
    notShorter(Keys.RETENTION_LEDGER, Keys.RETENTION_RECORDS, values);
    return memory;
  }

  private static void notShorter(
      Key<Duration> key, Key<Duration> least, Map<String, Given> values) {
    if (key.in(values).compareTo(least.in(values)) < 0) {
      throw new SettingsException(
          "%s must not be shorter than %s.".formatted(key.path(), least.path()));
    }
  }

  static ReleaseLimits releases(Map<String, Given> values) {
    return new ReleaseLimits(
        new Flow(Keys.RELEASE_FILES.in(values), Keys.RELEASE_BYTES.in(values)),
        new Flow(Keys.RELEASE_RECIPIENT_FILES.in(values), Keys.RELEASE_RECIPIENT_BYTES.in(values)));
  }
}
