package org.ecluse.deploy.hammer;

/** What clients do to a service in one run. */
interface Play {

  /** How many recipients it needs, and how many keys and passes each of them. */
  record Roles(int recipients, int keys, int passes) {}

  Roles roles();

  /** Plays to the end; everything that anybody does stands in the stage's history. */
  void play(Stage stage) throws InterruptedException;
}
