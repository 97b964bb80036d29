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

/** Thread {@code lw-out-meters}. Every meter of one channel of a bus. */
final class ChannelMeters {
    private static final double HOLD_SECONDS = 2;
    private static final double RMS_SECONDS = 0.3;
    private static final double LEVEL_SECONDS = 0.1;

    private final Oversampler oversampler;
    private final float[] envelope;
    private final PeakMeter peak;
    private final PeakMeter truePeak;
    private final TruePeakMeter maxTruePeak;
    private final RmsMeter rms;
    private final RmsMeter k;
    private final RmsMeter level;
    private final VuMeter vu;
    private final PpmMeter ppmI;
    private final PpmMeter ppmII;

    ChannelMeters(int rateHz, int blockFrames) {
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

    void process(float[] samples, int frames) {
        oversampler.envelope(samples, 0, frames, envelope);
        peak.process(samples, 0, frames);
        truePeak.process(envelope, 0, frames);
        maxTruePeak.feed(envelope, frames);
        rms.process(samples, 0, frames);
        k.process(samples, 0, frames);
        level.process(samples, 0, frames);
        vu.process(samples, 0, frames);
        ppmI.feed(envelope, frames);
        ppmII.feed(envelope, frames);
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
