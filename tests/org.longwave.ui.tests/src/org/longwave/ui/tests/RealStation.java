package org.longwave.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.longwave.api.AudioEngine;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.output.OutputControl;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The real engine with a tone and a recorder, brought to life by configurations as the station file does; test's thread. */
final class RealStation implements AutoCloseable {
    private static final List<String> NEEDED = List.of(
            "org.apache.felix.configadmin",
            "org.apache.felix.scr",
            "org.longwave.engine",
            "org.longwave.player",
            "org.longwave.output.recorder");

    private final BundleContext context;
    private final List<Configuration> configurations = new ArrayList<>();
    private final MeterFrame meters = new MeterFrame();
    final Path folder;

    RealStation(BundleContext context) throws IOException, BundleException {
        this.context = context;
        folder = Files.createTempDirectory("longwave-desk");
        for (Bundle b : context.getBundles())
            if (NEEDED.contains(b.getSymbolicName())) b.start(Bundle.START_TRANSIENT);
        configure("org.longwave.engine", null, Map.of("blockFrames", 256));
        configure("org.longwave.signal", "tone", Map.of("kind", "sine", "freqHz", 997.0, "levelDb", -20.0));
        configure("org.longwave.strip", "tone", Map.of("input", "tone", "label", "Tone", "kind", "system"));
        configure("org.longwave.recorder", "take", Map.of("folder", folder.toString()));
    }

    private void configure(String pid, String name, Map<String, Object> settings) throws IOException {
        ConfigurationAdmin admin = service(ConfigurationAdmin.class);
        Configuration c =
                name == null ? admin.getConfiguration(pid, "?") : admin.getFactoryConfiguration(pid, name, "?");
        Hashtable<String, Object> all = new Hashtable<>(settings);
        if (name != null) all.put(Names.NAME, name);
        all.put(Names.ORDER, configurations.size());
        configurations.add(c);
        c.update(all);
    }

    private <T> T service(Class<T> type) {
        ServiceReference<T> reference = context.getServiceReference(type);
        return reference == null ? null : context.getService(reference);
    }

    /** Null until it is there. */
    AudioEngine engine() {
        return service(AudioEngine.class);
    }

    OutputControl recorder() {
        return service(OutputControl.class);
    }

    MeterFrame meters() {
        engine().readMeters(meters);
        return meters;
    }

    @Override
    public void close() throws IOException {
        for (Configuration c : configurations.reversed()) c.delete();
    }
}
