package org.longwave.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another program at work for a test; missing tools are an error, never a skip. The test's thread. */
public final class Tool {
    private Tool() {}

    /** What a program said and how it ended. */
    public record Said(int code, String text) {}

    /** Runs it to its end; its output and complaints together. */
    public static Said run(String... command) throws IOException, InterruptedException {
        return run(List.of(command), 60);
    }

    public static Said run(List<String> command, int patienceSeconds) throws IOException, InterruptedException {
        Path output = Files.createTempFile("longwave-tool", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                return new Said(-1, read(output) + "not done within " + patienceSeconds + " s");
            }
            return new Said(process.exitValue(), read(output));
        } catch (IOException missing) {
            throw new AssertionError(command.getFirst() + " is missing; ./longwave test installs it", missing);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** Runs it and gives its output, or fails the test with what it said. */
    public static String must(String... command) throws IOException, InterruptedException {
        Said said = run(command);
        if (said.code != 0) throw new AssertionError(String.join(" ", command) + " ended with " + said);
        return said.text;
    }
}
