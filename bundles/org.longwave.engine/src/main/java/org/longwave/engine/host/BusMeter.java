package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.longwave.api.AudioBlock;
import org.longwave.api.BusInfo;
import org.longwave.api.StreamFormat;
import org.longwave.api.meter.BusMeterFrame;
import org.longwave.api.meter.SpectrumFrame;
import org.longwave.dsp.Decibels;
import org.longwave.dsp.meter.FftSpectrum;
import org.longwave.dsp.meter.LoudnessMeter;
import org.longwave.dsp.meter.StereoCorrelation;
import org.longwave.dsp.meter.ThirdOctaves;
import org.longwave.engine.ring.BusReader;
import org.longwave.engine.ring.MeterBoard;

/**
 * Thread {@code lw-out-meters}. Measures one bus through a reader of its own and publishes what it finds; {@link
 * #read}, {@link #readSpectrum}, {@link #reset} and {@link #pause} are for any thread.
 */
final class BusMeter {
    private static final long SPECTRUM_NANOS = 3_000_000_000L;
    /** Who has not read for so long does not look any more. */
    private static final long LOOK_NANOS = 10_000_000_000L;

    private static final int STEPS_PER_SECOND = 10;

    private final BusInfo bus;
    private final StreamFormat format;
    private final BusReader reader;
    private final AudioBlock block;
    private final float[][] planar;
    private final ChannelMeters[] channels;
    private final LoudnessMeter loudness;
    private final StereoCorrelation correlation;
    private final MeterBoard board = new MeterBoard(BusMeterFrame.LENGTH);
    private final MeterBoard spectrumBoard = new MeterBoard(SpectrumFrame.LENGTH);
    private final float[] spectrum = new float[SpectrumFrame.LENGTH];
    private final AtomicBoolean resetAsked = new AtomicBoolean();
    private volatile boolean pauseAsked;
    /** When somebody asked last; 0: never, or too long ago. */
    private volatile long spectrumAsked;
    /** When somebody read last, or the first work. */
    private volatile long readNanos;

    private boolean begun;
    private boolean shown;

    private volatile boolean spectrumThere;
    private ThirdOctaves bands;
    private FftSpectrum bins;
    private BusWatch[] watches = {};
    private int inStep;
    private long endFrame;

    BusMeter(BusInfo bus, BusReader reader) {
        this.bus = bus;
        this.reader = reader;
        format = reader.format();
        block = new AudioBlock(format);
        planar = new float[format.channels()][];
        for (int c = 0; c < planar.length; c++) planar[c] = block.channel(c);
        channels = new ChannelMeters[format.channels()];
        for (int c = 0; c < channels.length; c++)
            channels[c] = new ChannelMeters(format.rateHz(), format.blockFrames());
        double[] weights = new double[format.channels()];
        Arrays.fill(weights, 1);
        loudness = new LoudnessMeter(format.rateHz(), false, weights);
        correlation = new StereoCorrelation(format.rateHz());
        publish();
    }

    BusInfo bus() {
        return bus;
    }

    /** Watches all of these; one with other settings than before begins anew. */
    void watch(List<String> names, List<AlarmSettings> settings, Alarms alarms) {
        List<BusWatch> next = new ArrayList<>();
        List<BusWatch> old = new ArrayList<>(List.of(watches));
        for (int i = 0; i < names.size(); i++) {
            BusWatch kept = null;
            for (BusWatch w : old)
                if (w.name().equals(names.get(i)) && w.settings().equals(settings.get(i))) kept = w;
            if (kept != null) old.remove(kept);
            next.add(kept != null ? kept : new BusWatch(names.get(i), settings.get(i)));
        }
        for (BusWatch w : old) w.end("The alarm was changed or taken away.", endFrame, alarms);
        watches = next.toArray(BusWatch[]::new);
    }

    /**
     * Takes what is there, at most so many blocks, and publishes.
     *
     * @return there may be more
     */
    boolean work(int maxBlocks, long nowNanos, Alarms alarms) {
        if (resetAsked.compareAndSet(true, false)) reset0();
        loudness.pause(pauseAsked);
        show(nowNanos);
        boolean wanted = spectrumAsked != 0 && nowNanos - spectrumAsked < SPECTRUM_NANOS;
        if (!wanted) endSpectrum();
        int taken = 0;
        int result = BusReader.OK;
        while (taken < maxBlocks && result == BusReader.OK) {
            result = reader.read(block);
            if (result != BusReader.OK) continue;
            taken++;
            measure(wanted, alarms);
        }
        if (taken > 0 || result == BusReader.DROPOUT) publish();
        if (taken > 0 && wanted) publishSpectrum();
        return taken == maxBlocks || result == BusReader.DROPOUT;
    }

    /** A new bus counts as read: a view that opens with it finds the meters moving. */
    private void show(long nowNanos) {
        if (!begun) readNanos = nowNanos;
        begun = true;
        boolean before = shown;
        shown = nowNanos - readNanos < LOOK_NANOS;
        if (shown || !before) return;
        for (ChannelMeters c : channels) c.rest();
        correlation.clear();
    }

    /** Somebody looks at it. */
    boolean isShown() {
        return shown || bands != null;
    }

    private void reset0() {
        loudness.reset();
        for (ChannelMeters c : channels) c.reset();
        publish();
    }

    private void measure(boolean withSpectrum, Alarms alarms) {
        int frames = block.frames();
        for (int c = 0; c < channels.length; c++) channels[c].process(planar[c], frames, shown);
        loudness.process(planar, 0, frames);
        if (shown && channels.length > 1) correlation.process(planar[0], planar[1], 0, frames);
        if (withSpectrum) spectrum(frames);
        endFrame = block.frame() + frames;
        inStep += frames;
        if (inStep * STEPS_PER_SECOND < format.rateHz()) return;
        double level = 0;
        for (ChannelMeters c : channels) level = Math.max(level, c.level());
        double seconds = (double) inStep / format.rateHz();
        inStep = 0;
        for (BusWatch w : watches) w.step(seconds, Decibels.ofLevel(level), loudness.momentaryLufs(), endFrame, alarms);
    }

    private void spectrum(int frames) {
        if (bands == null) {
            bands = new ThirdOctaves(format.rateHz(), format.channels());
            bins = new FftSpectrum(format.rateHz(), format.channels(), SpectrumFrame.SIZE);
        }
        bands.process(planar, 0, frames);
        bins.process(planar, 0, frames);
    }

    private void endSpectrum() {
        if (bands == null) return;
        spectrumThere = false;
        bands = null;
        bins = null;
    }

    private void publish() {
        board.begin();
        for (int c = 0; c < BusMeterFrame.CHANNELS; c++) channels[Math.min(c, channels.length - 1)].publish(board, c);
        board.put(BusMeterFrame.MOMENTARY, (float) loudness.momentaryLufs());
        board.put(BusMeterFrame.SHORT_TERM, (float) loudness.shortTermLufs());
        board.put(BusMeterFrame.INTEGRATED, (float) loudness.integratedLufs());
        board.put(BusMeterFrame.RANGE, (float) loudness.rangeLu());
        board.put(BusMeterFrame.MAX_MOMENTARY, (float) loudness.maxMomentaryLufs());
        board.put(BusMeterFrame.MAX_SHORT_TERM, (float) loudness.maxShortTermLufs());
        board.put(BusMeterFrame.CORRELATION, channels.length > 1 ? correlation.value() : 1f);
        board.put(BusMeterFrame.PAUSED, loudness.isPaused() ? 1f : 0f);
        board.put(BusMeterFrame.LOST_BLOCKS, reader.lostBlocks());
        board.end(endFrame);
    }

    private void publishSpectrum() {
        bands.levels(spectrum, 0);
        bins.levels(spectrum, SpectrumFrame.BANDS);
        spectrumBoard.begin();
        for (int i = 0; i < spectrum.length; i++) spectrumBoard.put(i, spectrum[i]);
        spectrumBoard.end(endFrame);
        spectrumThere = true;
    }

    long lostBlocks() {
        return reader.lostBlocks();
    }

    void read(BusMeterFrame into, long nowNanos) {
        readNanos = nowNanos;
        into.frame(board.read(into.values()));
    }

    /** @param nowNanos 0 is taken as 1 */
    boolean readSpectrum(SpectrumFrame into, long nowNanos) {
        spectrumAsked = nowNanos == 0 ? 1 : nowNanos;
        if (!spectrumThere) return false;
        into.frame(spectrumBoard.read(into.values()));
        return true;
    }

    void reset() {
        resetAsked.set(true);
    }

    void pause(boolean on) {
        pauseAsked = on;
    }

    /** The bus has gone, or the meters end. */
    void close(Alarms alarms) {
        for (BusWatch w : watches) w.end("Bus " + bus.id() + " is not there any more.", endFrame, alarms);
        watches = new BusWatch[0];
        reader.close();
    }
}
