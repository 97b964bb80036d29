package org.longwave.engine.rt;

import org.longwave.api.RealTime;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.CommandTarget;
import org.longwave.api.command.FadeCurve;
import org.longwave.api.command.PanLaw;

/** Finds the strip or bus that a command means and hands it on; engine thread. */
@RealTime
final class Switchboard implements CommandTarget {
    private final Mixer mixer;

    Switchboard(Mixer mixer) {
        this.mixer = mixer;
    }

    private static int set(Insert insert, int parameter, float value) {
        return insert == null ? NO_EFFECT : insert.set(parameter, value);
    }

    private static int bypass(Insert insert, boolean on) {
        if (insert == null) return NO_EFFECT;
        insert.bypass(on);
        return APPLIED;
    }

    @Override
    public int setFader(int strip, float gainDb) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.fader().moveTo(gainDb);
        return APPLIED;
    }

    @Override
    public int setBalance(int strip, float balance) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.balance(balance);
        return APPLIED;
    }

    @Override
    public int setMute(int strip, boolean muted) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.mute(muted);
        return APPLIED;
    }

    @Override
    public int setPfl(int strip, boolean on) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.pfl(on);
        return APPLIED;
    }

    @Override
    public int setMaster(int bus, float gainDb) {
        Bus b = mixer.graph().bus(bus);
        if (b == null) return NO_SUCH_BUS;
        b.master(gainDb);
        return APPLIED;
    }

    @Override
    public int setHold(int strip, boolean held) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.hold(held);
        return APPLIED;
    }

    @Override
    public int flushInput(int strip) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.flush();
        return APPLIED;
    }

    @Override
    public int setEffectParameter(int strip, int slot, int parameter, float value) {
        Strip s = mixer.graph().strip(strip);
        return s == null ? NO_SUCH_STRIP : set(s.rack().insert(slot), parameter, value);
    }

    @Override
    public int setBypass(int strip, int slot, boolean bypassed) {
        Strip s = mixer.graph().strip(strip);
        return s == null ? NO_SUCH_STRIP : bypass(s.rack().insert(slot), bypassed);
    }

    @Override
    public int setTrim(int strip, float trimDb) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.head().trim(trimDb);
        return APPLIED;
    }

    @Override
    public int setPolarity(int strip, boolean left, boolean right) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.head().polarity(left, right);
        return APPLIED;
    }

    @Override
    public int setChannelMode(int strip, ChannelMode mode) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.head().mode(mode);
        return APPLIED;
    }

    @Override
    public int setWidth(int strip, float width) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.head().width(width);
        return APPLIED;
    }

    @Override
    public int setHighPass(int strip, float cornerHz, int slopeDb) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.highPass().set(cornerHz, slopeDb);
        return APPLIED;
    }

    @Override
    public int setPanLaw(int strip, PanLaw law) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.law(law);
        return APPLIED;
    }

    @Override
    public int setDelay(int strip, int delayFrames) {
        Strip s = mixer.graph().strip(strip);
        return s == null ? NO_SUCH_STRIP : s.delay(delayFrames);
    }

    @Override
    public int setAfl(int strip, boolean on) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.afl(on);
        return APPLIED;
    }

    @Override
    public int setSolo(int strip, boolean on) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.solo(on);
        mixer.hearSolo();
        return APPLIED;
    }

    @Override
    public int setSoloSafe(int strip, boolean safe) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.soloSafe(safe);
        mixer.hearSolo();
        return APPLIED;
    }

    @Override
    public int assign(int strip, int bus, boolean on) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        Bus b = mixer.graph().bus(bus);
        if (b == null) return NO_SUCH_BUS;
        if (b.isMonitor()) return NO_MIX;
        s.routes().assign(bus, on);
        return APPLIED;
    }

    @Override
    public int setSend(int strip, int bus, float gainDb, boolean preFader) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        Bus b = mixer.graph().bus(bus);
        if (b == null) return NO_SUCH_BUS;
        if (b.isMonitor()) return NO_MIX;
        s.routes().send(bus, gainDb, preFader);
        return APPLIED;
    }

    @Override
    public int talk(int strip, int bus, boolean on) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        Bus b = mixer.graph().bus(bus);
        if (b == null) return NO_SUCH_BUS;
        if (b.isMonitor()) return NO_MIX;
        s.routes().talk(bus, on);
        return APPLIED;
    }

    @Override
    public int fade(int strip, float gainDb, long frames, FadeCurve curve) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.fader().fadeTo(gainDb, frames, curve);
        return APPLIED;
    }

    @Override
    public int crossFade(int from, int to, long frames, FadeCurve curve) {
        Strip going = mixer.graph().strip(from);
        Strip coming = mixer.graph().strip(to);
        if (going == null || coming == null) return NO_SUCH_STRIP;
        coming.fader().fadeTo(going.fader().targetDb(), frames, curve);
        going.fader().fadeTo(Float.NEGATIVE_INFINITY, frames, curve);
        return APPLIED;
    }

    @Override
    public int moveInsert(int strip, int from, int to) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.rack().move(from, to);
        return APPLIED;
    }

    @Override
    public int swapInserts(int strip, int first, int second) {
        Strip s = mixer.graph().strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.rack().exchange(first, second);
        return APPLIED;
    }

    @Override
    public int setKey(int strip, int slot, int keyStrip) {
        Strip s = mixer.graph().strip(strip);
        Strip key = mixer.graph().strip(keyStrip);
        if (s == null || key == null && keyStrip >= 0) return NO_SUCH_STRIP;
        Insert insert = s.rack().insert(slot);
        if (insert == null) return NO_EFFECT;
        return insert.key(key) ? APPLIED : NOT_KEYED;
    }

    @Override
    public int setBusMute(int bus, boolean muted) {
        Bus b = mixer.graph().bus(bus);
        if (b == null) return NO_SUCH_BUS;
        b.mute(muted);
        return APPLIED;
    }

    @Override
    public int setBusBypass(int bus, int slot, boolean bypassed) {
        Bus b = mixer.graph().bus(bus);
        return b == null ? NO_SUCH_BUS : bypass(b.rack().insert(slot), bypassed);
    }

    @Override
    public int setBusEffectParameter(int bus, int slot, int parameter, float value) {
        Bus b = mixer.graph().bus(bus);
        return b == null ? NO_SUCH_BUS : set(b.rack().insert(slot), parameter, value);
    }

    @Override
    public int setMonitorSource(int monitor, int source) {
        Bus b = mixer.graph().bus(monitor);
        Bus heard = mixer.graph().bus(source);
        if (b == null || heard == null) return NO_SUCH_BUS;
        if (!b.isMonitor() || heard.isMonitor()) return NO_MONITOR;
        b.monitor().source(source);
        return APPLIED;
    }

    @Override
    public int setDim(int monitor, boolean on) {
        Bus b = mixer.graph().bus(monitor);
        if (b == null) return NO_SUCH_BUS;
        if (!b.isMonitor()) return NO_MONITOR;
        b.monitor().dim(on);
        return APPLIED;
    }

    @Override
    public int setMono(int monitor, boolean on) {
        Bus b = mixer.graph().bus(monitor);
        if (b == null) return NO_SUCH_BUS;
        if (!b.isMonitor()) return NO_MONITOR;
        b.monitor().mono(on);
        return APPLIED;
    }
}
