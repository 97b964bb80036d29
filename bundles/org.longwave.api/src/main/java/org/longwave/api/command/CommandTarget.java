package org.longwave.api.command;

import org.longwave.api.RealTime;
import org.osgi.annotation.versioning.ProviderType;

/** What orders act on; implemented by the engine's mixer. Engine thread only. Every method returns a result below. */
@RealTime
@ProviderType
public interface CommandTarget {
    int APPLIED = 0;
    int NO_SUCH_STRIP = 1;
    int NO_SUCH_BUS = 2;
    /** The insert slot is empty. */
    int NO_EFFECT = 3;

    int NO_SUCH_PARAMETER = 4;
    /** The value is outside the parameter's range. */
    int OUT_OF_RANGE = 5;
    /** The effect threw something when it was set. */
    int EFFECT_FAILED = 6;

    /** Insert slots of a strip. */
    int SLOTS = 4;

    int setFader(int strip, float gainDb);

    int setBalance(int strip, float balance);

    int setMute(int strip, boolean muted);

    int setPfl(int strip, boolean on);

    int setMaster(int bus, float gainDb);

    int setHold(int strip, boolean held);

    int flushInput(int strip);

    int setEffectParameter(int strip, int slot, int parameter, float value);

    int setBypass(int strip, int slot, boolean bypassed);
}
