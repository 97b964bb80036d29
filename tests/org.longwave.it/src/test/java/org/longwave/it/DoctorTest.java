package org.longwave.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test's thread. Asks {@code ./longwave doctor} on a machine that is made worse step by step. */
class DoctorTest {
    @TempDir
    Path folder;

    private final Map<String, String> environment = new TreeMap<>();

    /** What it said and its exit code. */
    private record Said(List<String> lines, int code) {
        /** The finding on a line of this kind, which must be there. */
        String finding(String level, String what) {
            String start = String.format("%-4s  %-18s ", level, what);
            return lines.stream()
                    .filter(l -> l.startsWith(start))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no line " + start + "in\n" + String.join("\n", lines)));
        }

        /** The line after it: what to do. */
        String advice(String level, String what) {
            return lines.get(lines.indexOf(finding(level, what)) + 1).strip();
        }
    }

    @BeforeEach
    void wellEquipped() throws IOException {
        environment.put("LONGWAVE_HOME", folder.resolve("home").toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PATH", Files.createDirectory(folder.resolve("bin")) + ":" + System.getenv("PATH"));
        program("mvn", "echo Apache Maven 3.9.9");
        program("chrt", "shift 2; exec \"$@\"");
    }

    /** Puts a program in the place of the machine's own. */
    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve("bin").resolve(name), "#!/bin/sh\n" + script + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private Said doctor(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("longwave.root"), "longwave").toString(), "doctor"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return new Said(Files.readString(output, StandardCharsets.UTF_8).lines().toList(), process.exitValue());
    }

    @Test
    void looksAtEverythingAndFindsNothingThatKeepsLongwaveFromRunning() throws Exception {
        Said said = doctor();
        assertEquals(0, said.code(), said.lines().toString());
        for (String what : List.of("System", "JDK", "Maven", "Real-time", "Timer slack", "Disk space", "Plug-ins"))
            said.finding("OK", what);
        for (String what : List.of("Display", "Sound", "Port 8000", "Memory lock", "Open files", "Memory"))
            assertTrue(said.lines().stream().anyMatch(l -> l.matches("(OK  |WARN)  " + what + " .*")), what);
        assertTrue(said.lines().getLast().matches("Longwave has all it needs\\.|0 FAIL, [0-9]+ WARN"));
    }

    @Test
    void everyWarningSaysWhatToDo() throws Exception {
        environment.put("DISPLAY", "");
        environment.put("WAYLAND_DISPLAY", "");
        List<String> lines = doctor().lines();
        for (int i = 0; i < lines.size(); i++)
            if (lines.get(i).startsWith("WARN") || lines.get(i).startsWith("FAIL"))
                assertTrue(lines.get(i + 1).strip().startsWith("-> "), lines.get(i));
    }

    @Test
    void namesTheRightThatIsMissingForRealTime() throws Exception {
        program("chrt", "echo 'chrt: failed to set pid 0 policy: Operation not permitted' >&2; exit 1");
        Said said = doctor();
        assertTrue(said.finding("WARN", "Real-time").contains("SCHED_FIFO 75 was refused"));
        assertTrue(said.finding("WARN", "Real-time").contains("Operation not permitted"));
        assertTrue(said.advice("WARN", "Real-time").contains("@audio - rtprio 95"));
        assertEquals(0, said.code());
    }

    @Test
    void homeThatIsNoFolderIsAFailure() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        environment.put("LONGWAVE_HOME", file.resolve("home").toString());
        Said said = doctor();
        assertTrue(said.finding("FAIL", "Folder").contains(file.toString()));
        assertTrue(said.advice("FAIL", "Folder").contains("LONGWAVE_HOME"));
        assertEquals(1, said.code());
    }

    @Test
    void mavenThatSaysNothingIsAFailure() throws Exception {
        program("mvn", "exit 1");
        Said said = doctor();
        said.finding("FAIL", "Maven");
        assertEquals(1, said.code());
    }

    @Test
    void portInUseIsAWarning() throws Exception {
        try (ServerSocket taken = take(8000)) {
            assertTrue(taken == null || taken.isBound());
            assertTrue(doctor().finding("WARN", "Port 8000").contains("another program"));
        }
    }

    /** Null: another program has it. */
    private static ServerSocket take(int port) throws IOException {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (BindException e) {
            return null;
        }
    }

    @Test
    void jarThatIsNoPlugInIsNamed() throws Exception {
        environment.put("LONGWAVE_PLUGINS", folder.toString());
        Files.writeString(folder.resolve("notes.jar"), "not a jar");
        String finding = doctor().finding("WARN", "Plug-ins");
        assertTrue(finding.contains("notes.jar is no OSGi bundle"), finding);
    }

    @Test
    void refusesAnArgument() throws Exception {
        Said said = doctor("--deep");
        assertEquals(2, said.code());
        assertEquals(List.of("longwave: unknown argument of doctor: --deep"), said.lines());
    }
}
