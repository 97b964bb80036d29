package org.longwave.hand;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.longwave.api.AudioEngine;
import org.longwave.api.InsertSetting;
import org.longwave.api.InsertSlot;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Command;
import org.longwave.api.meter.AlarmListener;
import org.longwave.api.output.OnAirListener;
import org.longwave.api.station.Station;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * A plug-in with a thread of its own ({@code hand}): what a test writes into {@code hand.txt} in the home folder it
 * orders from the engine, line by line, and writes each answer, lamp and alarm into {@code heard.txt}.
 */
public final class Hand implements BundleActivator {
    private final Path home = Path.of(System.getenv("LONGWAVE_HOME"));
    private volatile boolean running = true;
    private BundleContext context;

    @Override
    public void start(BundleContext bundle) {
        context = bundle;
        Dictionary<String, Object> none = new Hashtable<>();
        bundle.registerService(OnAirListener.class, state -> say("lights " + state), none);
        bundle.registerService(
                AlarmListener.class,
                a -> say("alarm " + a.name() + (a.raised() ? " raised: " : " over: ") + a.words()),
                none);
        Thread.ofPlatform().name("hand").daemon().start(this::run);
    }

    @Override
    public void stop(BundleContext bundle) {
        running = false;
    }

    private synchronized void say(String line) {
        try {
            Files.writeString(
                    home.resolve("heard.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run() {
        int done = 0;
        try {
            while (running) {
                Thread.sleep(20);
                Path orders = home.resolve("hand.txt");
                List<String> lines = Files.exists(orders) ? Files.readAllLines(orders) : List.of();
                for (; done < lines.size(); done++) answer(done, lines.get(done));
            }
        } catch (IOException | InterruptedException e) {
            say("the hand is gone: " + e);
        }
    }

    private void answer(int number, String line) {
        ServiceReference<AudioEngine> reference = context.getServiceReference(AudioEngine.class);
        try {
            AudioEngine engine = context.getService(reference);
            if (line.equals("frame")) say(number + " frame " + engine.status().frame());
            else if (line.equals("alignment"))
                say(number + " alignment " + station().alignmentDbfs());
            else if (line.equals("save"))
                station()
                        .save()
                        .whenComplete((changes, failure) -> say(number
                                + (failure == null
                                        ? " saved " + String.join(" | ", changes)
                                        : " refused: " + failure.getMessage())));
            else if (line.equals("unlock solo")) engine.lockSolo(false);
            else
                submit(engine, line.split(" "))
                        .whenComplete((applied, failure) -> say(number
                                + (failure == null
                                        ? " applied " + applied.frame()
                                        : " refused: " + failure.getMessage())));
        } catch (ReflectiveOperationException | RuntimeException e) {
            say(number + " failed: " + e);
        }
    }

    private Station station() {
        return context.getService(context.getServiceReference(Station.class));
    }

    /** {@code SetMute strip:host true}, {@code install strip:host 0 longwave.compressor}, {@code clear strip:host 0}. */
    private static CompletableFuture<Applied> submit(AudioEngine engine, String[] words)
            throws ReflectiveOperationException {
        if (words[0].equals("install")) return engine.install(slot(engine, words), InsertSetting.of(words[3]));
        if (words[0].equals("preset")) return engine.choosePreset(slot(engine, words), words[3].replace('_', ' '));
        if (words[0].equals("clear")) return engine.clear(slot(engine, words));
        Class<?> type = Class.forName("org.longwave.api.command." + words[0]);
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            types[i] = components[i].getType();
            String word = words[i + 1];
            if (types[i] == boolean.class) values[i] = Boolean.valueOf(word);
            else if (types[i] == float.class) values[i] = Float.valueOf(word);
            else values[i] = number(engine, word);
        }
        return engine.submit((Command) type.getConstructor(types).newInstance(values));
    }

    private static InsertSlot slot(AudioEngine engine, String[] words) {
        return new InsertSlot(words[1].startsWith("bus:"), number(engine, words[1]), Integer.parseInt(words[2]));
    }

    private static int number(AudioEngine engine, String word) {
        String id = word.substring(word.indexOf(':') + 1);
        return word.startsWith("strip:")
                ? engine.strips().stream()
                        .filter(s -> s.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .number()
                : engine.buses().stream()
                        .filter(b -> b.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .number();
    }
}
