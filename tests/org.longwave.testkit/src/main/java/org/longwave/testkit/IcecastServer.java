package org.longwave.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Icecast of its own on a free loopback port; the test's thread. Missing tools are an error, never a skip. */
public final class IcecastServer implements AutoCloseable {
    /** What a source logs in with, as user {@code source}. */
    public static final String PASSWORD = "hackme";

    private final Path folder;
    private final int port;
    private Process process;

    /** Starts it and waits until it takes connections. */
    public IcecastServer() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("longwave-icecast");
        // Icecast gives root's rights up by itself and then needs a folder that anybody may write to
        folder.toFile().setWritable(true, false);
        folder.toFile().setReadable(true, false);
        folder.toFile().setExecutable(true, false);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("icecast.xml"), settings());
        start();
    }

    private String settings() throws IOException {
        String xml;
        try (InputStream in = IcecastServer.class.getResourceAsStream("/icecast-test.xml")) {
            xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (System.getProperty("user.name").equals("root"))
            xml = xml.replace(
                    "<chroot>0</chroot>",
                    "<chroot>0</chroot><changeowner><user>nobody</user><group>nogroup</group></changeowner>");
        return xml.replace("@FOLDER@", folder.toString()).replace("@PORT@", Integer.toString(port));
    }

    /** Starts it (again) on the same port. */
    public void start() throws IOException, InterruptedException {
        process = run("icecast2", "-c", folder.resolve("icecast.xml").toString());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > end || !process.isAlive())
                    throw new AssertionError("icecast2 did not start, see " + folder.resolve("error.log"), notYet);
                Thread.sleep(20);
            }
        }
    }

    /** kill -9 */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public int port() {
        return port;
    }

    public String url(String mount) {
        return "http://127.0.0.1:" + port + mount;
    }

    /** A listener: ffmpeg decodes {@code seconds} of a mount; what it complains about goes to {@link Listener#said}. */
    public Listener listen(String mount, int seconds) throws IOException {
        Path said = Files.createTempFile(folder, "ffmpeg", ".txt");
        List<String> command =
                List.of("ffmpeg", "-nostdin", "-v", "error", "-i", url(mount), "-t", "" + seconds, "-f", "null", "-");
        return new Listener(run(said, command), said);
    }

    /** One ffmpeg at work. */
    public record Listener(Process process, Path output) {
        /** Waits for the end; what ffmpeg said, empty when all was well. */
        public String said(int patienceSeconds) throws IOException, InterruptedException {
            boolean over = process.waitFor(patienceSeconds, TimeUnit.SECONDS);
            if (!over) process.destroyForcibly().waitFor();
            String text = Files.readString(output);
            if (!over) return text + "ffmpeg did not get what it wanted within " + patienceSeconds + " s";
            return process.exitValue() == 0 ? text : text + "ffmpeg ended with " + process.exitValue();
        }
    }

    private Process run(String... command) throws IOException {
        return run(Files.createTempFile(folder, "out", ".txt"), List.of(command));
    }

    private static Process run(Path output, List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException missing) {
            throw new AssertionError(
                    command.getFirst() + " is missing: apt-get install icecast2 ffmpeg, to run this test", missing);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
