package org.longwave.ui.live;

import org.longwave.api.StripInfo;
import org.longwave.api.input.InputInfo;
import org.longwave.ui.desk.DeskState;

/** Any thread. What a strip says about its source. */
record StripState(boolean alarm, String line, String sign, String sentence) {
    static StripState of(StripInfo strip, DeskState desk) {
        InputInfo input = desk.inputs().get(strip.input());
        if (input == null)
            return new StripState(
                    true,
                    "NO INPUT",
                    "NO INPUT",
                    "The input \"" + strip.input() + "\" is not there. The strip is silent.");
        String name = input.name();
        return switch (input.state()) {
            case RUNNING -> calm(input.live() ? name + " \u00b7 live" : name);
            case OPENING -> calm(name + " \u00b7 opening");
            case HELD -> calm(name + " \u00b7 held");
            case ENDED -> calm(name + " \u00b7 ended");
            case FAILED -> new StripState(true, "NO SIGNAL", "NO SIGNAL", input.detail());
        };
    }

    private static StripState calm(String line) {
        return new StripState(false, line, "", "");
    }
}
