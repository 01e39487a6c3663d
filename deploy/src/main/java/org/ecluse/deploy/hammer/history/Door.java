package org.ecluse.deploy.hammer.history;

/** The way an operation went. */
public enum Door {
  HTTPS,
  SFTP
}
