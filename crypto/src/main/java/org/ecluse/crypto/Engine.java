package org.ecluse.crypto;

import java.time.Duration;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.crypto.NativeServices;
import org.ecluse.crypto.internal.AeadFactory;
import org.ecluse.crypto.internal.BouncyAead;
import org.ecluse.crypto.internal.JdkAead;
import org.ecluse.crypto.internal.NativeLoading;
import org.ecluse.crypto.internal.SelfTest;
import org.ecluse.crypto.internal.SpeedProbe;

/**
 * An implementation of AES-256-GCM.
 *
 * <p>Bouncy Castle's native build where it is active, because it is the fastest, from the first
 * byte on; otherwise the JDK's provider, because Bouncy Castle in Java is ten times slower. All
 * give the same bytes, so the choice is nobody's concern but the operator's.
 */
public final class Engine {

  private static final Engine JDK =
      new Engine("JDK", false, "AES-256-GCM by the JDK", JdkAead::new);

  private final String name;
  private final boolean isNative;
  private final String sentence;
  private final AeadFactory aeads;

  private Engine(String name, boolean isNative, String sentence, AeadFactory aeads) {
    this.name = name;
    this.isNative = isNative;
    this.sentence = sentence;
    this.aeads = aeads;
  }

  /** Delays the choice, which unpacks and loads native code, until it is first needed. */
  private static final class Chosen {
    private static final Engine ENGINE = choose();
  }

  /**
   * Returns the engine that this process seals and opens with. Call it at start-up, before anything
   * else can touch Bouncy Castle: it keeps a failure to load native code from spoiling all of it.
   */
  public static Engine active() {
    return Chosen.ENGINE;
  }

  /** Returns the JDK's provider. */
  public static Engine jdk() {
    return JDK;
  }

  /** Returns Bouncy Castle LTS, native or not. */
  public static Engine bouncyCastle() {
    NativeLoading.prepare();
    boolean isNative = CryptoServicesRegistrar.hasEnabledService(NativeServices.AES_GCM_PC);
    String how =
        isNative
            ? "native code (" + CryptoServicesRegistrar.getNativeServices().getVariant() + ")"
            : "plain Java";
    return new Engine(
        "Bouncy Castle LTS",
        isNative,
        "AES-256-GCM by Bouncy Castle LTS in " + how,
        BouncyAead::new);
  }

  private static Engine choose() {
    try {
      Engine bouncyCastle = bouncyCastle();
      if (!bouncyCastle.isNative) {
        String obstacle = NativeLoading.obstacle();
        return jdkBecause(
            "Bouncy Castle's native code is not active"
                + (obstacle.isEmpty() ? " on this machine" : ", " + obstacle));
      }
      if (!SelfTest.agree(bouncyCastle.aeads, JDK.aeads)) {
        return jdkBecause("Bouncy Castle's native code FAILED its self-test");
      }
      return bouncyCastle;
    } catch (LinkageError e) {
      return jdkBecause("Bouncy Castle cannot be loaded");
    }
  }

  private static Engine jdkBecause(String reason) {
    return new Engine(JDK.name, false, JDK.sentence + ": " + reason, JDK.aeads);
  }

  /** Returns the short name, for metrics. */
  public String name() {
    return name;
  }

  /** Tells whether the work is done outside the Java machine. */
  public boolean isNative() {
    return isNative;
  }

  /** Returns what an operator should read at start-up, in one sentence without its full stop. */
  public String sentence() {
    return sentence;
  }

  /**
   * Seals for {@code time} on this thread and returns the speed in megabytes (10^6 bytes) per
   * second. The first measurement of a process also measures its warming up.
   */
  public double measureMegabytesPerSecond(Duration time) {
    return SpeedProbe.megabytesPerSecond(aeads, time);
  }

  AeadFactory aeads() {
    return aeads;
  }

  @Override
  public String toString() {
    return sentence;
  }
}
