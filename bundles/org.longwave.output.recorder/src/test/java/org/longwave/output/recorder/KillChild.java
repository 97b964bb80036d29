package org.longwave.output.recorder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.OutputStatus.State;

/**
 * A program that records WAV, FLAC and Opus at once in real time until it is killed, and says how many frames it has
 * handed over.
 */
final class KillChild {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 256);

    private KillChild() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Encoders encoders = new Encoders();
        TestEncoders.all(encoders);
        Surroundings around = Surroundings.real(encoders::find, Cues.NONE);
        List<Recorder> recorders = new ArrayList<>();
        for (FileFormat format : List.of(FileFormat.WAV24, FileFormat.FLAC24, FileFormat.OPUS)) {
            RecorderSettings settings = new RecorderSettings(format.id, "program", folder, format);
            Recorder recorder = new Recorder(
                    settings.with(Rules.writing(settings, "{recorder}", 1000, null, 0))
                            .with(TriggerRules.manual(true)),
                    around);
            recorder.open(FORMAT);
            recorders.add(recorder);
        }
        AudioBlock block = new AudioBlock(FORMAT);
        while (recorders.stream().anyMatch(r -> r.status().state() != State.ON)) LockSupport.parkNanos(1_000_000);
        long begin = System.nanoTime();
        for (long frame = 0; ; frame += FORMAT.blockFrames()) {
            long wait = FORMAT.nanosOf(frame) - (System.nanoTime() - begin);
            if (wait > 0) LockSupport.parkNanos(wait);
            else begin -= wait; // never faster than real time, or one second of sound were not a second
            for (int c = 0; c < 2; c++)
                for (int i = 0; i < FORMAT.blockFrames(); i++) block.channel(c)[i] = Bench.sample(frame + i, c);
            block.place(frame, 0, 0);
            for (Recorder recorder : recorders) recorder.block(block);
            if (frame % 4096 == 0) System.out.println(frame);
            if (frame == 24_576) recorders.getFirst().marker("killed soon");
        }
    }
}
