package org.longwave.output.recorder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;

/** A recorder whose disk threads are stepped by hand, a bus that counts, and a clock that goes with the bus. */
final class Bench {
    static final Path FOLDER = Path.of("/recordings");

    final FakeDisk disk = new FakeDisk();
    final HandTime time = new HandTime();
    final List<Session> sessions = new ArrayList<>();
    final Encoders encoders = new Encoders();
    final StreamFormat format;
    final AudioBlock block;
    final FakeCues cues = new FakeCues();
    Recorder recorder;
    long frame;
    private long clockFrame;

    /** Cues that a test sets. */
    static final class FakeCues implements Cues {
        boolean onAir;
        boolean open;

        @Override
        public boolean isOnAir(String output) {
            return onAir;
        }

        @Override
        public boolean isFaderOpen(String strip) {
            return open;
        }
    }

    Bench(String fileFormat, int channels, boolean autostart) {
        this(fileFormat, channels, s -> s.with(TriggerRules.manual(autostart)));
    }

    Bench(String fileFormat, int channels, UnaryOperator<RecorderSettings> change) {
        this(fileFormat, 48_000, channels, change);
    }

    Bench(String fileFormat, int rateHz, int channels, UnaryOperator<RecorderSettings> change) {
        format = new StreamFormat(rateHz, channels, 256);
        block = new AudioBlock(format);
        RecorderSettings usual = new RecorderSettings("air", "program", FOLDER, FileFormat.of(fileFormat));
        recorder = new Recorder(change.apply(usual), surroundings());
    }

    Surroundings surroundings() {
        return new Surroundings(
                disk,
                time,
                session -> {
                    sessions.add(session);
                    return null;
                },
                encoders::find,
                cues);
    }

    static Bench recording(String fileFormat, int channels) {
        return recording(fileFormat, channels, s -> s);
    }

    /** One that records already, with settings changed. */
    static Bench recording(String fileFormat, int channels, UnaryOperator<RecorderSettings> change) {
        Bench bench = new Bench(fileFormat, channels, s -> change.apply(s.with(TriggerRules.manual(true))));
        bench.recorder.open(bench.format);
        bench.drain();
        return bench;
    }

    /** What the bus carries at a frame: exact in 16 bits and every format above. */
    static float sample(long frame, int channel) {
        return ((frame * 7 + channel * 13) % 20_001 - 10_000) / 32_768f;
    }

    void blocks(int count) {
        blocks(count, 1);
    }

    /** The same louder or softer. */
    void blocks(int count, float gain) {
        for (int n = 0; n < count; n++) {
            for (int c = 0; c < format.channels(); c++)
                for (int i = 0; i < format.blockFrames(); i++) block.channel(c)[i] = sample(frame + i, c) * gain;
            offer(0);
        }
    }

    /** Blocks of one value. */
    void level(float value, int count) {
        for (int n = 0; n < count; n++) {
            for (int c = 0; c < format.channels(); c++) java.util.Arrays.fill(block.channel(c), value);
            offer(0);
        }
    }

    private void offer(int gap) {
        block.place(frame, 0, gap);
        frame += format.blockFrames();
        long nanos = format.nanosOf(frame - startFrame()) - format.nanosOf(clockFrame);
        clockFrame = frame - startFrame();
        time.pass(Duration.ofNanos(nanos));
        if (fed == null) recorder.block(block);
        else for (Recorder one : fed) one.block(block);
    }

    private List<Recorder> fed;

    /** Who gets the blocks from here on. */
    void feed(List<Recorder> recorders) {
        fed = List.copyOf(recorders);
    }

    /** The block that begins with a frame, for one that reads later. */
    AudioBlock at(long first) {
        AudioBlock late = new AudioBlock(format);
        for (int c = 0; c < format.channels(); c++)
            for (int i = 0; i < format.blockFrames(); i++) late.channel(c)[i] = sample(first + i, c);
        late.place(first, 0, 0);
        return late;
    }

    private long first = -1;

    private long startFrame() {
        if (first < 0) first = frame - format.blockFrames();
        return first;
    }

    /** Frames that never reach the recorder. */
    void gap(long frames) {
        frame += frames;
        for (int c = 0; c < format.channels(); c++)
            for (int i = 0; i < format.blockFrames(); i++) block.channel(c)[i] = sample(frame + i, c);
        offer((int) frames);
    }

    void drain() {
        for (Session session : List.copyOf(sessions))
            while (session.step()) {
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
