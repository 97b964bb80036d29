package org.longwave.ui.tests;

import java.util.Hashtable;
import org.longwave.api.AudioBlock;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.Priority;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Consumer's thread; asked from any. Hears the left channel of a bus: its newest ten seconds, by the engine's frames. */
final class BusEar implements BusConsumer {
    private static final int KEPT = 480_000;
    private static final int LISTENS = 4_800;
    private static final int RATE_HZ = 48_000;
    /** Far below a step of any ramp, far above what a tone differs from itself a period later. */
    private static final float OTHER = 2e-6f;

    private final float[] heard = new float[KEPT];
    private final ServiceRegistration<?> registration;
    private long begin = -1;
    private long end;
    private long lost;

    BusEar(BundleContext context, String bus) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(Names.NAME, "ear-" + bus);
        properties.put(Names.BUS, bus);
        properties.put(Names.PRIORITY, Priority.RECORDING.name());
        registration = context.registerService(BusConsumer.class, this, properties);
    }

    @Override
    public void open(StreamFormat format) {
        if (format.rateHz() != RATE_HZ) throw new IllegalArgumentException("hears at 48 kHz only: " + format);
    }

    @Override
    public synchronized void block(AudioBlock block) {
        lost += block.gapFrames();
        if (begin < 0 || block.gapFrames() > 0) begin = block.frame();
        for (int i = 0; i < block.frames(); i++) heard[(int) ((block.frame() + i) % KEPT)] = block.channel(0)[i];
        end = block.frame() + block.frames();
    }

    /** Peak in dBFS of the tone of this frequency, over the newest tenth of a second; a multiple of 10 Hz is exact. */
    synchronized double db(double hz) {
        if (begin < 0 || end - begin < LISTENS) return Double.NEGATIVE_INFINITY;
        double re = 0;
        double im = 0;
        for (int i = 0; i < LISTENS; i++) {
            double turn = 2 * Math.PI * hz * i / RATE_HZ;
            float x = heard[(int) ((end - LISTENS + i) % KEPT)];
            re += x * Math.cos(turn);
            im += x * Math.sin(turn);
        }
        return 20 * Math.log10(2 * Math.hypot(re, im) / LISTENS);
    }

    /** The engine frame behind the newest that was heard. */
    synchronized long end() {
        return end;
    }

    synchronized long lostFrames() {
        return lost;
    }

    /** The first frame from {@code from} on whose sample differs from the one a period before it; -1: none yet. */
    synchronized long firstOther(long from, int periodFrames) {
        for (long f = Math.max(from, Math.max(begin, end - KEPT) + periodFrames); f < end; f++) {
            float now = heard[(int) (f % KEPT)];
            float before = heard[(int) ((f - periodFrames) % KEPT)];
            if (Math.abs(now - before) > OTHER) return f;
        }
        return -1;
    }

    @Override
    public void close() {
        // it holds nothing
    }

    /** Test's thread: hears no more. */
    void leave() {
        registration.unregister();
    }
}
