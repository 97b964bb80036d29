package org.longwave.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The test's thread. A private PulseAudio: what is played into its sink "feeder" is heard by the default microphone. */
final class NullSinks implements AutoCloseable {
    private final Path folder;
    private final List<Process> started = new ArrayList<>();
    private final Process server;

    NullSinks(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        Files.writeString(folder.resolve("pulse.pa"), """
                load-module module-native-protocol-unix socket=%s/pulse.sock auth-anonymous=1
                load-module module-null-sink norewinds=1 sink_name=feeder rate=48000 format=float32le channels=2
                load-module module-remap-source source_name=mic master=feeder.monitor remix=no
                set-default-source mic
                """.formatted(folder));
        Files.writeString(folder.resolve("asound.conf"), """
                </usr/share/alsa/alsa.conf>
                pcm.!default { type pulse hint { show on description "test default" } }
                ctl.!default { type pulse }
                """);
        server = run("pulseaudio --system=no --daemonize=no --use-pid-file=no --fail=yes -n -F " + folder
                + "/pulse.pa --exit-idle-time=-1 --disable-shm=yes --realtime=no --high-priority=no");
        for (int i = 0; i < 200 && server.isAlive(); i++) {
            if (run("pactl info").waitFor() == 0) return;
            Thread.sleep(50);
        }
        throw new AssertionError("pulseaudio did not start; see " + folder + "; it comes with: apt-get install"
                + " pulseaudio pulseaudio-utils libasound2-plugins");
    }

    /** For a process that shall see this server and no other. */
    Map<String, String> environment() {
        return Map.of(
                "XDG_RUNTIME_DIR", folder.toString(),
                "PULSE_SERVER", "unix:" + folder.resolve("pulse.sock"),
                "PULSE_COOKIE", folder.resolve("cookie").toString(),
                "PULSE_CONFIG_PATH", folder.toString(),
                "PULSE_STATE_PATH", folder.toString(),
                "ALSA_CONFIG_PATH", folder.resolve("asound.conf").toString());
    }

    private Process run(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.split(" "))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output.txt").toFile()));
        builder.environment().putAll(environment());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** Into the microphone, in a process of its own. */
    void play(Path wav) throws IOException {
        run("paplay --device=feeder " + wav);
    }

    long pid() {
        return server.pid();
    }

    @Override
    public void close() throws InterruptedException {
        for (Process p : started) p.destroy();
        if (!server.waitFor(2, TimeUnit.SECONDS)) server.destroyForcibly();
    }
}
