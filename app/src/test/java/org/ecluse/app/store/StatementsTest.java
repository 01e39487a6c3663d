package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever SQL stands in a class of the store: none of it walks through a table that grows with
 * everything that ever was, but for what is named here. {@link QueryPlanTest} shows the same of
 * statements that are put together as they run.
 */
class StatementsTest {

  private static final Pattern SQL = Pattern.compile("(SELECT|INSERT|UPDATE|DELETE|WITH) .*[^ ]");

  /** Walks through all of a table that keeps what has ended. */
  private static final Pattern FULL_SCAN =
      Pattern.compile(
          "SCAN (delivery|transfer|file|ledger|ledger_node|wrap|outbox|pass|outflow)\\b.*");

  /** Indexes that hold only what is live, waiting, or yet to be done: to walk them is the work. */
  private static final Pattern OF_WHAT_LIVES =
      Pattern.compile(
          ".* USING (COVERING )?INDEX (delivery_live|delivery_live_by_recipient|delivery_unsettled"
              + "|file_disposable|file_stored|wrap_by_owner|wrap_free|wrap_of_uploads"
              + "|wrap_by_epoch|outbox_handing|outbox_waiting|transfer_uploading)");

  /**
   * Meant to read everything: what fsck and the ledger's verification ask, what is compared once
   * after a store was lost, and what stops after the newest few.
   */
  private static final Pattern MEANT =
      Pattern.compile(
          "SELECT \\* FROM (file|transfer|outbox)"
              + "|SELECT id, transfer, [^?]* FROM delivery"
              + "|SELECT version, [^?]* FROM delivery WHERE ended_at IS NOT NULL ORDER BY seq"
              + "|SELECT count\\(\\*\\) FROM ledger WHERE CAST.*"
              + "|SELECT seq, at, body, prev, hash, .*typeof.* FROM ledger ORDER BY seq"
              + "|DELETE FROM outflow"
              + "|.* ORDER BY (seq|size) DESC LIMIT (1|\\?)");

  private static final Set<Class<?>> OF_THE_VAULT =
      Set.of(VaultTable.class, WrapTable.class, SqliteVault.class, SqliteOutflow.class);

  /** How the compiler marks what is put into a text only as it runs. */
  private static final char PUT_IN = 1;

  @TempDir Path temp;

  @Test
  void noStatement_walksThroughWhatHasEnded() throws Exception {
    Given.stores(temp.resolve("home")).close();
    List<String> walks = new ArrayList<>();
    for (Map.Entry<String, Set<String>> each : statements().entrySet()) {
      for (String sql : each.getValue()) {
        for (String step : plan(isOfTheVault(each.getKey()), sql)) {
          if (FULL_SCAN.matcher(step).matches()
              && !OF_WHAT_LIVES.matcher(step).matches()
              && !MEANT.matcher(sql).matches()) {
            walks.add(each.getKey() + ": " + sql + " -> " + step);
          }
        }
      }
    }
    assertThat(walks).isEmpty();
  }

  private static boolean isOfTheVault(String className) {
    return OF_THE_VAULT.stream().anyMatch(each -> each.getSimpleName().equals(className));
  }

  private List<String> plan(boolean vault, String sql) throws SQLException {
    try (Session session =
        Session.open(temp.resolve(vault ? "home/vault/vault.db" : "home/records.db"))) {
      return session.list("EXPLAIN QUERY PLAN " + sql.replace("?", "1"), row -> row.text("detail"));
    } catch (SQLException e) {
      if (!vault) {
        return plan(true, sql);
      }
      throw e;
    }
  }

  /** The SQL in the constants of each class, by the class's simple name. */
  private static Map<String, Set<String>> statements() throws IOException, URISyntaxException {
    Path classes =
        Path.of(Session.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve("org/ecluse/app/store");
    Map<String, Set<String>> found = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(classes)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".class")) {
          found.put(name.substring(0, name.length() - ".class".length()), sqlIn(file));
        }
      }
    }
    assertThat(found).isNotEmpty();
    return found;
  }

  private static Set<String> sqlIn(Path file) throws IOException {
    Set<String> found = new TreeSet<>();
    StreamSupport.stream(ClassFile.of().parse(file).constantPool().spliterator(), false)
        .filter(StringEntry.class::isInstance)
        .map(entry -> ((StringEntry) entry).stringValue())
        .filter(text -> SQL.matcher(text).matches() && text.indexOf(PUT_IN) < 0)
        .forEach(found::add);
    return found;
  }
}
