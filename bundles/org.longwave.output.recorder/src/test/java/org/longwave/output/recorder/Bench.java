package org.longwave.output.recorder;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;

/** A recorder whose disk thread is stepped by hand, and a bus that counts. */
final class Bench {
    static final Path FOLDER = Path.of("/recordings");

    final FakeDisk disk = new FakeDisk();
    final List<Take> takes = new ArrayList<>();
    final StreamFormat format;
    final AudioBlock block;
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    Recorder recorder;
    long frame;

    Bench(String sampleFormat, int channels, boolean autostart) {
        format = new StreamFormat(48_000, channels, 256);
        block = new AudioBlock(format);
        recorder = new Recorder(
                new RecorderSettings("air", "program", FOLDER, SampleFormat.of(sampleFormat)),
                autostart,
                disk,
                () -> now,
                take -> {
                    takes.add(take);
                    return null;
                });
    }

    static Bench recording(String sampleFormat, int channels) {
        Bench bench = new Bench(sampleFormat, channels, true);
        bench.recorder.open(bench.format);
        bench.drain();
        return bench;
    }

    /** What the bus carries at a frame: exact in 16 bits and every format above. */
    static float sample(long frame, int channel) {
        return ((frame * 7 + channel * 13) % 20_001 - 10_000) / 32_768f;
    }

    void blocks(int count) {
        for (int n = 0; n < count; n++) {
            for (int c = 0; c < format.channels(); c++)
                for (int i = 0; i < format.blockFrames(); i++) block.channel(c)[i] = sample(frame + i, c);
            block.place(frame, 0, 0);
            recorder.block(block);
            frame += format.blockFrames();
        }
    }

    /** Frames that never reach the recorder. */
    void gap(int frames) {
        frame += frames;
        for (int c = 0; c < format.channels(); c++)
            for (int i = 0; i < format.blockFrames(); i++) block.channel(c)[i] = sample(frame + i, c);
        block.place(frame, 0, frames);
        recorder.block(block);
        frame += format.blockFrames();
    }

    void drain() {
        for (Take take : takes)
            while (take.step()) {
                // until there is nothing to do
            }
    }

    WavProbe stopAndRead() {
        recorder.stop();
        drain();
        return probe();
    }

    WavProbe probe() {
        return WavProbe.read(disk.only().content());
    }
}
