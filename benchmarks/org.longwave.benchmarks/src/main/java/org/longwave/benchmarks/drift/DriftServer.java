package org.longwave.benchmarks.drift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PulseAudio server whose clock runs fast or slow (libfaketime): a sound card with a clock of its own on a machine
 * without one. What is played into its one sink comes back at its one source. Needs no dbus and no display.
 */
final class DriftServer implements AutoCloseable {
    /** A source that gives what is played. */
    static final String MONITOR = "card.monitor";

    private final Path folder;
    private final Process server;

    /** @throws IllegalStateException something is not installed, with what to do */
    DriftServer(Path folder, double ppm) throws IOException, InterruptedException {
        this.folder = folder;
        String faketime = faketime();
        Files.writeString(folder.resolve("server.pa"), """
                load-module module-native-protocol-unix socket=%s auth-anonymous=1
                load-module module-null-sink norewinds=1 sink_name=card rate=48000 format=float32le channels=2
                load-module module-remap-source source_name=loop master=card.monitor remix=no
                set-default-sink card
                set-default-source loop
                """.formatted(folder.resolve("pulse.sock")));
        Files.writeString(folder.resolve("asound.conf"), """
                </usr/share/alsa/alsa.conf>
                pcm.!default { type pulse hint { show on description "drifting card" } }
                ctl.!default { type pulse }
                """);
        ProcessBuilder builder = new ProcessBuilder(
                "pulseaudio",
                "--system=no",
                "--daemonize=no",
                "--use-pid-file=no",
                "--fail=yes",
                "-n",
                "-F",
                folder.resolve("server.pa").toString(),
                "--exit-idle-time=-1",
                "--disable-shm=yes",
                "--realtime=no",
                "--high-priority=no");
        builder.environment().putAll(environment());
        builder.environment().put("LD_PRELOAD", faketime);
        builder.environment().put("FAKETIME", String.format(Locale.ROOT, "+0 x%.8f", 1 + ppm * 1e-6));
        builder.environment().put("FAKETIME_NO_CACHE", "1");
        Path log = folder.resolve("server.log");
        server = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        for (int i = 0; i < 100 && server.isAlive(); i++) {
            if (answers()) return;
            Thread.sleep(50);
        }
        server.destroyForcibly();
        throw new IllegalStateException("the sound server did not start: " + Files.readString(log));
    }

    private static String faketime() throws IOException {
        for (String tool : new String[] {"pulseaudio", "pactl", "parec"})
            if (Stream.of(System.getenv("PATH").split(":")).noneMatch(d -> Files.isExecutable(Path.of(d, tool))))
                throw new IllegalStateException(tool + " is not installed: apt-get install pulseaudio pulseaudio-utils"
                        + " libasound2-plugins faketime");
        try (Stream<Path> all =
                Files.find(Path.of("/usr/lib"), 4, (p, a) -> p.endsWith("faketime/libfaketimeMT.so.1"))) {
            return all.findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("libfaketime is not installed: apt-get install faketime"))
                    .toString();
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of("pactl", "info"));
        builder.environment().putAll(environment());
        Process asked = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return asked.waitFor(5, TimeUnit.SECONDS) && asked.exitValue() == 0;
    }

    /** What shows a process this server and no other. */
    Map<String, String> environment() {
        return Map.of(
                "XDG_RUNTIME_DIR", folder.toString(),
                "PULSE_SERVER", "unix:" + folder.resolve("pulse.sock"),
                "PULSE_COOKIE", folder.resolve("cookie").toString(),
                "PULSE_CONFIG_PATH", folder.toString(),
                "PULSE_STATE_PATH", folder.toString(),
                "ALSA_CONFIG_PATH", folder.resolve("asound.conf").toString());
    }

    @Override
    public void close() throws InterruptedException {
        server.destroy();
        if (!server.waitFor(3, TimeUnit.SECONDS)) server.destroyForcibly();
    }
}
