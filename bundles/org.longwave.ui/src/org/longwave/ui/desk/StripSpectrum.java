package org.longwave.ui.desk;

import java.util.Hashtable;
import org.longwave.api.AudioBlock;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.Priority;
import org.longwave.dsp.meter.FftSpectrum;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * The consumer's thread ({@code lw-out-analyser...}) computes, the window reads. The spectrum of one strip alone, before
 * all else or after its fader, as long as somebody looks.
 */
public final class StripSpectrum implements BusConsumer {
    /** Frames of a transform. */
    public static final int SIZE = 4096;
    /** Bins: bin k lies at k * rate / {@link #SIZE}. */
    public static final int BINS = SIZE / 2 + 1;

    private final ServiceRegistration<BusConsumer> registration;
    private FftSpectrum spectrum;
    private float[][] sound;
    private int sinceLevels;
    private final float[] next = new float[BINS];
    private final float[] levels = new float[BINS];
    private boolean known;

    /** @param tap {@link Names#STRIP_TAP} or {@link Names#POST_TAP} */
    StripSpectrum(BundleContext context, String tap, String strip) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(Names.NAME, "analyser-" + (tap.equals(Names.STRIP_TAP) ? "in-" : "out-") + strip);
        properties.put(Names.BUS, tap + strip);
        properties.put(Names.PRIORITY, Priority.STREAMING.name());
        registration = context.registerService(BusConsumer.class, this, properties);
    }

    @Override
    public void open(StreamFormat format) {
        spectrum = new FftSpectrum(format.rateHz(), format.channels(), SIZE);
        sound = new float[format.channels()][];
    }

    @Override
    public void block(AudioBlock block) {
        for (int c = 0; c < sound.length; c++) sound[c] = block.channel(c);
        spectrum.process(sound, 0, block.frames());
        sinceLevels += block.frames();
        if (sinceLevels < SIZE / 4) return;
        sinceLevels = 0;
        spectrum.levels(next, 0);
        synchronized (levels) {
            System.arraycopy(next, 0, levels, 0, BINS);
            known = true;
        }
    }

    /** Copies the newest levels, linear; false when there are none yet. */
    public boolean read(float[] into) {
        synchronized (levels) {
            System.arraycopy(levels, 0, into, 0, BINS);
            return known;
        }
    }

    /** The engine's host lets go of it: the strip or engine may come again. */
    @Override
    public void close() {
        synchronized (levels) {
            known = false;
        }
    }

    /** Nobody looks any more. */
    public void end() {
        registration.unregister();
    }
}
