package org.longwave.ui.tests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

/** The real engine, brought to life by configurations as the station file does; test's thread. */
final class RealStation implements AutoCloseable {
    static final int BLOCK_FRAMES = 256;
    private static final List<String> NEEDED = List.of(
            "org.apache.felix.configadmin",
            "org.apache.felix.scr",
            "org.longwave.engine",
            "org.longwave.effects",
            "org.longwave.player",
            "org.longwave.output.recorder");
    private static final int RATE_HZ = 48_000;

    private final BundleContext context;
    private final List<Configuration> configurations = new ArrayList<>();
    private final MeterFrame meters = new MeterFrame();
    final Path folder;

    private RealStation(BundleContext context) throws IOException, BundleException {
        this.context = context;
        folder = Files.createTempDirectory("longwave-desk");
        for (Bundle b : context.getBundles()) if (NEEDED.contains(b.getSymbolicName())) b.start(Bundle.START_TRANSIENT);
        configure("org.longwave.engine", null, Map.of("blockFrames", BLOCK_FRAMES));
    }

    /** A tone and a recorder. */
    static RealStation recording(BundleContext context) throws IOException, BundleException {
        RealStation station = new RealStation(context);
        station.strip("tone", "Tone", 997, -20);
        station.configure("org.longwave.recorder", "take", Map.of("folder", station.folder.toString()));
        return station;
    }

    /** Two tones, a file that loops, an aux and a record bus. */
    static RealStation mixing(BundleContext context) throws IOException, BundleException {
        RealStation station = new RealStation(context);
        station.configure("org.longwave.bus", "echo", Map.of("label", "Echo"));
        station.configure("org.longwave.bus", "tape", Map.of("label", "Tape"));
        station.strip("tone", "Tone", 1500, -20);
        station.strip("hum", "Hum", 250, -30);
        Path file = station.folder.resolve("song.wav");
        Files.write(file, song());
        station.configure(
                "org.longwave.player", "song", Map.of("file", file.toString(), "loop", true, "autoplay", true));
        station.configure("org.longwave.strip", "song", Map.of("input", "song", "label", "Song", "kind", "player"));
        return station;
    }

    /** Many strips whose levels move, below each other's noise. */
    static RealStation large(BundleContext context, int strips) throws IOException, BundleException {
        RealStation station = new RealStation(context);
        for (int n = 1; n <= strips; n++) {
            station.configure("org.longwave.signal", "s" + n, Map.of("kind", "pink", "levelDb", -18.0 - n % 30));
            station.configure(
                    "org.longwave.strip",
                    "s" + n,
                    Map.of("input", "s" + n, "label", "Strip " + n, "faderDb", -20.0 - n % 9));
        }
        return station;
    }

    private void strip(String name, String label, double hz, double levelDb) throws IOException {
        configure("org.longwave.signal", name, Map.of("kind", "sine", "freqHz", hz, "levelDb", levelDb));
        configure("org.longwave.strip", name, Map.of("input", name, "label", label, "kind", "system"));
    }

    /** A second of 400 Hz at -26 dBFS: 16 bit, mono. */
    private static byte[] song() {
        int bytes = 2 * RATE_HZ;
        ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(RATE_HZ).putInt(2 * RATE_HZ);
        wav.putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        for (int i = 0; i < RATE_HZ; i++)
            wav.putShort((short) Math.round(32_768 * 0.05 * Math.sin(2 * Math.PI * 400 * i / RATE_HZ)));
        return wav.array();
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

    /** Gone when this returns: the next station finds a free place. */
    @Override
    public void close() throws IOException {
        for (Configuration c : configurations.reversed()) c.delete();
        for (int i = 0; i < 500 && engine() != null; i++) Hands.pause(20);
        if (engine() != null) throw new AssertionError("the engine stays although its configuration is gone");
    }
}
