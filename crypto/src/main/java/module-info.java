/** Bytes in, bytes out: sealing and opening files, wrapping their keys. */
module org.ecluse.crypto {
  requires org.bouncycastle.lts.prov;
  requires static org.jspecify;

  exports org.ecluse.crypto;
}
