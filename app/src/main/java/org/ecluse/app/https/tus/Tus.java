package org.ecluse.app.https.tus;

/** Names and values of tus 1.0 that this service speaks. */
public final class Tus {

  public static final String VERSION = "1.0.0";

  /** What of the protocol's options is spoken; what is not listed is refused by name. */
  public static final String EXTENSIONS =
      "creation,creation-with-upload,expiration,termination,checksum";

  public static final String RESUMABLE = "Tus-Resumable";
  public static final String UPLOAD_OFFSET = "Upload-Offset";
  public static final String UPLOAD_LENGTH = "Upload-Length";
  public static final String UPLOAD_METADATA = "Upload-Metadata";
  public static final String UPLOAD_EXPIRES = "Upload-Expires";

  /** The media type of a piece of a file. */
  static final String PIECE = "application/offset+octet-stream";

  static final String UPLOAD_CHECKSUM = "Upload-Checksum";

  private Tus() {}
}
