package org.longwave.device.javasound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A private PulseAudio with null sinks: real devices on a machine without a sound card. Needs no dbus and no display. */
final class SoundServer implements AutoCloseable {
    private final Path folder;
    private Process server;

    SoundServer(Path folder) throws IOException {
        this.folder = folder;
        for (String tool : new String[] {"pulseaudio", "pactl", "paplay", "parecord"}) requireTool(tool);
        for (String file : new String[] {"pulse.pa", "asound.conf"})
            try (InputStream in = SoundServer.class.getResourceAsStream(file)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                Files.writeString(folder.resolve(file), text.replace("@DIR@", folder.toString()));
            }
    }

    private static void requireTool(String tool) {
        for (String dir : System.getenv("PATH").split(":")) if (Files.isExecutable(Path.of(dir, tool))) return;
        throw new AssertionError("This test needs " + tool
                + ". Install it: apt-get install pulseaudio pulseaudio-utils libasound2-plugins");
    }

    void start() throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("pulse.sock"));
        server = run(
                "pulseaudio",
                "--system=no",
                "--daemonize=no",
                "--use-pid-file=no",
                "--fail=yes",
                "-n",
                "-F",
                folder.resolve("pulse.pa").toString(),
                "--exit-idle-time=-1",
                "--disable-shm=yes",
                "--realtime=no",
                "--high-priority=no");
        for (int i = 0; i < 200; i++) {
            if (run("pactl", "info").waitFor() == 0) return;
            if (!server.isAlive()) break;
            Thread.sleep(50);
        }
        throw new AssertionError("pulseaudio did not start; see " + folder + "/pulseaudio.log");
    }

    /** Kills the server as a crash would. */
    void kill() throws InterruptedException {
        server.destroyForcibly();
        if (!server.waitFor(5, TimeUnit.SECONDS)) throw new AssertionError("pulseaudio does not die");
    }

    /** A process that sees this server and no other; its output goes to a file named after it. */
    Process run(String... command) throws IOException {
        return builder(List.of(command)).start();
    }

    /** A JVM with this test's class path that runs {@link SoundChild}; its output is for the test to read. */
    Process child(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SoundChild.class.getName()));
        command.addAll(List.of(arguments));
        return builder(command)
                .redirectErrorStream(false)
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        builder.environment().put("PULSE_SERVER", "unix:" + folder.resolve("pulse.sock"));
        builder.environment().put("PULSE_COOKIE", folder.resolve("cookie").toString());
        builder.environment().put("PULSE_CONFIG_PATH", folder.toString());
        builder.environment().put("PULSE_STATE_PATH", folder.toString());
        builder.environment()
                .put("ALSA_CONFIG_PATH", folder.resolve("asound.conf").toString());
        String log = Path.of(command.getFirst()).getFileName() + ".log";
        return builder.redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve(log).toFile()));
    }

    @Override
    public void close() throws InterruptedException {
        if (server == null || !server.isAlive()) return;
        server.destroy();
        if (!server.waitFor(2, TimeUnit.SECONDS)) kill();
    }
}
