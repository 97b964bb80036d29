package org.longwave.ui.desk;

import java.util.List;
import org.longwave.api.AudioEngine;
import org.longwave.api.BusInfo;
import org.longwave.api.InsertInfo;
import org.longwave.api.StripInfo;

/** Any thread. Who stands where on the desk: an order that is sent again must find the same one there. */
final class Places {
    private Places() {}

    static String strip(DeskState desk, int number) {
        for (StripInfo s : desk.strips()) if (s.number() == number) return of(s);
        return "no strip " + number;
    }

    static String bus(DeskState desk, int number) {
        for (BusInfo b : desk.buses()) if (b.number() == number) return of(b);
        return "no bus " + number;
    }

    static String effect(InsertInfo i) {
        return (i.onBus() ? "bus " : "strip ") + i.owner() + " slot " + i.slot() + " has " + i.effect();
    }

    private static String of(StripInfo s) {
        return "strip " + s.number() + " is " + s.id();
    }

    private static String of(BusInfo b) {
        return "bus " + b.number() + " is " + b.id();
    }

    /** Whether all of them still stand where they stood; asks the engine, which does not wait. */
    static boolean still(AudioEngine engine, List<String> places) {
        for (String place : places) {
            boolean there = engine.strips().stream().anyMatch(s -> of(s).equals(place))
                    || engine.buses().stream().anyMatch(b -> of(b).equals(place))
                    || engine.inserts().stream().anyMatch(i -> effect(i).equals(place));
            if (!there) return false;
        }
        return true;
    }
}
