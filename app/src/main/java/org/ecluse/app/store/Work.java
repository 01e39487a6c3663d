package org.ecluse.app.store;

import java.sql.SQLException;

/**
 * What to do inside a transaction. It may be run more than once, when what shared its transaction
 * failed, so it changes nothing but the database.
 */
@FunctionalInterface
interface Work<T> {

  T in(Session session) throws SQLException;
}
