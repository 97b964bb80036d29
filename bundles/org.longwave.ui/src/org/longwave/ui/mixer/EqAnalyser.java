package org.longwave.ui.mixer;

import org.longwave.api.InsertSlot;
import org.longwave.api.Names;
import org.longwave.api.StripInfo;
import org.longwave.api.meter.SpectrumFrame;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.desk.StripSpectrum;

/**
 * Window thread. The spectra behind an equaliser's curve: of a strip as it comes in and as it leaves behind its fader;
 * of a bus as it leaves. Only what is looked at is computed.
 */
final class EqAnalyser {
    private final Desk desk;
    private final InsertSlot slot;
    private final String strip;
    private final SpectrumFrame bus = new SpectrumFrame();
    private final float[] before = new float[StripSpectrum.BINS];
    private final float[] after = new float[StripSpectrum.BINS];
    private StripSpectrum in;
    private StripSpectrum out;
    private boolean hasBefore;
    private boolean hasAfter;
    private Mode mode = Mode.OFF;

    /** What is looked at. */
    enum Mode {
        OFF,
        PRE,
        POST,
        BOTH
    }

    EqAnalyser(Desk desk, InsertSlot slot) {
        this.desk = desk;
        this.slot = slot;
        String id = "";
        if (!slot.onBus()) for (StripInfo s : desk.state().strips()) if (s.number() == slot.owner()) id = s.id();
        strip = id;
        mode(slot.onBus() ? Mode.POST : Mode.BOTH);
    }

    boolean offers(Mode which) {
        return !slot.onBus() || which == Mode.OFF || which == Mode.POST;
    }

    Mode mode() {
        return mode;
    }

    void mode(Mode next) {
        mode = next;
        if (strip.isEmpty()) return;
        boolean wantsIn = next == Mode.PRE || next == Mode.BOTH;
        boolean wantsOut = next == Mode.POST || next == Mode.BOTH;
        in = turn(in, wantsIn, Names.STRIP_TAP);
        out = turn(out, wantsOut, Names.POST_TAP);
    }

    private StripSpectrum turn(StripSpectrum now, boolean wanted, String tap) {
        if (wanted == (now != null)) return now;
        if (wanted) return desk.spectrum(tap, strip);
        desk.order("analyser", now::end);
        return null;
    }

    /** Reads the newest spectra; true when there is something to draw. */
    boolean read() {
        hasBefore = in != null && in.read(before);
        hasAfter = slot.onBus() ? mode == Mode.POST && readBus() : out != null && out.read(after);
        return hasBefore || hasAfter;
    }

    private boolean readBus() {
        if (!desk.readSpectrum(slot.owner(), bus)) return false;
        for (int k = 0; k < after.length; k++) after[k] = bus.bin(k);
        return true;
    }

    /** Levels by bin, linear; null when there is none. */
    float[] before() {
        return hasBefore ? before : null;
    }

    float[] after() {
        return hasAfter ? after : null;
    }

    void close() {
        mode(Mode.OFF);
    }
}
