package org.ecluse.app.follow;

import java.util.List;

/** The ledger as followers read it, and how far each of them came; both in one database. */
public interface Feed {

  /** What comes after an entry, in order. */
  List<Fact> after(long seq, int limit);

  /** The number of the last entry; 0 where there is none. */
  long end();

  /** The last entry that a follower has handed over; where it is new, this is written and given. */
  long position(String follower, long ifNew);

  /** A follower has handed over everything up to this entry. */
  void advance(String follower, long seq);
}
