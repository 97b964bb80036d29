package org.longwave.dsp.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longwave.dsp.Decibels;

/** The cases of EBU Tech 3341 that are made of tones, with its tolerances: all but 7 and 8, which are programmes. */
class EbuTech3341Test {
    private static final double LU = 0.1;
    private static final int RATE = 48_000;

    private static LoudnessMeter stereo(int rateHz) {
        return new LoudnessMeter(rateHz, 2);
    }

    private static Tone tone(int rateHz) {
        return new Tone(rateHz, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 88_200, 96_000, 176_400, 192_000})
    void cases1And2SteadyToneReadsItsLevel(int rateHz) {
        for (double level : new double[] {-23, -33}) {
            LoudnessMeter m = tone(rateHz).add(level, 20).into(stereo(rateHz));
            assertEquals(level, m.momentaryLufs(), LU);
            assertEquals(level, m.shortTermLufs(), LU);
            assertEquals(level, m.integratedLufs(), LU);
            assertEquals(level, m.maxMomentaryLufs(), LU);
            assertEquals(level, m.maxShortTermLufs(), LU);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 96_000})
    void cases3To5GatesHold(int rateHz) {
        LoudnessMeter three =
                tone(rateHz).add(-36, 10).add(-23, 60).add(-36, 10).into(stereo(rateHz));
        assertEquals(-23, three.integratedLufs(), LU);
        LoudnessMeter four = tone(rateHz)
                .add(-72, 10)
                .add(-36, 10)
                .add(-23, 60)
                .add(-36, 10)
                .add(-72, 10)
                .into(stereo(rateHz));
        assertEquals(-23, four.integratedLufs(), LU);
        LoudnessMeter five =
                tone(rateHz).add(-26, 20).add(-20, 20.1).add(-26, 20).into(stereo(rateHz));
        assertEquals(-23, five.integratedLufs(), LU);
    }

    @Test
    void case6SurroundChannelsWeighMore() {
        LoudnessMeter m = new LoudnessMeter(RATE, false, 1, 1, 1, 1.41, 1.41);
        float[][] planar = new float[5][];
        double[] levels = {-28, -28, -24, -30, -30};
        for (int c = 0; c < 5; c++) planar[c] = tone(RATE).add(levels[c], 20).samples();
        Tone.feed(m, planar, () -> {});
        assertEquals(-23, m.integratedLufs(), LU);
    }

    @Test
    void case9ShortTermIsConstantAfter3Seconds() {
        Tone t = tone(RATE);
        for (int i = 0; i < 5; i++) t.add(-20, 1.34).add(-30, 1.66);
        LoudnessMeter m = stereo(RATE);
        int[] frames = {0};
        Tone.feed(m, t.planar(), () -> {
            frames[0] += 441;
            if (frames[0] > 3.02 * RATE) assertEquals(-23, m.shortTermLufs(), LU);
        });
    }

    @Test
    void case12MomentaryIsConstantAfter1Second() {
        Tone t = tone(RATE);
        for (int i = 0; i < 25; i++) t.add(-20, 0.18).add(-30, 0.22);
        LoudnessMeter m = stereo(RATE);
        int[] frames = {0};
        Tone.feed(m, t.planar(), () -> {
            frames[0] += 441;
            if (frames[0] > RATE) assertEquals(-23, m.momentaryLufs(), LU);
        });
    }

    @Test
    void cases10And13MaximaFindATonesPlaceWhereverItBegins() {
        for (int i = 1; i <= 20; i++) {
            LoudnessMeter s =
                    tone(RATE).silence(i * 0.15).add(-23, 3).silence(1).into(stereo(RATE));
            assertEquals(-23, s.maxShortTermLufs(), LU, "10-" + i);
            LoudnessMeter m =
                    tone(RATE).silence(i * 0.02).add(-23, 0.4).silence(1).into(stereo(RATE));
            assertEquals(-23, m.maxMomentaryLufs(), LU, "13-" + i);
        }
    }

    @Test
    void cases11And14MaximaFollowARisingTone() {
        LoudnessMeter s = stereo(RATE);
        LoudnessMeter m = stereo(RATE);
        for (int i = 1; i <= 20; i++) {
            tone(RATE).silence(i * 0.15).add(-39 + i, 3).silence(3.0 - i * 0.15).into(s);
            assertEquals(-39 + i, s.maxShortTermLufs(), LU, "11-" + i);
            tone(RATE)
                    .silence(i * 0.02)
                    .add(-39 + i, 0.4)
                    .silence(0.4 - i * 0.02)
                    .into(m);
            assertEquals(-39 + i, m.maxMomentaryLufs(), LU, "14-" + i);
        }
    }

    /** Tones at a whole part of the rate, whose samples all miss the crests. */
    @ParameterizedTest
    @CsvSource({
        "15, 4, 0, 0.50, -6",
        "16, 4, 45, 0.50, -6",
        "17, 6, 60, 0.50, -6",
        "18, 8, 67.5, 0.50, -6",
        "19, 4, 45, 1.41, 3"
    })
    void cases15To19TruePeakBetweenTheSamples(int number, int part, double degrees, double amplitude, double dbtp) {
        for (int rateHz : new int[] {44_100, 48_000, 96_000}) {
            float[] x = new float[rateHz];
            for (int i = 0; i < x.length; i++) {
                double fade = Math.min(1, Math.min(i, x.length - 1 - i) / (rateHz * 0.05));
                x[i] = (float) (fade * amplitude * Math.sin(2 * Math.PI * i / part + Math.toRadians(degrees)));
            }
            assertTruePeak(dbtp, x, rateHz, "case " + number + " at " + rateHz);
        }
    }

    /** One crest of 0 dBTP in a quieter tone, made at four times the rate, of which each fourth sample is kept. */
    @ParameterizedTest
    @CsvSource({"20, 0", "21, 1", "22, 2", "23, 3"})
    void cases20To23TruePeakWhereverTheSamplesFall(int number, int offset) {
        int n = RATE;
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            double t = i - n / 2 + offset / 4.0; // in frames from the crest
            double fade = Math.min(1, Math.min(i, n - 1 - i) / 2400.0);
            double quiet = 0.5 * Math.cos(2 * Math.PI * t / 6);
            // a burst of the same tone, band-limited by its smooth shape of 24 periods
            double burst = Math.abs(t) < 72 ? 0.5 * Math.pow(Math.cos(Math.PI * t / 144), 2) : 0;
            x[i] = (float) (fade * quiet + burst * Math.cos(2 * Math.PI * t / 6));
        }
        assertTruePeak(0, x, RATE, "case " + number);
    }

    /**
     * The same with the crest as short as it can be: one period of twice the amplitude, made at four times the rate,
     * brought down by a steep low-pass.
     */
    @ParameterizedTest
    @CsvSource({"20, 0", "21, 1", "22, 2", "23, 3"})
    void cases20To23WithASinglePeriodThatIsLouder(int number, int offset) {
        int n = 4 * RATE;
        double[] fast = new double[n];
        for (int i = 0; i < n; i++) {
            double fade = Math.min(1, Math.min(i, n - 1 - i) / 9600.0);
            boolean loud = i >= n / 2 && i < n / 2 + 24;
            fast[i] = fade * (loud ? 1 : 0.5) * Math.sin(2 * Math.PI * i / 24);
        }
        int reach = 512;
        double[] lowPass = new double[2 * reach + 1];
        for (int k = -reach; k <= reach; k++) {
            double window = Math.pow(Math.cos(Math.PI * k / (2 * reach + 2)), 2);
            lowPass[k + reach] = window * (k == 0 ? 0.25 : Math.sin(Math.PI * k / 4) / (Math.PI * k));
        }
        float[] x = new float[RATE];
        for (int i = 0; i < RATE; i++)
            for (int k = -reach; k <= reach; k++) {
                int at = 4 * i + offset + k;
                if (at >= 0 && at < n) x[i] += (float) (fast[at] * lowPass[k + reach]);
            }
        assertTruePeak(0, x, RATE, "case " + number);
    }

    private static void assertTruePeak(double dbtp, float[] x, int rateHz, String name) {
        LoudnessMeter m = stereo(rateHz);
        Tone.feed(m, new float[][] {x, x}, () -> {});
        m.process(new float[2][64], 0, 64); // what lies after the last sample
        double read = Decibels.ofLevel(m.maxTruePeak());
        assertTrue(read <= dbtp + 0.2 && read >= dbtp - 0.4, name + " reads " + read);
    }
}
