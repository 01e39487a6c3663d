package org.ecluse.app.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.app.transfer.Blobs;
import org.ecluse.crypto.SealedSource;
import org.ecluse.policy.transfer.FileId;

/**
 * Ciphertext in files: {@code blobs/ab/f-ab….0} for part 0 of a file. The directory between is the
 * beginning of the id, so that none grows large.
 *
 * <p>A blob arrives under the name of a draft and gets its own only when all its bytes are on the
 * disk. Drafts of this process are known by name; every other draft is what a crash left, because
 * only the process that holds the {@link HomeLock} writes blobs.
 */
final class FileBlobs implements Blobs {

  private static final String DRAFT = ".draft";
  private static final Pattern BLOB = Pattern.compile("(f-[a-z2-7]{26})\\.(0|[1-9][0-9]{0,8})");
  private static final int PREFIX_CHARS = "f-".length();
  private static final int SHELF_CHARS = 2;

  private final Path directory;
  private final Set<Path> drafting = ConcurrentHashMap.newKeySet();

  FileBlobs(Path directory) {
    this.directory = directory;
  }

  @Override
  public Draft create(Name name) throws IOException {
    Path target = path(name);
    Path draft = draft(target);
    if (!drafting.add(draft)) {
      throw new IOException("this blob is being written already");
    }
    try {
      DurableFiles.createDirectory(shelf(name));
      Files.deleteIfExists(draft);
      return new FileDraft(DurableFiles.openNew(draft), draft, target, drafting);
    } catch (IOException | RuntimeException e) {
      drafting.remove(draft);
      throw e;
    }
  }

  @Override
  public SealedSource open(Name name) throws IOException {
    return new FileSource(
        FileChannel.open(path(name), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
  }

  @Override
  public void delete(Name name) throws IOException {
    DurableFiles.delete(path(name));
    Path draft = draft(path(name));
    if (!drafting.contains(draft)) {
      DurableFiles.delete(draft);
    }
  }

  @Override
  public void deleteAll(Collection<Name> names) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Name name : names) {
      Path blob = path(name);
      files.add(blob);
      if (!drafting.contains(draft(blob))) {
        files.add(draft(blob));
      }
    }
    DurableFiles.deleteAll(files);
  }

  @Override
  public boolean isAbsent(Name name) throws IOException {
    // If the whole store is not there, it may be a disk that is not mounted: that proves nothing.
    Files.readAttributes(directory, BasicFileAttributes.class);
    return isAbsent(path(name)) && isAbsent(draft(path(name)));
  }

  private static boolean isAbsent(Path file) throws IOException {
    try {
      Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return false;
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  @Override
  public long sizeBytes(Name name) throws IOException {
    return Files.size(path(name));
  }

  @Override
  public List<Name> all() throws IOException {
    List<Name> names = new ArrayList<>();
    for (Path file : files()) {
      named(file).ifPresent(names::add);
    }
    return names;
  }

  @Override
  public int removeStaleDrafts() throws IOException {
    int removed = 0;
    for (Path file : files()) {
      if (file.toString().endsWith(DRAFT) && !drafting.contains(file)) {
        DurableFiles.delete(file);
        removed++;
      }
    }
    return removed;
  }

  @Override
  public long freeBytes() throws IOException {
    return Files.getFileStore(directory).getUsableSpace();
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> shelves =
        Files.newDirectoryStream(directory, path -> Files.isDirectory(path))) {
      for (Path shelf : shelves) {
        try (DirectoryStream<Path> blobs = Files.newDirectoryStream(shelf)) {
          blobs.forEach(files::add);
        }
      }
    }
    return files;
  }

  private static Optional<Name> named(Path file) {
    Matcher matcher = BLOB.matcher(file.getFileName().toString());
    return matcher.matches()
        ? FileId.parse(matcher.group(1)).map(id -> new Name(id, Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  private Path path(Name name) {
    return shelf(name).resolve(name.file() + "." + name.part());
  }

  private static Path draft(Path blob) {
    return blob.resolveSibling(blob.getFileName() + DRAFT);
  }

  private Path shelf(Name name) {
    String id = name.file().toString();
    return directory.resolve(id.substring(PREFIX_CHARS, PREFIX_CHARS + SHELF_CHARS));
  }
}
