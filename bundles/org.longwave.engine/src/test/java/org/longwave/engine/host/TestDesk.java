package org.longwave.engine.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.Command;
import org.longwave.api.effect.Effect;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputControl;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.Priority;
import org.longwave.dsp.TruePeakLimiter;

/** A whole desk under the hand clock, with a listener on each bus that a test looks at. */
final class TestDesk {
    static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 128);
    /** Frames by which a bus's limiter delays at 48 kHz. */
    static final int LIMITER = new TruePeakLimiter(2, 48_000, 1f, 80).latencyFrames();

    final Studio studio;
    private final Map<String, Listener> heard = new LinkedHashMap<>();

    TestDesk() {
        this(FORMAT);
    }

    TestDesk(StreamFormat format) {
        studio = new Studio(format, 0.5);
        listen(Names.PROGRAM);
    }

    void listen(String bus) {
        Listener listener = new Listener();
        heard.put(bus, listener);
        studio.addConsumer("listener-" + bus, bus, Priority.RECORDING, listener);
    }

    /** A strip on the programme with a sine of its own, the same on both channels. */
    void tone(String id, double hz, double level) {
        strip(id, "line", new ToneInput(hz, level));
    }

    void strip(String id, String kind, AudioInput input) {
        studio.addInput(id, false, input);
        studio.addStrip(new StripSpec(id, "", id, kind, studio.strips().size(), 0f, 0f, false, false));
    }

    int strip(String id) {
        return studio.strips().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow()
                .number();
    }

    int bus(String id) {
        return studio.buses().stream()
                .filter(b -> b.id().equals(id))
                .findFirst()
                .orElseThrow()
                .number();
    }

    void order(Command command) {
        studio.submit(command);
    }

    void run(int blocks) {
        for (int i = 0; i < blocks; i++) {
            for (InputInfo in : studio.inputs()) {
                InputRunner r = studio.inputRunner(in.name());
                for (int k = 0; k < 2000 && r.doWork(); k++) Thread.onSpinWait();
            }
            studio.step();
            for (Listener l : heard.values()) {
                ConsumerRunner r = studio.runner(l);
                while (r != null && r.doWork()) Thread.onSpinWait();
            }
        }
    }

    MeterFrame meters() {
        MeterFrame m = new MeterFrame();
        studio.readMeters(m);
        return m;
    }

    float[] heard(String bus, int channel) {
        return heard.get(bus).channel(channel);
    }

    long firstFrame(String bus) {
        return Math.max(0, heard.get(bus).firstFrame);
    }

    float[] program(int channel) {
        return heard(Names.PROGRAM, channel);
    }

    /** The largest second difference from a frame on: a jump or kink stands far above that of a low tone. */
    static float roughness(float[] x, int from) {
        float r = 0;
        for (int i = Math.max(2, from); i < x.length; i++) r = Math.max(r, Math.abs(x[i] - 2 * x[i - 1] + x[i - 2]));
        return r;
    }

    /** Two different tones, left and right, or anything else that can be computed from its frame number. */
    static final class Signal implements AudioInput {
        interface Wave {
            double at(int channel, long frame);
        }

        private final Wave wave;
        private long at;

        Signal(Wave wave) {
            this.wave = wave;
        }

        static Signal stereo(double leftHz, double rightHz, double level) {
            return new Signal((c, n) -> ToneInput.sample(c == 0 ? leftHz : rightHz, level, FORMAT.rateHz(), n));
        }

        /** A single frame at full level, once. */
        static Signal impulse(long when) {
            return new Signal((c, n) -> n == when ? 0.5 : 0);
        }

        float sample(int channel, long frame) {
            return (float) wave.at(channel, frame);
        }

        @Override
        public void open(StreamFormat format, InputControl control) {}

        @Override
        public int read(float[][] planar, int frames) {
            for (int i = 0; i < frames; i++, at++)
                for (int c = 0; c < planar.length; c++) planar[c][i] = (float) wave.at(c, at);
            return frames;
        }

        @Override
        public void close() {}
    }

    /** A pure delay that says so. */
    static final class Late implements Effect {
        private final float[][] line;
        private int at;

        Late(int frames) {
            line = new float[2][frames];
        }

        static TestEffects.Factory factory(String id, int frames) {
            return new TestEffects.Factory(id, List.of(), f -> new Late(frames));
        }

        @Override
        public void process(float[][] block, int from, int to) {
            for (int i = from; i < to; i++) {
                for (int c = 0; c < block.length; c++) {
                    float x = block[c][i];
                    block[c][i] = line[c][at];
                    line[c][at] = x;
                }
                at = (at + 1) % line[0].length;
            }
        }

        @Override
        public void reset() {
            for (float[] channel : line) java.util.Arrays.fill(channel, 0f);
            at = 0;
        }

        @Override
        public int latencyFrames() {
            return line[0].length;
        }

        @Override
        public void set(int parameter, float value) {}
    }
}
