package org.ecluse.app.demo;

import java.nio.file.Path;

/** Tells how to go on with a service that stays. */
record Keeping(Workshop workshop, RunningService service, Cast cast, Narrator narrator) {

  void explain() {
    narrator.step("The service goes on, at " + service.https());
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
