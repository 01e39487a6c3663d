package org.ecluse.app.transfer;

import org.ecluse.policy.rules.Dormancy;
import org.ecluse.policy.rules.ReleaseLimits;

/** What holds a house that is forgotten, or emptied: the rules, and where it is remembered. */
public record Safeguards(
    Dormancy dormancy, DormancyMarks marks, ReleaseLimits limits, Outflow outflow) {}
