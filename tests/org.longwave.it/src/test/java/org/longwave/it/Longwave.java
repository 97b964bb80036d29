package org.longwave.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The test's thread. The built product as a process of its own, with a home folder and the display it is given. */
final class Longwave implements AutoCloseable {
    private static final Pattern LISTEN = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

    private final Process process;
    private final Path output;
    private final long startNanos = System.nanoTime();

    private Longwave(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Longwave headless(Path home, String... arguments) throws IOException {
        return run(home, Map.of(), "headless", arguments);
    }

    static Longwave run(Path home, Map<String, String> environment, String verb, String... arguments)
            throws IOException {
        Path product = Path.of(System.getProperty("longwave.product"));
        List<String> command =
                new ArrayList<>(List.of(product.resolve("longwave").toString(), verb));
        command.addAll(Arrays.asList(arguments));
        Files.createDirectories(home);
        Path output = Files.createTempFile(home, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .directory(home.toFile());
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().putAll(environment);
        builder.environment().put("LONGWAVE_HOME", home.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new Longwave(builder.start(), output);
    }

    long pid() {
        return process.pid();
    }

    String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** The output, for a failure's message. */
    String said() {
        try {
            return output();
        } catch (IOException e) {
            return e.toString();
        }
    }

    long millisSinceStart() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    /** Waits until the output holds {@code text}. */
    void await(String text, int seconds) throws IOException, InterruptedException {
        await(Pattern.compile(Pattern.quote(text)), seconds);
    }

    /** The port of the listener server, as the status line says it. */
    int listenPort(int seconds) throws IOException, InterruptedException {
        return Integer.parseInt(await(LISTEN, seconds).group(1));
    }

    Matcher await(Pattern pattern, int seconds) throws IOException, InterruptedException {
        return awaitAfter(0, pattern, seconds);
    }

    /** As await, looking only at the output from character {@code from} on. */
    Matcher awaitAfter(int from, Pattern pattern, int seconds) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            boolean alive = process.isAlive();
            Matcher found = pattern.matcher(output().substring(from));
            if (found.find()) return found;
            if (!alive || System.nanoTime() > end)
                throw new AssertionError(
                        (alive ? "not within " + seconds + " s: " : "ended without: ") + pattern + "\n" + output());
            Thread.sleep(20);
        }
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL, to the launcher and what it started. */
    void kill() throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        for (ProcessHandle child : children) child.destroyForcibly();
        process.waitFor();
    }

    int exitCode(int seconds) throws IOException, InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS))
            throw new AssertionError("still running after " + seconds + " s\n" + output());
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
