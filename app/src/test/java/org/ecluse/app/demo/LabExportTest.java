package org.ecluse.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.ecluse.app.client.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabExportTest {

  private static final int NIR = 4;

  @TempDir Path directory;

  @Test
  void anExport_hasOneRowForEachPersonBelowItsHeader() throws Exception {
    LabExport export = write("a", 5_000, 1);
    List<String> lines = Files.readAllLines(export.file());

    assertThat(lines).hasSize(5_001);
    assertThat(lines).allSatisfy(line -> assertThat(line.split(";", -1)).hasSize(13));
    assertThat(lines.get(1)).contains(export.first().text());
    assertThat(lines.getLast()).contains(export.last().text());
  }

  @Test
  void whatIsSaidOfAnExport_isTrueOfItsFile() throws Exception {
    LabExport export = write("a", 5_000, 1);
    byte[] bytes = Files.readAllBytes(export.file());
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);

    assertThat(export.sizeBytes()).isEqualTo(bytes.length);
    assertThat(export.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
  }

  @Test
  void theSameSeed_writesTheSame_anotherOneSomethingElse() throws Exception {
    assertThat(write("a", 1_000, 7).sha256()).isEqualTo(write("b", 1_000, 7).sha256());
    assertThat(write("c", 1_000, 8).sha256()).isNotEqualTo(write("a", 1_000, 7).sha256());
  }

  @Test
  void everyNumber_hasAValidKeyAndNoRealCommune() throws Exception {
    for (String line : Files.readAllLines(write("a", 2_000, 3).file()).subList(1, 2_001)) {
      String nir = line.split(";", -1)[NIR];
      long number = Long.parseLong(nir.substring(0, 13));

      assertThat(new Nir(number).text()).isEqualTo(nir);
      assertThat(Integer.parseInt(nir.substring(7, 10)))
          .isBetween(Nir.FIRST_COMMUNE, Nir.LAST_COMMUNE);
    }
  }

  /** 1.4 million rows must come to 200 MB or more. */
  @Test
  void aRow_isLongEnough() throws Exception {
    LabExport export = write("a", 20_000, 1);

    assertThat(export.sizeBytes() / (double) export.rows() * 1_400_000).isGreaterThan(200e6);
  }

  private LabExport write(String name, long rows, long seed) throws Exception {
    return LabExport.write(directory.resolve(name), rows, seed, Progress.NONE);
  }
}
