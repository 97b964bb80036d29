package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longwave.api.BusInfo;
import org.longwave.api.Names;
import org.longwave.api.command.Assign;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetMaster;

/** What leaves a bus: no true peak above its ceiling, no number that is none. */
class BusLimiterTest {
    private static final int TIMES = 16;
    private static final int HALF = 64;
    private static final float CEILING = (float) Math.pow(10, -1 / 20.0);

    private final TestDesk desk = new TestDesk();

    /** A quarter of the rate, sampled beside its tops: its samples are 3 dB below its true peak. */
    private static TestDesk.Signal besideItsTops(double level) {
        return new TestDesk.Signal((c, n) -> level * Math.sin(Math.PI / 2 * (n % 4) + Math.PI / 4));
    }

    /** At 16 times the rate, by a windowed sinc of 128 frames that no limiter has. */
    private static double truePeak(float[] sound, int from) {
        double most = 0;
        for (int p = 0; p < TIMES; p++) {
            double[] row = new double[2 * HALF];
            for (int k = 0; k < row.length; k++) {
                double t = k - HALF + 1 - p / (double) TIMES;
                double x = t / HALF;
                double window = 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);
                row[k] = (t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t)) * window;
            }
            for (int i = from; i + row.length <= sound.length; i++) {
                double sum = 0;
                for (int k = 0; k < row.length; k++) sum += row[k] * sound[i + k];
                most = Math.max(most, Math.abs(sum));
            }
        }
        return most;
    }

    private static float samplePeak(float[] sound, int from) {
        float top = 0f;
        for (int i = from; i < sound.length; i++) top = Math.max(top, Math.abs(sound[i]));
        return top;
    }

    @Test
    void truePeakIsKeptWhereNoSampleIsAboveTheCeiling() {
        desk.studio.addBus(BusSpec.of("aux", BusInfo.MIX));
        desk.listen("aux");
        TestDesk.Signal signal = besideItsTops(1.2);
        desk.strip("loud", "line", signal);
        desk.order(new Assign(desk.strip("loud"), desk.bus("aux"), true));
        assertEquals(1.2 * Math.sqrt(0.5), samplePeak(new float[] {signal.sample(0, 0), signal.sample(0, 1)}, 0), 1e-6);
        desk.run(200);
        for (String bus : new String[] {Names.PROGRAM, "aux"}) {
            float[] x = desk.heard(bus, 0);
            double over = 20 * Math.log10(truePeak(x, 2000) / CEILING);
            assertTrue(over < 0.1, bus + " leaves " + over + " dB above its ceiling");
            assertTrue(over > -0.5, bus + " leaves " + over + " dB below its ceiling: nothing was proven");
            assertEquals(CEILING / 1.2, desk.meters().busLimiterGain(desk.bus(bus)), 0.01, bus);
        }
    }

    @Test
    void belowTheCeilingABusIsAPureDelayAgain() {
        desk.strip("loud", "line", besideItsTops(1.2));
        desk.run(100);
        desk.order(new SetFader(desk.strip("loud"), -120f));
        desk.tone("soft", 997, 0.5);
        long begun = 100L * TestDesk.FORMAT.blockFrames();
        desk.run(900);
        float[] x = desk.program(0);
        assertEquals(1f, desk.meters().busLimiterGain(0));
        for (int i = x.length - 1000; i < x.length; i++)
            assertEquals(ToneInput.sample(997, 0.5, 48_000, i - TestDesk.LIMITER - begun), x[i]);
    }

    @Test
    void sumThatIsNoSoundAnyMoreIsSilenceAndTheNextSoundIsWhole() {
        long last = 40L * TestDesk.FORMAT.blockFrames();
        for (String id : new String[] {"a", "b"}) // each of them can pass a strip, their sum passes no bus
        desk.strip(id, "line", new TestDesk.Signal((c, n) -> n < last ? 6e29 : ToneInput.sample(997, 0.2, 48_000, n)));
        desk.run(40);
        assertEquals(0f, samplePeak(desk.program(0), 0));
        assertEquals(0f, desk.meters().busPeak(0, 0));
        assertTrue(desk.studio.status().nonFiniteBlocks() >= 39);
        desk.run(40);
        float[] x = desk.program(0);
        for (int i = (int) last + 1000; i < x.length; i++)
            assertEquals(2 * ToneInput.sample(997, 0.2, 48_000, i - TestDesk.LIMITER), x[i]);
    }

    @Test
    void masterFaderThatLiftsASumBeyondAllSoundIsFoundBehindIt() {
        desk.strip("a", "line", new TestDesk.Signal((c, n) -> 9e29));
        desk.order(new SetMaster(0, 10f));
        desk.run(40);
        float[] x = desk.program(0);
        assertTrue(samplePeak(x, 0) <= CEILING);
        assertEquals(0f, samplePeak(x, x.length - 1000));
    }
}
