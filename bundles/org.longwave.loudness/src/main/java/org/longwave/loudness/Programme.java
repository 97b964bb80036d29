package org.longwave.loudness;

import java.io.IOException;
import java.util.Arrays;
import org.longwave.dsp.Decibels;
import org.longwave.dsp.meter.LoudnessMeter;
import org.longwave.dsp.meter.TruePeakMeter;

/** One thread at a time. Measures a programme from its begin to its end, and tells every second how it stands. */
final class Programme {
    /** Takes what was measured at the end of each second. */
    interface Seconds {
        void second(long number, double momentaryLufs, double shortTermLufs, double integratedLufs, double truePeakDbtp)
                throws IOException;
    }

    private final int rateHz;
    private final LoudnessMeter meter;
    private final TruePeakMeter[] truePeaks;
    private final Seconds seconds;
    private long frames;
    private long missingFrames;

    Programme(int rateHz, int channels, Seconds seconds) {
        this.rateHz = rateHz;
        this.seconds = seconds;
        meter = new LoudnessMeter(rateHz, false, weights(channels));
        truePeaks = new TruePeakMeter[channels];
        for (int c = 0; c < channels; c++) truePeaks[c] = new TruePeakMeter(rateHz);
    }

    /** Mono and stereo; 5.1 in the order of a WAV file: left, right, centre, effects, two surrounds. */
    private static double[] weights(int channels) {
        if (channels == 6) return new double[] {1, 1, 1, 0, 1.41, 1.41};
        if (channels != 1 && channels != 2)
            throw new IllegalArgumentException("there are " + channels + " channels, allowed 1, 2 and 6");
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        return ones;
    }

    void process(float[][] planar, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int n = (int) Math.min(count - done, rateHz - frames % rateHz);
            meter.process(planar, done, n);
            for (int c = 0; c < truePeaks.length; c++) truePeaks[c].process(planar[c], done, n);
            frames += n;
            done += n;
            if (frames % rateHz == 0) second();
        }
    }

    private void second() throws IOException {
        float peak = 0;
        for (TruePeakMeter t : truePeaks) peak = Math.max(peak, t.takeRecent());
        seconds.second(
                frames / rateHz,
                meter.momentaryLufs(),
                meter.shortTermLufs(),
                meter.integratedLufs(),
                Decibels.ofLevel(peak));
    }

    /** Frames that are not there to measure. */
    void missing(long count) {
        missingFrames += count;
    }

    Summary summary() {
        float peak = 0;
        for (TruePeakMeter t : truePeaks) peak = Math.max(peak, t.max());
        return new Summary(
                (double) frames / rateHz,
                meter.integratedLufs(),
                meter.rangeLu(),
                Decibels.ofLevel(peak),
                meter.maxMomentaryLufs(),
                meter.maxShortTermLufs(),
                missingFrames);
    }
}
