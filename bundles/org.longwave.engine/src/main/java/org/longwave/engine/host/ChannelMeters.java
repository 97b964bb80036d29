package org.longwave.engine.host;

import org.longwave.api.meter.BusMeterFrame;
import org.longwave.dsp.meter.KSystem;
import org.longwave.dsp.meter.Oversampler;
import org.longwave.dsp.meter.PeakMeter;
import org.longwave.dsp.meter.PpmMeter;
import org.longwave.dsp.meter.PpmType;
import org.longwave.dsp.meter.RmsMeter;
import org.longwave.dsp.meter.TruePeakMeter;
import org.longwave.dsp.meter.VuMeter;
import org.longwave.engine.ring.MeterBoard;

/**
 * Thread {@code lw-out-meters}. Every meter of one channel of a bus. What shows a moment only is at rest while nobody
 * looks.
 */
final class ChannelMeters {
    private static final double HOLD_SECONDS = 2;
    private static final double RMS_SECONDS = 0.3;
    private static final double LEVEL_SECONDS = 0.1;

    private final Oversampler oversampler;
    private final float[] envelope;
    private final int rateHz;
    private PeakMeter peak;
    private PeakMeter truePeak;
    private final TruePeakMeter maxTruePeak;
    private final RmsMeter rms;
    private final RmsMeter k;
    private final RmsMeter level;
    private final VuMeter vu;
    private final PpmMeter ppmI;
    private final PpmMeter ppmII;

    ChannelMeters(int rateHz, int blockFrames) {
        this.rateHz = rateHz;
        oversampler = new Oversampler(rateHz);
        envelope = new float[blockFrames];
        peak = new PeakMeter(rateHz, HOLD_SECONDS);
        truePeak = new PeakMeter(rateHz, 0);
        maxTruePeak = new TruePeakMeter(rateHz);
        rms = new RmsMeter(rateHz, RMS_SECONDS);
        k = new RmsMeter(rateHz, KSystem.WINDOW_SECONDS);
        level = new RmsMeter(rateHz, LEVEL_SECONDS);
        vu = new VuMeter(rateHz);
        ppmI = new PpmMeter(PpmType.I, rateHz);
        ppmII = new PpmMeter(PpmType.IIB, rateHz);
    }

    /** @param shown somebody looks: else only what is kept is measured, the highest true peak and the level */
    void process(float[] samples, int frames, boolean shown) {
        level.process(samples, 0, frames);
        if (!shown) {
            // the same highest peak, without looking at what cannot be it
            envelope[0] = oversampler.peak(samples, 0, frames, maxTruePeak.max());
            maxTruePeak.feed(envelope, 1);
            return;
        }
        oversampler.envelope(samples, 0, frames, envelope);
        maxTruePeak.feed(envelope, frames);
        peak.process(samples, 0, frames);
        truePeak.process(envelope, 0, frames);
        rms.process(samples, 0, frames);
        k.process(samples, 0, frames);
        vu.process(samples, 0, frames);
        ppmI.feed(envelope, frames);
        ppmII.feed(envelope, frames);
    }

    /** Nobody looks any more: what shows a moment goes back to nothing. */
    void rest() {
        peak = new PeakMeter(rateHz, HOLD_SECONDS);
        truePeak = new PeakMeter(rateHz, 0);
        rms.clear();
        k.clear();
        vu.clear();
        ppmI.clear();
        ppmII.clear();
    }

    /** RMS of the last 100 ms, linear. */
    float level() {
        return level.level();
    }

    void reset() {
        maxTruePeak.reset();
    }

    void publish(MeterBoard board, int channel) {
        int at = channel * BusMeterFrame.CHANNEL_FIELDS;
        board.put(at + BusMeterFrame.PEAK, peak.level());
        board.put(at + BusMeterFrame.PEAK_HOLD, peak.held());
        board.put(at + BusMeterFrame.RMS, rms.level());
        board.put(at + BusMeterFrame.K, k.level());
        board.put(at + BusMeterFrame.VU, vu.level());
        board.put(at + BusMeterFrame.PPM_I, ppmI.level());
        board.put(at + BusMeterFrame.PPM_II, ppmII.level());
        board.put(at + BusMeterFrame.TRUE_PEAK, truePeak.level());
        board.put(at + BusMeterFrame.MAX_TRUE_PEAK, maxTruePeak.max());
    }
}
