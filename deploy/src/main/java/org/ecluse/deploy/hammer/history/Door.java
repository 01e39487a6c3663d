package org.ecluse.deploy.hammer.history;

/** The way an operation went, and the program that went it. */
public enum Door {
  HTTPS,
  SFTP,
  /** HTTPS by a process of {@code curl}. */
  CURL,
  /** SFTP by a process of OpenSSH's {@code sftp}. */
  OPENSSH
}
