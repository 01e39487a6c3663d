package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.xfer.FileSystemFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two more client libraries that programs are built on. */
class JavaClientsTest {

  @TempDir Path directory;
  private final byte[] export = new byte[3_000_000];
  private DoorHouse house;

  @BeforeEach
  void open() {
    new Random(11).nextBytes(export);
    house = new DoorHouse(directory);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String path() {
    return "/inbox/" + house.inbox(DoorHouse.ARS).getFirst().transfer() + "/export.csv";
  }

  @Test
  void sshj_sendsAndFetches() throws Exception {
    Path up = Files.write(directory.resolve("export.csv"), export);
    try (SSHClient ssh = house.sshj(DoorHouse.HOSPITAL, house.hospitalKey);
        var sftp = ssh.newSFTPClient()) {
      sftp.put(new FileSystemFile(up.toFile()), "/ars-idf/export.csv");
    }
    Path down = directory.resolve("got.csv");
    try (SSHClient ssh = house.sshj(DoorHouse.ARS, house.arsKey);
        var sftp = ssh.newSFTPClient()) {
      sftp.get(path(), new FileSystemFile(down.toFile()));
    }
    assertThat(down).hasBinaryContent(export);
    assertThat(house.inbox(DoorHouse.ARS)).isEmpty();
  }

  @Test
  void jsch_sendsAndFetches_once() throws Exception {
    ChannelSftp hospital = jsch("hopital-nord", house.keyFile("hospital", house.hospitalKey));
    hospital.put(new ByteArrayInputStream(export), "/ars-idf/export.csv");
    hospital.getSession().disconnect();

    ChannelSftp ars = jsch("ars-idf", house.keyFile("ars", house.arsKey));
    String path = path();
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    ars.get(path, got);
    assertThat(got.toByteArray()).isEqualTo(export);
    assertThatThrownBy(() -> ars.get(path, new ByteArrayOutputStream()))
        .isInstanceOf(SftpException.class)
        .hasMessageContaining("delivered");
    ars.getSession().disconnect();
  }

  private ChannelSftp jsch(String user, Path key) throws Exception {
    JSch jsch = new JSch();
    jsch.addIdentity(key.toString());
    Session session = jsch.getSession(user, "127.0.0.1", house.port());
    session.setConfig("StrictHostKeyChecking", "no");
    session.connect();
    ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
    sftp.connect();
    return sftp;
  }
}
