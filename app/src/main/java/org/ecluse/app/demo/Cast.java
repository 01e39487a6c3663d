package org.ecluse.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who plays: a sender with a pass, one recipient with an SSH key and a pass, one with a pass.
 *
 * @param sftp empty where OpenSSH is missing
 */
record Cast(
    Typist typist, Optional<Sftp> sftp, String senderPass, String firstPass, String secondPass) {

  static final String SENDER = "hopital";
  static final String FIRST = "ars-idf";
  static final String SECOND = "cpam-paris";

  /** Makes the accounts while the service runs, which notices. */
  static Cast gather(Typist typist, Workshop workshop, Narrator narrator)
      throws DemoException, IOException, InterruptedException {
    narrator.step("A sender and two recipients get accounts, keys and passes");
    Optional<Sftp> sftp = Sftp.prepare(workshop.recipient());
    typist.show("sender", "add", SENDER, "--name", "Hôpital du Canal");
    typist.show(first(sftp));
    typist.show("recipient", "add", SECOND, "--name", "CPAM de Paris");
    return new Cast(
        typist,
        sftp,
        pass(typist, SENDER, workshop.sender()),
        pass(typist, FIRST, workshop.recipient()),
        pass(typist, SECOND, workshop.recipient()));
  }

  private static String[] first(Optional<Sftp> sftp) {
    List<String> words =
        new ArrayList<>(List.of("recipient", "add", FIRST, "--name", "ARS Île-de-France"));
    sftp.ifPresent(program -> words.addAll(List.of("--ssh-key", program.publicKey().toString())));
    return words.toArray(String[]::new);
  }

  /** The pass is kept in a file, from where commands can be given it. */
  private static String pass(Typist typist, String id, Path directory)
      throws DemoException, IOException {
    String pass = typist.type("pass", "issue", id);
    Files.writeString(passFile(directory, id), pass);
    return pass;
  }

  static Path passFile(Path directory, String id) {
    return directory.resolve(id + ".pass");
  }
}
