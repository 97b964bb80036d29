package org.longwave.ui.scene;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.longwave.api.BusState;
import org.longwave.api.DeskState;
import org.longwave.api.InsertInfo;
import org.longwave.api.RouteInfo;
import org.longwave.api.StripState;
import org.longwave.api.command.Assign;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.Command;
import org.longwave.api.command.PanLaw;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetBusMute;
import org.longwave.api.command.SetBypass;
import org.longwave.api.command.SetChannelMode;
import org.longwave.api.command.SetDelay;
import org.longwave.api.command.SetEffectParameter;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetHighPass;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetPanLaw;
import org.longwave.api.command.SetPolarity;
import org.longwave.api.command.SetSend;
import org.longwave.api.command.SetTrim;
import org.longwave.api.command.SetWidth;
import org.longwave.ui.nls.Nls;

/**
 * Any thread. Finds the orders that bring a scene back: only what differs, only within the scope, never a safe strip.
 * Each of them is a ramp in the engine, so nothing jumps. What cannot be set is said.
 */
public final class SceneRecall {
    private static final float NEAR = 0.005f;

    private final DeskState now;
    private final List<Command> orders = new ArrayList<>();
    private final List<String> notSet = new ArrayList<>();

    /**
     * What a recall touches.
     *
     * @param strips ids; empty: all
     * @param safe ids of strips that are never touched
     * @param buses masters too
     */
    public record Scope(Set<Part> parts, Set<String> strips, Set<String> safe, boolean buses) {
        public static Scope all() {
            return new Scope(Set.of(Part.values()), Set.of(), Set.of(), true);
        }
    }

    /** @param notSet a sentence for each thing of the scene that cannot be set */
    public record Plan(List<Command> orders, List<String> notSet) {}

    private SceneRecall(DeskState now) {
        this.now = now;
    }

    public static Plan plan(Scene scene, DeskState now, Scope scope) {
        SceneRecall recall = new SceneRecall(now);
        recall.strips(scene.desk().getJsonObject("strips"), scope);
        if (scope.buses()) recall.buses(scene.desk().getJsonObject("buses"));
        return new Plan(List.copyOf(recall.orders), List.copyOf(recall.notSet));
    }

    private void strips(JsonObject strips, Scope scope) {
        Map<String, StripState> here = new HashMap<>();
        now.strips().forEach(s -> here.put(s.info().id(), s));
        Predicate<String> meant =
                id -> (scope.strips().isEmpty() || scope.strips().contains(id))
                        && !scope.safe().contains(id);
        for (String id : strips.keySet()) {
            if (!meant.test(id)) continue;
            StripState s = here.get(id);
            JsonObject wanted = strips.getJsonObject(id);
            if (s == null) {
                notSet.add(Nls.text("scene.noStrip", wanted.getString("label", id)));
                continue;
            }
            if (scope.parts().contains(Part.LEVELS)) levels(s, wanted);
            if (scope.parts().contains(Part.INPUT)) input(s, wanted);
            if (scope.parts().contains(Part.ROUTING)) routing(s, wanted);
            if (scope.parts().contains(Part.EFFECTS)) effects(s, wanted);
        }
    }

    private void levels(StripState s, JsonObject w) {
        int n = s.info().number();
        float fader = level(w, "faderDb");
        if (differs(s.faderDb(), fader)) orders.add(new SetFader(n, fader));
        if (s.muted() != w.getBoolean("muted")) orders.add(new SetMute(n, !s.muted()));
        if (differs(s.balance(), number(w, "balance"))) orders.add(new SetBalance(n, number(w, "balance")));
        PanLaw law = PanLaw.valueOf(w.getString("panLaw"));
        if (law != s.law()) orders.add(new SetPanLaw(n, law));
    }

    private void input(StripState s, JsonObject w) {
        int n = s.info().number();
        if (differs(s.trimDb(), number(w, "trimDb"))) orders.add(new SetTrim(n, number(w, "trimDb")));
        boolean left = w.getBoolean("invertLeft");
        boolean right = w.getBoolean("invertRight");
        if (left != s.invertLeft() || right != s.invertRight()) orders.add(new SetPolarity(n, left, right));
        ChannelMode mode = ChannelMode.valueOf(w.getString("mode"));
        if (mode != s.mode()) orders.add(new SetChannelMode(n, mode));
        if (differs(s.width(), number(w, "width"))) orders.add(new SetWidth(n, number(w, "width")));
        float hz = number(w, "highPassHz");
        int slope = w.getInt("highPassSlopeDb");
        if (differs(s.highPassHz(), hz) || slope != s.highPassSlopeDb()) orders.add(new SetHighPass(n, hz, slope));
        int delay = w.getInt("delayFrames");
        if (delay != s.delayFrames()) orders.add(new SetDelay(n, delay));
    }

    private void routing(StripState s, JsonObject w) {
        int n = s.info().number();
        Map<String, BusState> buses = new HashMap<>();
        now.buses().forEach(b -> buses.put(b.info().id(), b));
        Set<Integer> named = new HashSet<>();
        for (JsonValue value : w.getJsonArray("routes")) {
            JsonObject r = value.asJsonObject();
            BusState bus = buses.get(r.getString("bus"));
            if (bus == null) {
                notSet.add(Nls.text("scene.noBus", s.info().label(), r.getString("bus")));
                continue;
            }
            int number = bus.info().number();
            named.add(number);
            route(n, route(s, number), r.getBoolean("assigned"), level(r, "sendDb"), r.getBoolean("preFader"));
        }
        for (RouteInfo r : s.routes())
            if (!named.contains(r.bus())) route(n, r, false, Float.NEGATIVE_INFINITY, r.preFader());
    }

    private static RouteInfo route(StripState s, int bus) {
        for (RouteInfo r : s.routes()) if (r.bus() == bus) return r;
        return new RouteInfo(bus, false, Float.NEGATIVE_INFINITY, false, false);
    }

    private void route(int strip, RouteInfo is, boolean assigned, float sendDb, boolean preFader) {
        if (is.assigned() != assigned) orders.add(new Assign(strip, is.bus(), assigned));
        boolean off = off(sendDb) && off(is.sendDb());
        if (!off && (differs(is.sendDb(), sendDb) || is.preFader() != preFader))
            orders.add(new SetSend(strip, is.bus(), sendDb, preFader));
    }

    private void effects(StripState s, JsonObject w) {
        Map<Integer, InsertInfo> here = new HashMap<>();
        s.inserts().forEach(i -> here.put(i.slot(), i));
        for (JsonValue value : w.getJsonArray("inserts")) {
            JsonObject wanted = value.asJsonObject();
            int slot = wanted.getInt("slot");
            InsertInfo is = here.remove(slot);
            if (is == null || !is.effect().equals(wanted.getString("effect")))
                notSet.add(Nls.text("scene.otherEffect", s.info().label(), slot + 1, wanted.getString("effect")));
            else effect(s, is, wanted);
        }
        for (InsertInfo more : here.values())
            notSet.add(Nls.text("scene.moreEffect", s.info().label(), more.slot() + 1, more.name()));
    }

    private void effect(StripState s, InsertInfo is, JsonObject wanted) {
        int n = s.info().number();
        var values = wanted.getJsonArray("values");
        if (values.size() != is.values().size()) {
            notSet.add(Nls.text("scene.otherVersion", s.info().label(), is.name()));
            return;
        }
        for (int p = 0; p < values.size(); p++) {
            float v = (float) values.getJsonNumber(p).doubleValue();
            if (v != is.values().get(p)) orders.add(new SetEffectParameter(n, is.slot(), p, v));
        }
        boolean bypassed = wanted.getBoolean("bypassed");
        if (bypassed != is.bypassed()) orders.add(new SetBypass(n, is.slot(), bypassed));
    }

    private void buses(JsonObject buses) {
        Map<String, BusState> here = new HashMap<>();
        now.buses().forEach(b -> here.put(b.info().id(), b));
        for (String id : buses.keySet()) {
            BusState b = here.get(id);
            JsonObject w = buses.getJsonObject(id);
            if (b == null) {
                notSet.add(Nls.text("scene.noBusAtAll", w.getString("label", id)));
                continue;
            }
            int n = b.info().number();
            if (differs(b.masterDb(), level(w, "masterDb"))) orders.add(new SetMaster(n, level(w, "masterDb")));
            if (b.muted() != w.getBoolean("muted")) orders.add(new SetBusMute(n, !b.muted()));
        }
    }

    private static float number(JsonObject o, String key) {
        JsonNumber n = o.getJsonNumber(key);
        if (n == null) throw new IllegalArgumentException("\"" + key + "\" is missing");
        return (float) n.doubleValue();
    }

    private static float level(JsonObject o, String key) {
        float db = number(o, key);
        return off(db) ? Float.NEGATIVE_INFINITY : db;
    }

    private static boolean off(float db) {
        return db <= SceneWriter.OFF_DB;
    }

    private static boolean differs(float a, float b) {
        return !(off(a) && off(b)) && Math.abs(a - b) > NEAR;
    }
}
