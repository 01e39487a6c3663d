package org.ecluse.deploy.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecluse.deploy.e2e.Run;

/**
 * How a client says that a deed ended.
 *
 * @param succeeded whether it claims success
 * @param text what it printed, or listed
 */
record Said(boolean succeeded, String text) {

  /** Something done by a library; an exception is its way of saying no. */
  interface Work {
    String done() throws Exception;
  }

  static Said of(Run run) {
    return new Said(run.exit() == 0, run.text());
  }

  static Said of(Work work) {
    try {
      return new Said(true, work.done());
    } catch (Exception e) {
      return new Said(false, e.toString());
    }
  }

  void yes() {
    assertThat(succeeded).as("success, of which the client said: %s", text).isTrue();
  }

  void no() {
    assertThat(succeeded).as("failure, of which the client said: %s", text).isFalse();
  }
}
