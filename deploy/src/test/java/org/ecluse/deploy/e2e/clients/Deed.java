package org.ecluse.deploy.e2e.clients;

/** What people do with an SFTP client: the columns of the table, after the client's name. */
enum Deed {
  PUT("put"),
  GET("get"),
  PARALLEL("get over several connections"),
  RESUME_PUT("resume a put"),
  RESUME_GET("resume a get"),
  TREE("get a tree"),
  LIST("list"),
  MISUSE("wrong use");

  private final String heading;

  Deed(String heading) {
    this.heading = heading;
  }

  String heading() {
    return heading;
  }
}
