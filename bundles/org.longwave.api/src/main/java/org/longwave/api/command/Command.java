package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * An order to the engine: an immutable record that can be printed, logged and replayed. Ranges are checked by the
 * record's constructor, on the asker's thread.
 */
@RealTime
public sealed interface Command
        permits SetFader,
                SetBalance,
                SetMute,
                SetPfl,
                SetMaster,
                SetHold,
                FlushInput,
                SetEffectParameter,
                SetBypass,
                SetTrim,
                SetPolarity,
                SetChannelMode,
                SetWidth,
                SetHighPass,
                SetPanLaw,
                SetDelay,
                SetAfl,
                SetSolo,
                SetSoloSafe,
                Assign,
                SetSend,
                Talk,
                Fade,
                CrossFade,
                MoveInsert,
                SwapInserts,
                SetKey,
                SetBusMute,
                SetBusBypass,
                SetBusEffectParameter,
                SetMonitorSource,
                SetDim,
                SetMono {
    /** Engine thread. Calls the one method of {@code target} that the order stands for; returns its result. */
    int applyTo(CommandTarget target);
}
