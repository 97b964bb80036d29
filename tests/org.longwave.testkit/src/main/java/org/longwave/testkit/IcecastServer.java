package org.longwave.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A real Icecast of its own on a free loopback port; the test's thread. Missing tools are an error, never a skip. */
public final class IcecastServer implements AutoCloseable {
    /** What a source logs in with, as user {@code source}. */
    public static final String PASSWORD = "hackme";

    /** What a SHOUTcast source on {@link #shoutcastPort()} feeds. */
    public static final String SHOUTCAST_MOUNT = "/shout.mp3";

    private final Path folder;
    private final int port;
    private final int tlsPort;
    private final int shoutcastPort;
    private Process process;
    private boolean frozen;

    /** Starts it and waits until it takes connections. */
    public IcecastServer() throws IOException, InterruptedException {
        this(10, null);
    }

    /**
     * @param sourceSeconds how long it holds a silent source's mount
     * @param certificate for the TLS port; null: there is none
     */
    public IcecastServer(int sourceSeconds, Certificate certificate) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("longwave-icecast");
        // Icecast gives root's rights up by itself and then needs a folder that anybody may write to
        folder.toFile().setWritable(true, false);
        folder.toFile().setReadable(true, false);
        folder.toFile().setExecutable(true, false);
        port = freePort();
        shoutcastPort = freePort();
        tlsPort = freePort();
        String more = "<listen-socket><bind-address>127.0.0.1</bind-address><port>" + shoutcastPort
                + "</port><shoutcast-mount>" + SHOUTCAST_MOUNT + "</shoutcast-mount></listen-socket>";
        String paths = "";
        if (certificate != null) {
            more += "<listen-socket><bind-address>127.0.0.1</bind-address><port>" + tlsPort
                    + "</port><ssl>1</ssl></listen-socket>";
            Path pem = folder.resolve("both.pem");
            Files.copy(certificate.pem(), pem);
            pem.toFile().setReadable(true, false);
            paths = "<ssl-certificate>" + pem + "</ssl-certificate>";
        }
        Files.writeString(
                folder.resolve("icecast.xml"),
                settings()
                        .replace("@SOCKETS@", more)
                        .replace("@PATHS@", paths)
                        .replace("@SOURCE_SECONDS@", "" + sourceSeconds));
        start();
    }

    /** Below the range the system takes for outgoing connections: nobody gets it between now and Icecast's bind. */
    private static int freePort() throws IOException {
        for (int i = 0; i < 100; i++) {
            int candidate = 12_000 + ThreadLocalRandom.current().nextInt(18_000);
            try (ServerSocket free = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress());
                    ServerSocket above = new ServerSocket(candidate + 1, 1, InetAddress.getLoopbackAddress())) {
                return above.getLocalPort() - 1;
            } catch (BindException taken) {
                continue;
            }
        }
        throw new IOException("no free port between 12000 and 30000 found");
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
        while (!answers()) {
            if (System.nanoTime() > end || !process.isAlive())
                throw new AssertionError("icecast2 did not start, see " + folder.resolve("error.log"));
            Thread.sleep(20);
        }
    }

    /** It speaks HTTP: more than an open port. */
    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(2000);
            socket.getOutputStream().write("GET /nothing HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(5);
            return new String(start, StandardCharsets.US_ASCII).equals("HTTP/");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** kill -9 */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        frozen = false;
    }

    /** Asks it to end, as an administrator does. */
    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** SIGSTOP: it takes connections and bytes into its buffers, and does nothing. */
    public void freeze() throws IOException, InterruptedException {
        frozen = true;
        Tool.must("kill", "-STOP", "" + process.pid());
    }

    public void thaw() throws IOException, InterruptedException {
        if (frozen) Tool.must("kill", "-CONT", "" + process.pid());
        frozen = false;
    }

    public int tlsPort() {
        return tlsPort;
    }

    /** Its base port: sources use the one above. */
    public int shoutcastPort() {
        return shoutcastPort;
    }

    /** A page of the server, for its administrator. */
    public String page(String path) throws IOException, InterruptedException {
        return Tool.must("curl", "-s", "-m", "5", "-u", "admin:adminme", url(path));
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
