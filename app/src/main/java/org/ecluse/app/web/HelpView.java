package org.ecluse.app.web;

import java.util.Optional;
import org.ecluse.app.https.SftpWay;

/**
 * What the help page's commands need.
 *
 * @param host as the visitor called it, without a port
 * @param origin what addresses of this site begin with
 * @param sftp where the SFTP door is, if it is open
 */
public record HelpView(String host, String origin, Optional<SftpWay.Address> sftp) {}
