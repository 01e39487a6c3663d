package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.ecluse.app.transfer.Blobs;
import org.ecluse.crypto.SealedSource;
import org.ecluse.policy.transfer.FileId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobsTest {

  @TempDir Path temp;

  private final Given given = new Given();
  private final Blobs.Name name = new Blobs.Name(new FileId(given.id()), 0);
  private Path directory;
  private Blobs blobs;

  @BeforeEach
  void open() throws IOException {
    directory = temp.resolve("blobs");
    DurableFiles.createDirectory(directory);
    blobs = new FileBlobs(directory);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void store(Blobs.Name blob, String text) throws IOException {
    try (Blobs.Draft draft = blobs.create(blob)) {
      draft.write(bytes(text));
      draft.commit();
    }
  }

  private static String read(SealedSource source, long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    source.read(position, buffer);
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
  }

  @Test
  void committedBlob_canBeReadFromAnywhere() throws IOException {
    store(name, "ciphertext");

    assertThat(blobs.isAbsent(name)).isFalse();
    assertThat(blobs.sizeBytes(name)).isEqualTo(10);
    assertThat(blobs.all()).containsExactly(name);
    try (SealedSource source = blobs.open(name)) {
      assertThat(source.sizeBytes()).isEqualTo(10);
      assertThat(read(source, 6, 100)).isEqualTo("text");
      assertThat(source.read(10, ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Test
  void blob_isNamedByTheServer_andPrivate() throws IOException {
    store(name, "x");

    String id = name.file().toString();
    Path file = directory.resolve(id.substring(2, 4)).resolve(id + ".0");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void draftWithoutCommit_leavesNothing() throws IOException {
    try (Blobs.Draft draft = blobs.create(name)) {
      draft.write(bytes("half"));
      assertThat(blobs.isAbsent(name)).as("a draft is not absent").isFalse();
      assertThat(blobs.all()).isEmpty();
      assertThatThrownBy(() -> blobs.open(name)).isInstanceOf(NoSuchFileException.class);
    }

    assertThat(blobs.isAbsent(name)).isTrue();
    assertThat(Disk.files(directory)).isEmpty();
  }

  @Test
  void blobHasOneWriter() throws IOException {
    try (Blobs.Draft draft = blobs.create(name)) {
      assertThatThrownBy(() -> blobs.create(name)).isInstanceOf(IOException.class);
      draft.write(bytes("first"));
      draft.commit();
    }
    try (SealedSource source = blobs.open(name)) {
      assertThat(read(source, 0, 100)).isEqualTo("first");
    }
  }

  @Test
  void draftOfACrash_isReplacedByTheNextWriter() throws IOException {
    Blobs.Draft lost = blobs.create(name);
    lost.write(bytes("a long half of something"));
    blobs = new FileBlobs(directory);

    store(name, "whole");

    try (SealedSource source = blobs.open(name)) {
      assertThat(read(source, 0, 100)).isEqualTo("whole");
    }
    lost.close();
    assertThat(blobs.all()).containsExactly(name);
  }

  @Test
  void staleDrafts_areRemoved_thoseWithAWriterStay() throws IOException {
    Blobs.Name other = new Blobs.Name(new FileId(given.id()), 3);
    Blobs.Draft lost = blobs.create(name);
    lost.write(bytes("lost"));
    blobs = new FileBlobs(directory);
    try (Blobs.Draft living = blobs.create(other)) {
      living.write(bytes("living"));

      assertThat(blobs.removeStaleDrafts()).isEqualTo(1);

      assertThat(blobs.isAbsent(name)).isTrue();
      living.commit();
    }
    assertThat(blobs.all()).containsExactly(other);
    lost.close();
  }

  @Test
  void deletedBlob_isAbsent_alsoTwice() throws IOException {
    store(name, "x");
    blobs.delete(name);
    blobs.delete(name);

    assertThat(blobs.isAbsent(name)).isTrue();
    assertThat(blobs.all()).isEmpty();
    assertThatThrownBy(() -> blobs.sizeBytes(name)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void absence_isNotProven_whereTheWholeStoreIsGone() throws IOException {
    Files.delete(directory);

    assertThatThrownBy(() -> blobs.isAbsent(name)).isInstanceOf(IOException.class);
  }

  @Test
  void strangeFiles_areNoBlobs() throws IOException {
    Path shelf = directory.resolve("aa");
    DurableFiles.createDirectory(shelf);
    DurableFiles.createFile(shelf.resolve("f-AAAAAAAAAAAAAAAAAAAAAAAAAA.0"));
    DurableFiles.createFile(shelf.resolve(name.file() + ".01"));
    DurableFiles.createFile(shelf.resolve("notes.txt"));

    assertThat(blobs.all()).isEmpty();
    assertThat(blobs.freeBytes()).isPositive();
  }
}
