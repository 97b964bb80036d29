package org.longwave.ui.scene;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.longwave.api.BusState;
import org.longwave.api.DeskState;
import org.longwave.api.InsertInfo;
import org.longwave.api.RouteInfo;
import org.longwave.api.StripState;

/** Any thread. Writes the desk down so that a person can read it: strips and buses by name, units in the keys. */
public final class SceneWriter {
    /** Written for a level of minus infinity, which JSON has no number for. */
    static final double OFF_DB = -120;

    private SceneWriter() {}

    public static JsonObject write(DeskState desk) {
        Map<Integer, String> buses = new TreeMap<>();
        desk.buses().forEach(b -> buses.put(b.info().number(), b.info().id()));
        JsonObjectBuilder strips = Json.createObjectBuilder();
        for (StripState s : desk.strips()) strips.add(s.info().id(), strip(s, buses));
        JsonObjectBuilder all = Json.createObjectBuilder();
        for (BusState b : desk.buses())
            all.add(
                    b.info().id(),
                    Json.createObjectBuilder()
                            .add("label", b.info().label())
                            .add("masterDb", db(b.masterDb()))
                            .add("muted", b.muted()));
        return Json.createObjectBuilder()
                .add("strips", strips)
                .add("buses", all)
                .build();
    }

    private static JsonObjectBuilder strip(StripState s, Map<Integer, String> buses) {
        JsonArrayBuilder routes = Json.createArrayBuilder();
        for (RouteInfo r : s.routes())
            routes.add(Json.createObjectBuilder()
                    .add("bus", buses.getOrDefault(r.bus(), "bus " + r.bus()))
                    .add("assigned", r.assigned())
                    .add("sendDb", db(r.sendDb()))
                    .add("preFader", r.preFader()));
        JsonArrayBuilder inserts = Json.createArrayBuilder();
        for (InsertInfo i : s.inserts()) {
            JsonArrayBuilder values = Json.createArrayBuilder();
            i.values().forEach(v -> values.add(number(v)));
            inserts.add(Json.createObjectBuilder()
                    .add("slot", i.slot())
                    .add("effect", i.effect())
                    .add("bypassed", i.bypassed())
                    .add("values", values));
        }
        return Json.createObjectBuilder()
                .add("label", s.info().label())
                .add("faderDb", db(s.faderDb()))
                .add("muted", s.muted())
                .add("balance", number(s.balance()))
                .add("panLaw", s.law().name())
                .add("trimDb", number(s.trimDb()))
                .add("invertLeft", s.invertLeft())
                .add("invertRight", s.invertRight())
                .add("mode", s.mode().name())
                .add("width", number(s.width()))
                .add("highPassHz", number(s.highPassHz()))
                .add("highPassSlopeDb", s.highPassSlopeDb())
                .add("delayFrames", s.delayFrames())
                .add("routes", routes)
                .add("inserts", inserts);
    }

    private static java.math.BigDecimal db(float value) {
        return value < OFF_DB ? java.math.BigDecimal.valueOf(OFF_DB) : number(value);
    }

    /** The shortest decimal that is this float again. */
    private static java.math.BigDecimal number(float value) {
        return new java.math.BigDecimal(Float.toString(value));
    }
}
