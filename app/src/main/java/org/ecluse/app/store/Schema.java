package org.ecluse.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The tables of the databases, and how a file gets them.
 *
 * <p>Each migration script ends by setting SQLite's {@code user_version} to its own number. A file
 * that has the newest number is opened as it is; Flyway, which takes longer to load than everything
 * else here together, works only on files that are new or old.
 */
enum Schema {
  RECORDS(8, "db/records"),
  VAULT(6, "db/vault");

  /** The number of the newest script. */
  final int version;

  private final String scripts;

  Schema(int version, String scripts) {
    this.version = version;
    this.scripts = scripts;
  }

  /** Gives a file the newest tables; several processes may try at once. */
  void ensure(Path file, HomeMutex mutex) throws IOException {
    if (!isCurrent(file)) {
      mutex.hold(() -> migrateUnlessDone(file));
    }
  }

  /** While this process waited for the mutex, another may have migrated the file. */
  private boolean migrateUnlessDone(Path file) throws IOException {
    boolean current = isCurrent(file);
    if (!current) {
      migrate(file);
    }
    return !current;
  }

  private boolean isCurrent(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    Home.requirePrivate(file);
    try (Session session = Session.open(file)) {
      long found = session.number("PRAGMA user_version");
      if (found > version) {
        throw new HomeException(file + " was written by a newer version of Ecluse.");
      }
      return found == version;
    } catch (SQLException e) {
      throw new HomeException(file + " cannot be opened as a database.", e);
    }
  }

  private void migrate(Path file) throws IOException {
    // SQLite gives the files beside a database the mode that the database has.
    DurableFiles.createFile(file);
    try (Session session = Session.open(file)) {
      session.execute("PRAGMA journal_mode=WAL");
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource("jdbc:sqlite:" + file, null, null)
          .locations("classpath:" + scripts)
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (SQLException | FlywayException e) {
      throw new HomeException(file + " could not be given its tables.", e);
    }
  }
}
