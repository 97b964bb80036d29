package org.longwave.ui.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The test's thread. A screen of its own with a window manager, and one more Longwave upon it as a process of its own. */
final class Screen implements AutoCloseable {
    private static final String RULES = """
            <openbox_config xmlns="http://openbox.org/3.4/rc">
              <theme><name>Onyx</name><titleLayout>L</titleLayout></theme>
            </openbox_config>
            """;

    private final List<Process> processes = new ArrayList<>();
    private final String display;
    private final int scale;
    private final Path folder;

    /** @param scale pixels to a point, 1 or 2; width and height are in points */
    Screen(Path folder, int width, int height, int scale) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.scale = scale;
        Process server = new ProcessBuilder(
                        "Xvfb",
                        "-displayfd",
                        "1",
                        "-nolisten",
                        "tcp",
                        "-screen",
                        "0",
                        width * scale + "x" + height * scale + "x24")
                .redirectError(folder.resolve("xvfb.log").toFile())
                .start();
        processes.add(server);
        BufferedReader said =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String number = said.readLine();
        if (number == null) throw new IOException("Xvfb did not start; see " + folder.resolve("xvfb.log"));
        display = ":" + number.strip();
        Path rules = folder.resolve("openbox.xml");
        Files.writeString(rules, RULES);
        ProcessBuilder manager = new ProcessBuilder("openbox", "--config-file", rules.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openbox.log").toFile());
        manager.environment().put("DISPLAY", display);
        processes.add(manager.start());
    }

    /** Runs an application of this platform to its end; returns its exit code, or -1 when it took too long. */
    int run(String application, List<String> properties, int seconds) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(application, properties))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("longwave.log").toFile());
        builder.environment().put("DISPLAY", display);
        builder.environment().put("GDK_SCALE", Integer.toString(scale));
        Process process = builder.start();
        processes.add(process);
        return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    /** This process's own way of starting, with another application and folders of its own. */
    private List<String> command(String application, List<String> properties) throws IOException {
        ProcessHandle.Info own = ProcessHandle.current().info();
        List<String> command = new ArrayList<>();
        command.add(own.command().orElseThrow());
        command.addAll(properties);
        String[] words = own.arguments().orElseThrow();
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "-testproperties", "-loaderpluginname" -> i++;
                case "-application" -> {
                    command.add(words[i++]);
                    command.add(application);
                }
                case "-data" -> {
                    command.add(words[i++]);
                    command.add(folder.resolve("data").toString());
                }
                case "-configuration" -> {
                    command.add(words[i++]);
                    command.add(configuration(Path.of(words[i].replaceFirst("^file:", ""))));
                }
                default -> command.add(words[i]);
            }
        }
        return command;
    }

    private String configuration(Path own) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("configuration"));
        Files.copy(own.resolve("config.ini"), copy.resolve("config.ini"));
        return copy.toString();
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : processes.reversed()) {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
        }
    }
}
