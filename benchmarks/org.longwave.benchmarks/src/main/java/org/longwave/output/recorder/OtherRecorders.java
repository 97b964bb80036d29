package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.longwave.api.StreamFormat;

/** The same files written by ffmpeg, with and without measuring what Longwave measures, and by sox. Main thread. */
final class OtherRecorders {
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

    private final StreamFormat format;
    private final List<FileFormat> formats;
    private final Path home;
    private final int seconds;

    OtherRecorders(StreamFormat format, List<FileFormat> formats, Path home, int seconds) {
        this.format = format;
        this.formats = formats;
        this.home = home;
        this.seconds = seconds;
    }

    void run() throws IOException, InterruptedException {
        Path raw = raw();
        ffmpeg("ffmpeg", raw, List.of());
        ffmpeg("ffmpeg with ebur128=peak=true", raw, List.of("-af", "ebur128=peak=true"));
        sox(raw);
    }

    /** The same noise as raw 32-bit float. */
    private Path raw() throws IOException {
        Path raw = home.resolve("noise.f32");
        BenchNoise noise = new BenchNoise();
        float[][] block = format.newBlock();
        ByteBuffer bytes = ByteBuffer.allocate(format.blockFrames() * 8).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel out = FileChannel.open(raw, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long frame = 0; frame < (long) seconds * format.rateHz(); frame += format.blockFrames()) {
                noise.fill(block);
                bytes.clear();
                for (int i = 0; i < format.blockFrames(); i++)
                    bytes.putFloat(block[0][i] / 2).putFloat(block[1][i] / 2);
                out.write(bytes.flip());
            }
        }
        return raw;
    }

    private void ffmpeg(String who, Path raw, List<String> filter) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.resolve(who.replace(' ', '-')));
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
        for (FileFormat form : formats) {
            List<String> codec = switch (form) {
                case FLAC24 -> List.of("-c:a", "flac", "-sample_fmt", "s32");
                case MP3 -> List.of("-c:a", "libmp3lame", "-b:a", "192k");
                default -> List.of("-c:a", "pcm_s24le");
            };
            command.addAll(List.of("-map", "0"));
            command.addAll(filter);
            command.addAll(codec);
            command.add(folder.resolve(n++ + "." + form.extension).toString());
        }
        measured(who, List.of(command), folder);
    }

    private void sox(Path raw) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.resolve("sox"));
        List<List<String>> commands = new ArrayList<>();
        for (FileFormat form : formats) {
            if (form == FileFormat.MP3) continue; // sox has no MP3 encoder on every system
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
                    folder.resolve(commands.size() + "." + form.extension).toString()));
        }
        measured("sox", commands, folder);
        System.out.printf("%-10s (without the MP3)%n", "");
    }

    private void measured(String who, List<List<String>> commands, Path folder)
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
        RecordReport.print(who, cpu / seconds, (double) bytes / seconds);
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
}
