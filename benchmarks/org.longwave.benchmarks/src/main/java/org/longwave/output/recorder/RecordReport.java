package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.Priority;
import org.longwave.codec.FlacFactory;
import org.longwave.codec.jump3r.Mp3EncoderFactory;
import org.longwave.codec.natives.NativeCodecs;
import org.longwave.engine.host.StripSpec;
import org.longwave.engine.host.Studio;

/**
 * {@code bench record}: 16 tracks of 24-bit WAV, 2 of FLAC and one of MP3 at once from a running engine; CPU and bytes
 * per second of sound beside sox and ffmpeg writing the same files, and whether a block was lost. Main thread.
 */
public final class RecordReport {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 256);
    private static final int WAVS = 16;
    private static final int FLACS = 2;

    private RecordReport() {}

    public static boolean run(boolean isShort) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        int seconds = isShort ? 15 : 60;
        Path folder = Files.createTempDirectory("longwave-record");
        try {
            System.out.printf(
                    "%d tracks of 24-bit WAV, %d of FLAC (24 bit), 1 of MP3 (192 kbit/s), stereo 48 kHz, %d s%n",
                    WAVS, FLACS, seconds);
            boolean kept = longwave(folder.resolve("longwave"), seconds);
            new OtherRecorders(FORMAT, formats(), folder, seconds).run();
            System.out.println(
                    "CPU: processor time for a second of sound; 100 % is one processor at work. Longwave's"
                            + " includes the engine, loudness, true peak and overview of every track, and its syncs once a second.");
            System.out.println(kept ? "PASS no block was lost" : "FAIL blocks were lost");
            return kept;
        } finally {
            delete(folder);
        }
    }

    private static List<FileFormat> formats() {
        List<FileFormat> formats = new ArrayList<>();
        for (int i = 0; i < WAVS; i++) formats.add(FileFormat.WAV24);
        for (int i = 0; i < FLACS; i++) formats.add(FileFormat.FLAC24);
        formats.add(FileFormat.MP3);
        return formats;
    }

    private static boolean longwave(Path folder, int seconds) throws Exception {
        Encoders encoders = new Encoders();
        encoders.add(new FlacFactory());
        encoders.add(new Mp3EncoderFactory());
        NativeCodecs.found().forEach(encoders::add);
        Surroundings around = Surroundings.real(encoders::find, Cues.NONE);
        Studio studio = new Studio(FORMAT, 2);
        studio.addInput("noise", false, new BenchNoise());
        studio.addStrip(new StripSpec("noise", "", "noise", "line", 0, -6f, 0f, false, false));
        List<Recorder> recorders = new ArrayList<>();
        for (FileFormat format : formats()) {
            String name = format.id + "-" + recorders.size();
            Recorder recorder = new Recorder(new RecorderSettings(name, Names.PROGRAM, folder, format), around);
            studio.addConsumer(name, Names.PROGRAM, Priority.RECORDING, recorder);
            recorders.add(recorder);
        }
        studio.start();
        Thread.sleep(3000); // the compiler's work is not the recorder's
        recorders.forEach(Recorder::start);
        Thread.sleep(5000);
        long bytes = bytes(recorders);
        ThreadShares shares = ThreadShares.begin();
        Thread.sleep(seconds * 1000L);
        ThreadShares.Shares recording = shares.end();
        print("longwave", recording.process(), (bytes(recorders) - bytes) / recording.seconds());
        System.out.printf("%-10s %s%n", "", recording);
        recorders.forEach(Recorder::stop);
        recorders.forEach(Recorder::shutDown);
        shares = ThreadShares.begin();
        Thread.sleep(seconds * 250L);
        System.out.printf(
                "%-10s CPU %6.1f %% of it without a recording: the engine, its meters, %d recorders' memory%n",
                "", shares.end().process() * 100, recorders.size());
        long lostBlocks =
                studio.consumers().stream().mapToLong(ConsumerInfo::lostBlocks).sum();
        long lostFrames = recorders.stream()
                .mapToLong(r -> r.history().getFirst().lostFrames())
                .sum();
        studio.stop();
        System.out.printf("%-10s lost blocks %d, lost frames %d%n", "", lostBlocks, lostFrames);
        return lostBlocks == 0 && lostFrames == 0;
    }

    private static long bytes(List<Recorder> recorders) {
        return recorders.stream().mapToLong(r -> r.status().bytes()).sum();
    }

    static void print(String who, double load, double bytesPerSecond) {
        System.out.printf("%-10s CPU %6.1f %%, %6.2f MB/s%n", who, load * 100, bytesPerSecond / 1e6);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
