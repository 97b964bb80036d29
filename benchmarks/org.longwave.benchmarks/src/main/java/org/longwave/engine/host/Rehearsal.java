package org.longwave.engine.host;

import org.longwave.api.StreamFormat;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputControl;

/**
 * Blocks made by hand, on the calling thread, before a measurement: the compiler has met the engine's code then, and
 * the strings that the virtual machine makes when it first compiles a class's methods are made.
 */
public final class Rehearsal {
    private static final int BLOCKS = 20_000;

    private Rehearsal() {}

    private static final class Silence implements AudioInput {
        @Override
        public void open(StreamFormat format, InputControl control) {}

        @Override
        public int read(float[][] planar, int frames) {
            for (float[] channel : planar) java.util.Arrays.fill(channel, 0, frames, 0f);
            return frames;
        }

        @Override
        public void close() {}
    }

    /** Plays in a studio of its own, with its schedule and pacer, without threads. */
    public static void play(StreamFormat format) {
        WatchedPacer pacer = new WatchedPacer(format, BLOCKS);
        Studio studio = new Studio(format, 0.5, pacer);
        studio.addInput("rehearsal", true, new Silence());
        studio.addStrip(new StripSpec("rehearsal", "", "rehearsal", "line", 0, 0f, 0f, false, false));
        InputRunner input = studio.inputRunner("rehearsal");
        EngineThread thread = new EngineThread(studio.agent(), pacer);
        for (int n = 0; n < BLOCKS; n++) {
            input.doWork();
            pacer.record(n % 16 < 8); // or the beginning of the measurement is a branch never taken before
            pacer.waitUntil(pacer.nanoTime() + (n % 8 == 0 ? 1000 : n % 8 == 1 ? -1_000_000_000L : -1));
            thread.step(format.nanosOf((long) n * format.blockFrames()));
        }
        studio.stop();
    }
}
