package org.longwave.benchmarks.drift;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;
import org.longwave.api.AudioBlock;
import org.longwave.benchmarks.baseline.Mixdown;
import org.longwave.testkit.drift.DelayMeter;
import org.longwave.testkit.drift.Loop;
import org.longwave.testkit.drift.Marker;

/**
 * The design without edges in the same loop, in a virtual machine of its own: capture pushes into the mutexed deque as
 * frames come, the mixer takes a block a period, playback writes what it is given. Says what {@link RealLoop} says of
 * the marker, {@code D} for the delay in front of the mixer and behind it as each minute ends, and {@code X} for blocks
 * playback had no room for, times the card ran dry, and empty deques. A card that is fast fills the deque and empties
 * playback: as long as playback has something left, the way through both stays as long as it was.
 */
public final class MutexedLoop {
    private static final int BLOCK = Loop.FORMAT.blockFrames();
    private static final AudioFormat PCM = new AudioFormat(48_000, 16, 2, true, false);
    private static final int BUFFER_BYTES = 4800 * 4;
    private static final int MINUTE_BLOCKS = 60 * 48_000 / BLOCK;
    private static volatile long refused;
    private static volatile long dry;

    private MutexedLoop() {}

    public static void main(String[] args) throws InterruptedException, LineUnavailableException {
        int seconds = Integer.parseInt(args[0]);
        Mixdown mixdown = Mixdown.mutexed(1, BLOCK, 2181);
        ArrayBlockingQueue<float[]> toPlay = new ArrayBlockingQueue<>(400);
        TargetDataLine in =
                (TargetDataLine) AudioSystem.getLine(new javax.sound.sampled.DataLine.Info(TargetDataLine.class, PCM));
        in.open(PCM, BUFFER_BYTES);
        SourceDataLine out =
                (SourceDataLine) AudioSystem.getLine(new javax.sound.sampled.DataLine.Info(SourceDataLine.class, PCM));
        out.open(PCM, BUFFER_BYTES);
        Thread.ofPlatform().daemon().start(() -> capture(in, mixdown));
        Thread.ofPlatform().daemon().start(() -> play(out, toPlay));
        mix(mixdown, toPlay, out, seconds);
        System.out.println("X " + (refused + dry + mixdown.underruns(0)));
        System.out.flush();
        System.exit(0);
    }

    private static void capture(TargetDataLine line, Mixdown mixdown) {
        byte[] bytes = new byte[128 * 4];
        float[][] planar = new float[2][128];
        line.start();
        while (true) {
            int n = line.read(bytes, 0, bytes.length) / 4;
            for (int i = 0; i < n; i++)
                planar[0][i] = planar[1][i] = (bytes[4 * i] & 0xFF | bytes[4 * i + 1] << 8) * 0x1p-15f;
            mixdown.push(0, planar, n);
        }
    }

    private static void play(SourceDataLine line, ArrayBlockingQueue<float[]> queue) {
        byte[] bytes = new byte[BLOCK * 4];
        line.start();
        boolean begun = false;
        try {
            while (true) {
                float[] block = queue.take();
                if (begun && line.available() >= line.getBufferSize()) dry++;
                begun = true;
                for (int i = 0; i < BLOCK; i++) {
                    int v = Math.round(block[i] * 32767);
                    bytes[4 * i] = bytes[4 * i + 2] = (byte) v;
                    bytes[4 * i + 1] = bytes[4 * i + 3] = (byte) (v >> 8);
                }
                line.write(bytes, 0, bytes.length);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void mix(Mixdown mixdown, ArrayBlockingQueue<float[]> toPlay, SourceDataLine out, int seconds) {
        Marker marker = new Marker();
        marker.open(Loop.FORMAT, null);
        DelayMeter meter = new DelayMeter();
        AudioBlock block = new AudioBlock(Loop.FORMAT);
        float[][] program = Loop.FORMAT.newBlock();
        float[][] sent = Loop.FORMAT.newBlock();
        int said = 0;
        long origin = System.nanoTime();
        for (long frame = 0; frame < seconds * 48_000L; frame += BLOCK) {
            long due = origin + Loop.FORMAT.nanosOf(frame);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
                LockSupport.parkNanos(left);
            marker.read(sent, BLOCK);
            mixdown.mix(program);
            System.arraycopy(sent[0], 0, block.channel(0), 0, BLOCK);
            System.arraycopy(program[0], 0, block.channel(1), 0, BLOCK);
            if (!toPlay.offer(sent[0].clone())) refused++;
            block.place(frame, 0, 0);
            meter.block(block);
            if ((frame / BLOCK + 1) % MINUTE_BLOCKS == 0) {
                long held = (out.getBufferSize() - out.available()) / 4 + (long) toPlay.size() * BLOCK;
                System.out.printf(
                        Locale.ROOT,
                        "D after %d min: in the deque %.1f ms, before the card %.1f ms%n",
                        (frame / BLOCK + 1) / MINUTE_BLOCKS,
                        mixdown.waitingFrames(0) / 48.0,
                        held / 48.0);
            }
            List<DelayMeter.Passage> all = meter.passages();
            for (; said < all.size(); said++)
                System.out.printf(
                        Locale.ROOT,
                        "P %.1f %.5f%n",
                        all.get(said).seconds(),
                        all.get(said).delayMillis());
        }
    }
}
