package org.ecluse.app.sftp;

import java.util.List;

/** A directory as it was when it was opened, told in parts. */
final class DirectoryHandle implements Handle {

  /** Names in one reply; with the longest names a reply stays under 128 KiB. */
  private static final int BATCH = 100;

  private final Attributes attributes;
  private final List<Entry> entries;
  private int told;

  DirectoryHandle(Tree.Directory directory) {
    attributes = directory.attributes();
    entries = directory.entries();
  }

  @Override
  public Answer names() {
    if (told == entries.size()) {
      return Status.EOF;
    }
    int end = Math.min(entries.size(), told + BATCH);
    Answer names = new Answer.Names(entries.subList(told, end));
    told = end;
    return names;
  }

  @Override
  public Attributes attributes() {
    return attributes;
  }

  @Override
  public Status close() {
    return Status.OK;
  }

  @Override
  public void drop(LastWord lastWord) {}
}
