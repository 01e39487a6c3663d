package org.ecluse.app.pass;

import java.util.function.Function;
import org.ecluse.app.account.PassRecord;

/**
 * One way to get in with a token that was not issued.
 *
 * @param name what is tried
 * @param token makes the hostile token out of an honest, valid one
 */
record Attack(String name, Function<Target, String> token) {

  /** An honest pass that works, and the means to make others. */
  record Target(PassHouse house, Forger forger, String token, PassRecord pass) {

    static Target fresh() {
      PassHouse house = new PassHouse();
      IssuedPass issued = house.issue();
      return new Target(house, new Forger(house), issued.token(), issued.pass());
    }

    String part(int index) {
      return token.split("\\.", -1)[index];
    }

    /** The honest header, as text. */
    String header() {
      return forger.header();
    }

    /** The honest payload, as text. */
    String payload() {
      return forger.payload(pass);
    }

    /** The honest payload under another header, signed with the real key. */
    String under(String header) {
      return forger.signed(header, payload());
    }

    /** Another payload under the honest header, signed with the real key. */
    String saying(String payload) {
      return forger.signed(header(), payload);
    }

    /** The honest payload with one piece replaced, signed with the real key. */
    String with(String piece, String replacement) {
      if (!payload().contains(piece)) {
        throw new AssertionError("the honest payload has no " + piece);
      }
      return saying(payload().replace(piece, replacement));
    }

    /** The honest token with another signature. */
    String signedBy(String signature) {
      return part(0) + "." + part(1) + "." + signature;
    }
  }
}
