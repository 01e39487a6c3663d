package org.ecluse.app.sftp;

import java.util.List;
import org.ecluse.policy.outcome.Outcome;

/** What an account sees and may do by path. Every answer is worked out anew from the service. */
interface Tree {

  /** A directory and what is in it. */
  record Directory(Attributes attributes, List<Entry> entries) {
    public Directory {
      entries = List.copyOf(entries);
    }
  }

  Outcome<Attributes> stat(VirtualPath path);

  Outcome<Directory> list(VirtualPath path);

  /** {@link Answer.Opened}, or why not. */
  Answer open(VirtualPath path, OpenFlags flags);

  Status remove(VirtualPath path);

  Status removeDirectory(VirtualPath path);

  Status rename(VirtualPath from, VirtualPath to);

  /** Nobody makes directories here; one that exists is said to exist, as mirrors expect. */
  default Status makeDirectory(VirtualPath path) {
    return switch (stat(path)) {
      case Outcome.Done<Attributes> _ -> Status.failure("it exists already");
      case Outcome.Refused<Attributes> _ -> Status.denied("directories cannot be made here");
    };
  }

  /** Attributes cannot be changed; asking for it does no harm to what exists. */
  default Answer setAttributes(VirtualPath path) {
    return Status.of(stat(path), _ -> Status.OK);
  }

  default Answer openDirectory(VirtualPath path) {
    return Status.of(list(path), directory -> new Answer.Opened(new DirectoryHandle(directory)));
  }
}
