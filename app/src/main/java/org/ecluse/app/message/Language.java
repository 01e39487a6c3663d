package org.ecluse.app.message;

/** The language of messages. */
public enum Language {
  FR,
  EN
}
