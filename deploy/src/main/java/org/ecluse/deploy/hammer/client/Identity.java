package org.ecluse.deploy.hammer.client;

import java.nio.file.Path;
import java.security.KeyPair;

/** Who reads: for one recipient there are several. */
public sealed interface Identity {

  String account();

  /** One of a kind in a run. */
  String name();

  /** A pass opens both doors. */
  record Pass(String account, String name, String token) implements Identity {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * An SSH key opens SFTP only.
   *
   * @param file of the private key, for programs
   */
  record Key(String account, String name, KeyPair pair, Path file) implements Identity {
    @Override
    public String toString() {
      return name;
    }
  }
}
