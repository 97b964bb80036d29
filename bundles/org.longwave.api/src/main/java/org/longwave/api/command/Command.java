package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * An order to the engine: an immutable record that can be printed, logged and replayed. Ranges are checked by the
 * record's constructor, on the asker's thread.
 */
@RealTime
public sealed interface Command
        permits SetFader, SetBalance, SetMute, SetPfl, SetMaster, SetHold, FlushInput, SetEffectParameter, SetBypass {
    /** Engine thread. Calls the one method of {@code target} that the order stands for; returns its result. */
    int applyTo(CommandTarget target);
}
