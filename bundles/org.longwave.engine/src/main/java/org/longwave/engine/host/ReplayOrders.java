package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.render.RenderRefusedException;
import org.longwave.engine.rt.Bus;
import org.longwave.engine.rt.DeskOrder;
import org.longwave.engine.rt.Graph;
import org.longwave.engine.rt.Insert;
import org.longwave.engine.rt.InstallEffect;
import org.longwave.engine.rt.Order;
import org.longwave.engine.rt.RecordedInput;
import org.longwave.engine.rt.SetCeiling;
import org.longwave.engine.rt.Strip;
import org.longwave.engine.rt.SwapGraph;

/**
 * Makes each order of a command log again: the one place where a new kind of order is taught to the render. Its text is
 * the order's {@code toString}. Orders that change only where sound comes from or goes to change nothing here: a strip
 * reads what was recorded. One thread, the renderer's.
 */
final class ReplayOrders {
    /** What the desk orders and the mix does not hear. */
    static final Set<String> UNHEARD = Set.of("SetFeed", "SwapRing", "SetTap");

    /** A strip of the desk as it stands now. */
    record Seat(StripSpec spec, Strip strip, RecordedInput input) {}

    private final StreamFormat format;
    private final Bus program;
    private final Bus monitor;
    private final Map<String, EffectFactory> factories;
    private final EffectWarmUp warmUp;
    private Map<Integer, Seat> seats = new LinkedHashMap<>();
    private long graphVersion;

    ReplayOrders(StreamFormat format, Graph first, Bus program, Bus monitor, Map<String, EffectFactory> factories) {
        this.format = format;
        this.program = program;
        this.monitor = monitor;
        this.factories = factories;
        graphVersion = first.version();
        warmUp = new EffectWarmUp(format);
    }

    /** The desk after the last order that was asked for. */
    Map<Integer, Seat> seats() {
        return seats;
    }

    /**
     * The same order for the same frame; null: it changes nothing that is heard.
     *
     * @throws IllegalArgumentException one sentence: it does not fit the desk
     */
    Order of(CommandLogEntry entry) throws RenderRefusedException {
        if (entry.command() != null) return new DeskOrder(entry.command(), entry.frame());
        String[] w = entry.desk().split(" ");
        if (UNHEARD.contains(w[0])) return null;
        return switch (w[0]) {
            case "SwapGraph" -> swapGraph(entry.desk().substring(w[0].length()).strip());
            case "SetCeiling" -> new SetCeiling(w[1].equals("0") ? program : monitor, Float.parseFloat(w[2]));
            case "InstallEffect" -> install(w, entry.frame());
            default -> throw new IllegalArgumentException("the order \"" + w[0] + "\" is not known");
        };
    }

    private Order swapGraph(String words) {
        Map<Integer, Seat> next = new LinkedHashMap<>();
        for (LogWords.Seat s : LogWords.desk(words)) {
            Seat seat = s.spec() == null ? seats.get(s.number()) : seat(s.number(), s.spec());
            if (seat == null) throw new IllegalArgumentException("there was no strip " + s.number() + " yet");
            next.put(s.number(), seat);
        }
        seats = next;
        Strip[] strips = next.values().stream().map(Seat::strip).toArray(Strip[]::new);
        Graph graph = new Graph(graphVersion, strips, program, monitor);
        graphVersion = graph.version();
        return new SwapGraph(graph, words);
    }

    private Seat seat(int number, StripSpec spec) {
        RecordedInput input = new RecordedInput(format);
        return new Seat(
                spec,
                new Strip(number, format, spec.faderDb(), spec.balance(), spec.muted(), spec.pfl(), input),
                input);
    }

    /** Words: name, strip, slot, then none or the recipe. */
    private Order install(String[] w, long frame) throws RenderRefusedException {
        Seat seat = seats.get(Integer.parseInt(w[1]));
        int slot = Integer.parseInt(w[2]);
        if (seat == null || slot < 0 || slot > 3)
            throw new IllegalArgumentException("there is no strip " + w[1] + " with a slot " + slot);
        List<String> recipe = new ArrayList<>(List.of(w).subList(3, w.length));
        if (recipe.equals(List.of("none"))) return new InstallEffect(seat.strip(), slot, null, "", frame);
        String id = LogWords.decode(recipe.get(0));
        String version = LogWords.decode(recipe.get(1));
        EffectFactory factory = factories.get(id);
        if (factory == null)
            throw new RenderRefusedException("the show used the effect \"" + id + "\" version " + version
                    + " from frame " + frame + " on, and it is not installed here; install it and render again");
        String here = LogWords.recipe(factory);
        String then = String.join(" ", recipe);
        if (!here.equals(then))
            throw new RenderRefusedException("the show used the effect \"" + id + "\" version " + version
                    + " from frame " + frame + " on, and version " + factory.version()
                    + " is installed here, or it starts with other settings; the same bits need the same version");
        return new InstallEffect(seat.strip(), slot, fresh(factory), then, frame);
    }

    private Insert fresh(EffectFactory factory) throws RenderRefusedException {
        try {
            return warmUp.tryOut(factory); // exactly as it came on air
        } catch (IllegalStateException e) {
            throw new RenderRefusedException(e.getMessage());
        }
    }
}
