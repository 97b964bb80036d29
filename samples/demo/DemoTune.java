import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Main thread: composes and renders the sound of the demo station, {@code music.wav} (a bed that loops without a seam)
 * and {@code jingle.wav}. Run {@code java samples/demo/DemoTune.java OUTDIR}. Every run on every machine gives the same
 * bytes.
 */
public final class DemoTune {
    static final int RATE = 48_000;
    /** 112.5 beats a minute: a beat is a whole number of frames. */
    static final int BEAT = 25_600;

    static final int BAR = 4 * BEAT;
    static final int BARS = 8;
    static final double PEAK = StrictMath.pow(10, -4 / 20.0);

    /** Root of the bass and the notes of the right hand, one line per bar: C9, Am9, F9, G13sus, Em9, A7sus, Dm9, G13. */
    static final int[] ROOTS = {36, 33, 41, 31, 40, 33, 38, 31};

    static final int[][] CHORDS = {
        {59, 62, 64, 67}, {60, 64, 67, 71}, {57, 60, 64, 67}, {57, 60, 64, 65},
        {59, 62, 66, 67}, {59, 62, 64, 67}, {57, 60, 64, 65}, {57, 59, 64, 65}
    };
    /** The melody: beat, note, length in beats, loudness. */
    static final double[][] MELODY = {
        {1.5, 76, 0.5, .8}, {2, 79, 1, .9}, {3.5, 83, 1.5, .8}, {5.5, 81, 0.5, .7}, {6, 79, 1.5, .85},
        {8, 76, 0.75, .7}, {9.5, 77, 0.5, .7}, {10, 79, 1, .9}, {11.5, 81, 2, .8}, {14, 74, 1.5, .7},
        {17.5, 74, 0.5, .75}, {18, 78, 1, .85}, {19.5, 79, 1, .8}, {21, 83, 0.5, .7}, {21.5, 86, 2, .9},
        {24.5, 84, 0.5, .8}, {25, 81, 0.5, .75}, {25.5, 77, 1, .8}, {27, 76, 1, .7}, {28.5, 74, 0.5, .7},
        {29, 76, 1.5, .8}, {31, 71, 1, .6}
    };

    private DemoTune() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: java DemoTune.java OUTDIR");
            System.exit(2);
        }
        Path folder = Files.createDirectories(Path.of(args[0]));
        write(folder.resolve("music.wav"), music());
        write(folder.resolve("jingle.wav"), jingle());
    }

    // ------------------------------------------------------------------------------------------------ the tunes

    static Sound music() {
        int frames = BARS * BAR;
        Sound keys = new Sound(frames);
        Sound bells = new Sound(frames);
        Sound dry = new Sound(frames);
        for (int bar = 0; bar < BARS; bar++) {
            comp(keys, bar);
            pad(keys, bar);
            bass(dry, bar);
            drums(dry, bar);
        }
        for (double[] n : MELODY) bell(bells, (int) (n[0] * BEAT), hz((int) n[1]), n[2], 0.13 * n[3], 0.25);
        echo(bells, BEAT * 3 / 4, 0.38);
        Sound room = new Sound(frames);
        room.add(keys, 0.5);
        room.add(bells, 0.6);
        reverb(room, true);
        Sound mix = new Sound(frames);
        mix.add(dry, 1);
        mix.add(keys, 1);
        mix.add(bells, 1);
        mix.add(room, 0.35);
        return mix.loudness(PEAK);
    }

    /** Electric piano in a lazy rhythm; every other bar answers a little differently. */
    static void comp(Sound keys, int bar) {
        double[][] hits = bar % 2 == 0
                ? new double[][] {{0, 1.4, .9}, {1.5, .45, .6}, {2.5, 1.4, .75}}
                : new double[][] {{0, .9, .85}, {1.5, 1.3, .7}, {3, .4, .5}, {3.5, .5, .6}};
        int[] chord = CHORDS[bar];
        for (double[] hit : hits)
            for (int v = 0; v < chord.length; v++) {
                // fingers are never quite together
                int at = bar * BAR + swing(hit[0]) + v * 110;
                piano(keys, at, hz(chord[v]), hit[1], 0.085 * hit[2], -0.45 + 0.3 * v);
            }
    }

    static void pad(Sound keys, int bar) {
        int[] chord = CHORDS[bar];
        for (int v = 0; v < chord.length; v++) {
            double hz = hz(chord[v] - (v == 0 ? 0 : 12));
            for (int side = -1; side <= 1; side += 2) {
                double pan = 0.8 * side;
                double detuned = hz * (1 + side * 0.0017);
                keys.note(bar * BAR - BEAT / 2, BAR + BEAT, pan, t -> {
                    double swell = smooth(t / 0.7) * smooth((BAR + BEAT) / (double) RATE / 0.8 - t / 0.8);
                    double tone = sine(detuned * t) + 0.35 * sine(2 * detuned * t) + 0.12 * sine(3 * detuned * t);
                    return 0.013 * swell * tone;
                });
            }
        }
    }

    static void bass(Sound dry, int bar) {
        int root = ROOTS[bar];
        int next = ROOTS[(bar + 1) % BARS];
        int at = bar * BAR;
        bassNote(dry, at, root, 1.4, 1);
        bassNote(dry, at + swing(1.5), root + 7, 0.45, 0.7);
        bassNote(dry, at + swing(2), root + 12, 0.8, 0.8);
        bassNote(dry, at + swing(3), root + (bar % 2 == 0 ? 7 : 10), 0.45, 0.75);
        // leads into the next bar from a half tone or a whole tone away
        bassNote(dry, at + swing(3.5), next + (next > root ? -1 : 2), 0.45, 0.8);
    }

    static void drums(Sound dry, int bar) {
        Random hands = new Random(100 + bar);
        int at = bar * BAR;
        kick(dry, at, 0.34);
        kick(dry, at + swing(1.5), 0.2);
        kick(dry, at + swing(2.5), 0.28);
        brush(dry, at + BEAT, 0.18, 31 + bar);
        brush(dry, at + 3 * BEAT, 0.19, 57 + bar);
        if (bar == BARS - 1) brush(dry, at + swing(3.5), 0.1, 99);
        for (int i = 0; i < 8; i++) {
            double loud = (i % 2 == 0 ? 0.05 : 0.078) * (0.8 + 0.4 * hands.nextDouble());
            hat(dry, at + swing(i / 2.0), loud, i == 7 && bar % 4 == 3 ? 0.12 : 0.03, 7 * bar + i);
        }
    }

    /** A call of five bells over a choir that opens from "oo" to "ah", and a chord to rest on. */
    static Sound jingle() {
        Sound mix = new Sound((int) (3.2 * RATE));
        int step = RATE / 8;
        int[] call = {67, 72, 76, 79, 84};
        for (int i = 0; i < call.length; i++)
            bell(mix, i * step, hz(call[i]), 1.6, 0.2 + 0.02 * i, -0.4 + 0.2 * i);
        for (int note : new int[] {84, 88, 91}) bell(mix, 6 * step, hz(note), 1.8, 0.13, (note - 88) * 0.1);
        int[] choir = {48, 60, 64, 67, 71, 74};
        for (int v = 0; v < choir.length; v++) choir(mix, 3 * step, hz(choir[v]), 0.5 - 0.2 * v, v);
        bassNote(mix, 6 * step, 36, 2.5, 1);
        kick(mix, 6 * step, 0.4);
        hat(mix, 6 * step, 0.12, 0.4, 5);
        Sound room = new Sound(mix.frames());
        room.add(mix, 1);
        reverb(room, false);
        mix.add(room, 0.4);
        mix.fadeOut(RATE / 2);
        return mix.loudness(PEAK);
    }

    // -------------------------------------------------------------------------------------------- the instruments

    /** Two-operator frequency modulation: a soft body, and a tine that dies away quickly. */
    static void piano(Sound to, int at, double hz, double beats, double loud, double pan) {
        double held = beats * BEAT / RATE;
        to.note(at, (int) ((held + 0.35) * RATE), pan, t -> {
            double body = sine(hz * t + 0.19 * decay(t, 0.9) * StrictMath.sin(2 * Math.PI * hz * t));
            double tine = 0.22 * decay(t, 0.09) * sine(14 * hz * t);
            double tremolo = 1 - 0.12 * sine(4.6 * t);
            return loud * attack(t, 0.004) * decay(t, 1.3) * release(t, held, 0.1) * tremolo * (body + tine);
        });
    }

    static void bell(Sound to, int at, double hz, double beats, double loud, double pan) {
        to.note(at, (int) (2.2 * RATE), pan, t -> {
            double tone = sine(hz * t) * decay(t, 0.5 + 0.3 * beats) + 0.26 * sine(3.93 * hz * t) * decay(t, 0.13)
                    + 0.09 * sine(9.2 * hz * t) * decay(t, 0.04);
            return loud * attack(t, 0.003) * release(t, 1.6, 0.15) * tone;
        });
    }

    static void bassNote(Sound to, int at, int note, double beats, double loud) {
        double held = beats * BEAT / RATE;
        double hz = hz(note);
        to.note(at, (int) ((held + 0.15) * RATE), 0, t -> {
            double tone = sine(hz * t) + 0.4 * decay(t, 0.25) * sine(2 * hz * t) + 0.14 * decay(t, 0.12) * sine(3 * hz * t);
            return 0.25 * loud * attack(t, 0.008) * decay(t, 1.1) * release(t, held, 0.03) * tone;
        });
    }

    static void kick(Sound to, int at, double loud) {
        to.note(at, RATE / 3, 0, t -> {
            // the phase of a pitch that falls from 125 Hz to 47 Hz
            double turns = 47 * t + 78 * 0.035 * (1 - decay(t, 0.035));
            return loud * attack(t, 0.002) * decay(t, 0.11) * release(t, 0.25, 0.02) * sine(turns);
        });
    }

    static void brush(Sound to, int at, double loud, int seed) {
        Random random = new Random(seed);
        double[] low = new double[2];
        to.note(at, RATE / 3, 0.15, t -> {
            double white = 2 * random.nextDouble() - 1;
            low[0] += 0.45 * (white - low[0]);
            low[1] += 0.09 * (low[0] - low[1]);
            double skin = 0.35 * sine(188 * t) * decay(t, 0.05);
            return loud * attack(t, 0.004) * release(t, 0.25, 0.02) * (decay(t, 0.07) * 1.6 * (low[0] - low[1]) + skin);
        });
    }

    static void hat(Sound to, int at, double loud, double ring, int seed) {
        Random random = new Random(1000 + seed);
        double[] before = new double[2];
        to.note(at, (int) ((6 * ring + 0.02) * RATE), -0.3, t -> {
            double white = 2 * random.nextDouble() - 1;
            double high = white - 2 * before[0] + before[1];
            before[1] = before[0];
            before[0] = white;
            return 0.5 * loud * attack(t, 0.001) * decay(t, ring) * release(t, 5 * ring, ring / 2) * high;
        });
    }

    /** A voice as a row of harmonics shaped by two formants that move as the mouth opens. */
    static void choir(Sound to, int at, double hz, double pan, int voice) {
        double[] phase = new double[1];
        to.note(at, (int) (2.7 * RATE), pan, t -> {
            double open = smooth(t / 0.9);
            double first = 320 + 420 * open;
            double second = 760 + 440 * open;
            phase[0] += hz * (1 + 0.004 * smooth(t - 0.4) * sine((5.1 + 0.13 * voice) * t)) / RATE;
            double sum = 0;
            for (int h = 1; h * hz < 3600; h++) {
                double f = h * hz;
                double gain = formant(f, first, 110) + 0.6 * formant(f, second, 140) + 0.15 * formant(f, 2600, 250) + 0.02;
                sum += gain / StrictMath.sqrt(h) * sine(h * phase[0]);
            }
            return 0.05 * smooth(t / 0.35) * release(t, 1.9, 0.25) * sum;
        });
    }

    static double formant(double hz, double centre, double width) {
        double x = (hz - centre) / width;
        return 1 / (1 + x * x);
    }

    // ------------------------------------------------------------------------------------------------- the tools

    interface Voice {
        /** The value at {@code seconds} after the note began; called for each frame in order. */
        double at(double seconds);
    }

    static double hz(int midi) {
        return 440 * StrictMath.pow(2, (midi - 69) / 12.0);
    }

    static double sine(double turns) {
        return StrictMath.sin(2 * Math.PI * (turns - Math.floor(turns)));
    }

    static double decay(double t, double seconds) {
        return StrictMath.exp(-t / seconds);
    }

    static double attack(double t, double seconds) {
        return smooth(t / seconds);
    }

    static double release(double t, double held, double seconds) {
        return t < held ? 1 : StrictMath.exp(-(t - held) / seconds) * smooth(1 - (t - held) / (6 * seconds));
    }

    /** 0 up to 0, 1 from 1 on, and a soft bend between. */
    static double smooth(double x) {
        double y = Math.clamp(x, 0, 1);
        return y * y * (3 - 2 * y);
    }

    /** Frames from the bar to a beat; off-beats come a little late. */
    static int swing(double beat) {
        boolean off = beat != Math.floor(beat);
        return (int) (beat * BEAT) + (off ? BEAT / 14 : 0);
    }

    /** Repeats from side to side; goes round the loop until nothing new comes. */
    static void echo(Sound x, int delay, double gain) {
        Sound tap = x.copy();
        for (int n = 1; n <= 6; n++) {
            Sound next = new Sound(x.frames());
            for (int i = 0; i < x.frames(); i++) {
                int to = (i + delay) % x.frames();
                next.left[to] = gain * tap.right[i];
                next.right[to] = gain * tap.left[i];
            }
            x.add(next, 1);
            tap = next;
        }
    }

    /** Four delays fed back through a rotation (Jot's network); a loop is run twice, so that its end rings into its start. */
    static void reverb(Sound x, boolean loop) {
        int[] lengths = {1433, 1913, 2503, 3251};
        double[][] lines = new double[4][];
        for (int k = 0; k < 4; k++) lines[k] = new double[lengths[k]];
        double[] damped = new double[4];
        double[] out = new double[4];
        Sound dry = x.copy();
        for (int pass = loop ? 0 : 1; pass < 2; pass++)
            for (int i = 0; i < x.frames(); i++) {
                for (int k = 0; k < 4; k++) {
                    out[k] = lines[k][(i + pass * x.frames()) % lengths[k]];
                    damped[k] += 0.55 * (out[k] - damped[k]);
                }
                double half = 0.5 * (damped[0] + damped[1] + damped[2] + damped[3]);
                for (int k = 0; k < 4; k++) {
                    double in = k % 2 == 0 ? dry.left[i] : dry.right[i];
                    lines[k][(i + pass * x.frames()) % lengths[k]] = in + 0.83 * (damped[k] - half);
                }
                x.left[i] = out[0] - out[2];
                x.right[i] = out[1] - out[3];
            }
    }

    static void write(Path file, Sound x) throws IOException {
        int bytes = x.frames() * 4;
        ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 2).putInt(RATE).putInt(RATE * 4).putShort((short) 4).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        Random dither = new Random(1);
        for (int i = 0; i < x.frames(); i++) {
            wav.putShort(round(x.left[i], dither));
            wav.putShort(round(x.right[i], dither));
        }
        Files.write(file, wav.array());
    }

    /** With triangular dither of one step. */
    static short round(double x, Random dither) {
        return (short) Math.round(x * 32768 + dither.nextDouble() - dither.nextDouble());
    }

    /** Two channels of a fixed length; what is put past the end comes in again at the start. */
    static final class Sound {
        final double[] left;
        final double[] right;

        Sound(int frames) {
            left = new double[frames];
            right = new double[frames];
        }

        int frames() {
            return left.length;
        }

        Sound copy() {
            Sound copy = new Sound(frames());
            copy.add(this, 1);
            return copy;
        }

        void add(Sound other, double gain) {
            for (int i = 0; i < frames(); i++) {
                left[i] += gain * other.left[i];
                right[i] += gain * other.right[i];
            }
        }

        /** @param pan -1 left .. 1 right, constant power */
        void note(int at, int length, double pan, Voice voice) {
            double angle = (Math.clamp(pan, -1, 1) + 1) * Math.PI / 4;
            double l = StrictMath.cos(angle);
            double r = StrictMath.sin(angle);
            for (int i = 0; i < length; i++) {
                double y = voice.at((double) i / RATE);
                int to = Math.floorMod(at + i, frames());
                left[to] += l * y;
                right[to] += r * y;
            }
        }

        void fadeOut(int length) {
            for (int i = 0; i < length; i++) {
                double gain = smooth((double) i / length);
                left[frames() - 1 - i] *= gain;
                right[frames() - 1 - i] *= gain;
            }
        }

        /** Rounds the highest peaks off softly and brings the loudest to {@code peak}. */
        Sound loudness(double peak) {
            double max = max();
            for (int i = 0; i < frames(); i++) {
                left[i] = StrictMath.tanh(1.3 * left[i] / max);
                right[i] = StrictMath.tanh(1.3 * right[i] / max);
            }
            double now = max();
            for (int i = 0; i < frames(); i++) {
                left[i] *= peak / now;
                right[i] *= peak / now;
            }
            return this;
        }

        private double max() {
            double max = 0;
            for (int i = 0; i < frames(); i++) max = Math.max(max, Math.max(Math.abs(left[i]), Math.abs(right[i])));
            return max;
        }
    }
}
