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

    /** The bus is no monitor, or the source is one. */
    int NO_MONITOR = 7;
    /** The effect cannot listen to another strip. */
    int NOT_KEYED = 8;
    /** The strip has no delay line yet; the control room puts one in before it sends such an order. */
    int NO_DELAY_LINE = 9;
    /** The bus is a monitor: strips do not go to it. */
    int NO_MIX = 10;

    /** Insert slots of a strip or bus. */
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

    int setTrim(int strip, float trimDb);

    int setPolarity(int strip, boolean left, boolean right);

    int setChannelMode(int strip, ChannelMode mode);

    int setWidth(int strip, float width);

    int setHighPass(int strip, float cornerHz, int slopeDb);

    int setPanLaw(int strip, PanLaw law);

    int setDelay(int strip, int delayFrames);

    int setAfl(int strip, boolean on);

    int setSolo(int strip, boolean on);

    int setSoloSafe(int strip, boolean safe);

    int assign(int strip, int bus, boolean on);

    int setSend(int strip, int bus, float gainDb, boolean preFader);

    int talk(int strip, int bus, boolean on);

    int fade(int strip, float gainDb, long frames, FadeCurve curve);

    int crossFade(int from, int to, long frames, FadeCurve curve);

    int moveInsert(int strip, int from, int to);

    int swapInserts(int strip, int first, int second);

    int setKey(int strip, int slot, int keyStrip);

    int setBusMute(int bus, boolean muted);

    int setBusBypass(int bus, int slot, boolean bypassed);

    int setBusEffectParameter(int bus, int slot, int parameter, float value);

    int setMonitorSource(int monitor, int source);

    int setDim(int monitor, boolean on);

    int setMono(int monitor, boolean on);
}
