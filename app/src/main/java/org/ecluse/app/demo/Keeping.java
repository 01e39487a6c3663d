package org.ecluse.app.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tells how to go on with a service that stays. */
record Keeping(Workshop workshop, RunningService service, Cast cast, Narrator narrator) {

  private static final String ADMIN = "chef";

  void explain() throws DemoException {
    narrator.step("The service goes on, at " + service.https());
    browser();
    heading("send a file, as " + Cast.SENDER);
    narrator.plain(
        "curl --cacert %s -H \"Authorization: Bearer $(cat %s)\" -T FILE %s/api/v1/send/%s/"
            .formatted(
                workshop.certificate(),
                Cast.passFile(workshop.sender(), Cast.SENDER),
                service.https(),
                Cast.FIRST));
    heading("see what waits for " + Cast.FIRST + ", and fetch it");
    narrator.plain(recipient("inbox"));
    narrator.plain(recipient("deliveries/DELIVERY/content") + " -o FILE");
    cast.sftp().ifPresent(this::explain);
    heading("administer");
    narrator.plain("./ecluse transfers --home " + workshop.home());
    heading("stop it and delete everything");
    narrator.plain("kill %d && rm -rf %s".formatted(service.process().pid(), workshop.root()));
  }

  /** Passkeys belong to a name, so that the address has one. */
  private void browser() throws DemoException {
    String pages = "https://localhost:" + URI.create(service.https()).getPort();
    heading(
        "open the pages; the certificate was made here, so the browser asks whether to trust it");
    narrator.plain(pages);
    heading(
        "sign in to send, as " + Cast.SENDER + "; the link works once, and asks how you want to");
    narrator.plain(link("invite", Cast.SENDER, pages));
    heading("sign in to administer, as " + ADMIN + ", likewise");
    narrator.plain(link("admin add", ADMIN, pages));
    heading("take, as " + Cast.FIRST + "; the page asks for the pass that is in this file");
    narrator.plain(pages + "/inbox   " + Cast.passFile(workshop.recipient(), Cast.FIRST));
  }

  /** What the command prints last. */
  private String link(String command, String account, String pages) throws DemoException {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of(account, "--url", pages));
    return cast.typist().type(words.toArray(String[]::new)).lines().toList().getLast();
  }

  private void explain(Sftp sftp) {
    heading("the same over SFTP: ls inbox, get inbox/TRANSFER/NAME");
    narrator.plain(String.join(" ", sftp.command(service, Cast.FIRST)));
  }

  private void heading(String text) {
    narrator.says("");
    narrator.says(text + ":");
  }

  private String recipient(String what) {
    Path pass = Cast.passFile(workshop.recipient(), Cast.FIRST);
    return "curl --cacert %s -H \"Authorization: Bearer $(cat %s)\" %s/api/v1/%s"
        .formatted(workshop.certificate(), pass, service.https(), what);
  }
}
