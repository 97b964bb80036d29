package org.longwave.engine.rt;

import java.util.concurrent.atomic.AtomicLongArray;
import org.longwave.api.ControlRoom;
import org.longwave.api.MeterFrame;
import org.longwave.api.RealTime;
import org.longwave.dsp.Decibels;

/**
 * A strip's row of the matrix: to which buses it goes, how loud, from before or after its fader; engine thread. Only
 * those in use are looked at.
 */
@RealTime
public final class Routes {
    private static final int BUSES = MeterFrame.MAX_BUSES;
    private static final long ASSIGNED = 1L << 32;
    private static final long PRE = 1L << 33;
    private static final long TALKING = 1L << 34;

    private final Ramp[] post = new Ramp[BUSES];
    private final Ramp[] pre = new Ramp[BUSES];
    private final float[] sendGain = new float[BUSES];
    private final boolean[] preFader = new boolean[BUSES];
    private final boolean[] assigned = new boolean[BUSES];
    private final boolean[] talking = new boolean[BUSES];
    private final int[] active = new int[BUSES];
    private final boolean[] isActive = new boolean[BUSES];
    private final AtomicLongArray published = new AtomicLongArray(BUSES);
    private int count;

    Routes(int rampFrames) {
        for (int b = 0; b < BUSES; b++) {
            post[b] = new Ramp(rampFrames, 0f);
            pre[b] = new Ramp(rampFrames, 0f);
            publish(b, Float.NEGATIVE_INFINITY);
        }
    }

    private void publish(int bus, float db) {
        long bits = Float.floatToRawIntBits(db) & 0xffff_ffffL;
        if (assigned[bus]) bits |= ASSIGNED;
        if (preFader[bus]) bits |= PRE;
        if (talking[bus]) bits |= TALKING;
        published.setOpaque(bus, bits);
    }

    private float db(int bus) {
        return Float.intBitsToFloat((int) published.getOpaque(bus));
    }

    void assign(int bus, boolean on) {
        assigned[bus] = on;
        aim(bus, db(bus));
    }

    void send(int bus, float db, boolean fromPre) {
        sendGain[bus] = Decibels.toGain(db);
        preFader[bus] = fromPre;
        aim(bus, sendGain[bus] == 0f ? Float.NEGATIVE_INFINITY : db);
    }

    void talk(int bus, boolean on) {
        talking[bus] = on;
        aim(bus, db(bus));
    }

    private void aim(int bus, float db) {
        publish(bus, db);
        float send = sendGain[bus];
        post[bus].moveTo((assigned[bus] ? 1f : 0f) + (preFader[bus] ? 0f : send));
        pre[bus].moveTo((talking[bus] ? 1f : 0f) + (preFader[bus] ? send : 0f));
        if (isActive[bus]) return;
        isActive[bus] = true;
        active[count++] = bus;
    }

    /** Before the strip runs: without a ramp. */
    @ControlRoom
    public void start(int bus, boolean on, float sendDb, boolean fromPre) {
        assigned[bus] = on;
        send(bus, sendDb, fromPre);
        post[bus].jumpTo((on ? 1f : 0f) + (fromPre ? 0f : sendGain[bus]));
        pre[bus].jumpTo(fromPre ? sendGain[bus] : 0f);
    }

    /** Fades out of every bus. */
    void clear() {
        for (int k = 0; k < count; k++) {
            int bus = active[k];
            assigned[bus] = false;
            talking[bus] = false;
            sendGain[bus] = 0f;
            aim(bus, Float.NEGATIVE_INFINITY);
        }
    }

    /** The bus has gone; another one may get its number. */
    void forget(int bus) {
        assigned[bus] = false;
        talking[bus] = false;
        sendGain[bus] = 0f;
        post[bus].jumpTo(0f);
        pre[bus].jumpTo(0f);
        publish(bus, Float.NEGATIVE_INFINITY);
    }

    /** Adds the strip to its buses and, as far as it goes to the programme, to each mix-minus that is not its own. */
    void mix(Graph graph, Strip strip, int from, int to) {
        float[][] after = strip.post();
        Ramp toProgram = post[graph.program().number()];
        if (!toProgram.isSilent())
            for (Bus bus : graph.mixMinuses)
                if (graph.guest(bus) != strip.number()) mix(toProgram, after, bus.samples(), from, to);
        for (int k = 0; k < count; k++) {
            int number = active[k];
            Bus bus = graph.bus(number);
            if (bus == null || bus.isMonitor()) continue;
            if (!post[number].isSilent()) mix(post[number], after, bus.samples(), from, to);
            if (!pre[number].isSilent()) mix(pre[number], strip.samples(), bus.samples(), from, to);
        }
    }

    private static void mix(Ramp gain, float[][] from, float[][] into, int first, int last) {
        for (int c = 0; c < from.length; c++) gain.mix(from[c], into[c], first, last);
    }

    /** Moves on, and lets go of what is silent for good. */
    void advance(int frames) {
        int kept = 0;
        for (int k = 0; k < count; k++) {
            int bus = active[k];
            post[bus].advance(frames);
            pre[bus].advance(frames);
            isActive[bus] = !post[bus].isSilent() || !pre[bus].isSilent();
            if (isActive[bus]) active[kept++] = bus;
        }
        count = kept;
    }

    /** Any thread. */
    @ControlRoom
    public boolean isAssigned(int bus) {
        return (published.getOpaque(bus) & ASSIGNED) != 0;
    }

    /** Any thread: {@link Float#NEGATIVE_INFINITY} is off. */
    @ControlRoom
    public float sendDb(int bus) {
        return db(bus);
    }

    /** Any thread. */
    @ControlRoom
    public boolean isPreFader(int bus) {
        return (published.getOpaque(bus) & PRE) != 0;
    }

    /** Any thread. */
    @ControlRoom
    public boolean isTalking(int bus) {
        return (published.getOpaque(bus) & TALKING) != 0;
    }
}
