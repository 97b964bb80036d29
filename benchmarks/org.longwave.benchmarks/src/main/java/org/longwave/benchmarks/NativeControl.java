package org.longwave.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A contender written in C or Rust, compiled for this machine when its compiler is here; our own sources in
 * {@code benchmarks/native}, a Rust crate's from a checkout that an environment variable names.
 */
public final class NativeControl {
    private static final Pattern VALUE = Pattern.compile("(\\w+)=([0-9.]+)");
    private static final Path SOURCES = Path.of("benchmarks", "native");
    private static final Path BUILD = Path.of("build", "native");

    private final Path program;
    private final String whyNot;

    private NativeControl(Path program, String whyNot) {
        this.program = program;
        this.whyNot = whyNot;
    }

    /** One of our C programs, by {@code cc -O3 -march=native}. */
    public static NativeControl c(String name) {
        Path program = BUILD.resolve(name).toAbsolutePath();
        String source = SOURCES.resolve(name + ".c").toString();
        return built(
                program, BUILD, List.of("cc", "-O3", "-march=native", "-pthread", "-o", program.toString(), source));
    }

    /** A Rust crate from the checkout in {@code LONGWAVE_RTRB} or {@code LONGWAVE_SPMCQ}, in our harness, by cargo. */
    public static NativeControl crate(String name) {
        String variable = "LONGWAVE_" + name.toUpperCase(java.util.Locale.ROOT);
        String checkout = System.getenv(variable);
        if (checkout == null) return new NativeControl(null, variable + " names no checkout of " + name);
        Path folder = BUILD.resolve("longwave-" + name);
        try {
            Files.createDirectories(folder.resolve("src"));
            String manifest = Files.readString(SOURCES.resolve("Cargo.toml.in"))
                    .replace("@CRATE@", name)
                    .replace("@CHECKOUT@", Path.of(checkout).toAbsolutePath().toString());
            Files.writeString(folder.resolve("Cargo.toml"), manifest);
            for (String[] file : new String[][] {{name + ".rs", "main.rs"}, {"lane.rs", "lane.rs"}})
                Files.writeString(folder.resolve("src").resolve(file[1]), Files.readString(SOURCES.resolve(file[0])));
        } catch (IOException e) {
            return new NativeControl(null, e.toString());
        }
        Path manifest = folder.resolve("Cargo.toml");
        Path program = folder.resolve("target").resolve("release").resolve("longwave-" + name);
        return built(
                program.toAbsolutePath(),
                folder,
                List.of("cargo", "build", "--release", "--offline", "--quiet", "--manifest-path", manifest.toString()));
    }

    private static NativeControl built(Path program, Path folder, List<String> command) {
        try {
            Files.createDirectories(folder);
            Process compiler = new ProcessBuilder(command).inheritIO().start();
            int code = compiler.waitFor();
            return code == 0
                    ? new NativeControl(program, "")
                    : new NativeControl(null, command.getFirst() + " ended with exit code " + code);
        } catch (IOException e) {
            return new NativeControl(null, command.getFirst() + " is not here");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NativeControl(null, "interrupted");
        }
    }

    public boolean isThere() {
        return program != null;
    }

    /** Why it is not measured; empty when it is. */
    public String whyNot() {
        return whyNot;
    }

    /** Runs it once; the {@code name=value} pairs it prints. */
    public Map<String, Double> run(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        for (Object argument : arguments) command.add(argument.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IOException(program + " ended with exit code " + process.exitValue());
        Map<String, Double> values = new HashMap<>();
        for (Matcher m = VALUE.matcher(printed); m.find(); ) values.put(m.group(1), Double.parseDouble(m.group(2)));
        return values;
    }
}
