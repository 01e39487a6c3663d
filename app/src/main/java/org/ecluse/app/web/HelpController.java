package org.ecluse.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.SftpWay;
import org.ecluse.app.web.template.JtehelpGenerated;

/** How one sends and takes, by every way that there is. The same for everybody. */
@Controller("/help")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class HelpController {

  private final SftpWay sftp;
  private final Pages pages;

  HelpController(SftpWay sftp, Pages pages) {
    this.sftp = sftp;
    this.pages = pages;
  }

  @Get
  HttpResponse<?> show(Visitor visitor, HttpRequest<?> request) {
    HostName here = HostName.of(request).orElse(new HostName("localhost", "localhost"));
    HelpView view = new HelpView(here.name(), "https://" + here.authority(), sftp.address());
    return pages.show(
        visitor, "guide.title", (page, out) -> JtehelpGenerated.render(out, null, page, view));
  }
}
