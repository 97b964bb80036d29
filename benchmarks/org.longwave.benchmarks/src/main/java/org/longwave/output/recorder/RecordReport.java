package org.longwave.output.recorder;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

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
            Path raw = raw(folder, seconds);
            ffmpeg(raw, folder.resolve("ffmpeg"), seconds);
            sox(raw, folder.resolve("sox"), seconds);
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
        long cpu = cpuNanos();
        long bytes = bytes(recorders);
        long begin = System.nanoTime();
        Thread.sleep(seconds * 1000L);
        double span = (System.nanoTime() - begin) / 1e9;
        print("longwave", (cpuNanos() - cpu) / 1e9 / span, (bytes(recorders) - bytes) / span);
        recorders.forEach(Recorder::stop);
        recorders.forEach(Recorder::shutDown);
        long lostBlocks =
                studio.consumers().stream().mapToLong(ConsumerInfo::lostBlocks).sum();
        long lostFrames = recorders.stream()
                .mapToLong(r -> r.history().getFirst().lostFrames())
                .sum();
        studio.stop();
        System.out.printf("%-10s lost blocks %d, lost frames %d%n", "", lostBlocks, lostFrames);
        return lostBlocks == 0 && lostFrames == 0;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long bytes(List<Recorder> recorders) {
        return recorders.stream().mapToLong(r -> r.status().bytes()).sum();
    }

    private static void print(String who, double load, double bytesPerSecond) {
        System.out.printf("%-10s CPU %6.1f %%, %6.2f MB/s%n", who, load * 100, bytesPerSecond / 1e6);
    }

    /** The same noise as raw 32-bit float. */
    private static Path raw(Path folder, int seconds) throws IOException {
        Path raw = folder.resolve("noise.f32");
        BenchNoise noise = new BenchNoise();
        float[][] block = FORMAT.newBlock();
        ByteBuffer bytes = ByteBuffer.allocate(FORMAT.blockFrames() * 8).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel out = FileChannel.open(raw, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long frame = 0; frame < (long) seconds * FORMAT.rateHz(); frame += FORMAT.blockFrames()) {
                noise.fill(block);
                bytes.clear();
                for (int i = 0; i < FORMAT.blockFrames(); i++)
                    bytes.putFloat(block[0][i] / 2).putFloat(block[1][i] / 2);
                out.write(bytes.flip());
            }
        }
        return raw;
    }

    private static void ffmpeg(Path raw, Path folder, int seconds) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(List.of(
                "ffmpeg",
                "-nostdin",
                "-y",
                "-v",
                "error",
                "-f",
                "f32le",
                "-ar",
                "48000",
                "-ac",
                "2",
                "-i",
                raw.toString()));
        int n = 0;
        for (FileFormat format : formats()) {
            List<String> codec = switch (format) {
                case FLAC24 -> List.of("-c:a", "flac", "-sample_fmt", "s32");
                case MP3 -> List.of("-c:a", "libmp3lame", "-b:a", "192k");
                default -> List.of("-c:a", "pcm_s24le");
            };
            command.add("-map");
            command.add("0");
            command.addAll(codec);
            command.add(folder.resolve(n++ + "." + format.extension).toString());
        }
        measured("ffmpeg", List.of(command), folder, seconds);
    }

    private static void sox(Path raw, Path folder, int seconds) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<List<String>> commands = new ArrayList<>();
        for (FileFormat format : formats()) {
            if (format == FileFormat.MP3) continue; // sox has no MP3 encoder on every system
            commands.add(List.of(
                    "sox",
                    "-t",
                    "f32",
                    "-r",
                    "48000",
                    "-c",
                    "2",
                    raw.toString(),
                    "-b",
                    "24",
                    folder.resolve(commands.size() + "." + format.extension).toString()));
        }
        measured("sox", commands, folder, seconds);
        System.out.printf("%-10s (without the MP3)%n", "");
    }

    private static void measured(String who, List<List<String>> commands, Path folder, int seconds)
            throws IOException, InterruptedException {
        double cpu = 0;
        for (List<String> command : commands) {
            double one = cpuSeconds(command);
            if (Double.isNaN(one)) {
                System.out.printf("%-10s is not installed or failed, not measured%n", who);
                return;
            }
            cpu += one;
        }
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) bytes += Files.size(file);
        }
        print(who, cpu / seconds, (double) bytes / seconds);
    }

    /** Processor time of a program, as the shell's {@code times} tells it; NaN when the program fails. */
    private static double cpuSeconds(List<String> command) throws IOException, InterruptedException {
        List<String> timed = new ArrayList<>(List.of("sh", "-c", "\"$@\" >/dev/null 2>&1 && times", "sh"));
        timed.addAll(command);
        Process process = new ProcessBuilder(timed).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) return Double.NaN;
        double seconds = 0;
        Matcher m = TIME.matcher(said.strip().lines().toList().getLast());
        while (m.find()) seconds += Integer.parseInt(m.group(1)) * 60 + Double.parseDouble(m.group(2));
        return seconds;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
