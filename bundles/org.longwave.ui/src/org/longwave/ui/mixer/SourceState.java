package org.longwave.ui.mixer;

import org.longwave.api.StripInfo;
import org.longwave.api.input.InputInfo;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.nls.Nls;

/**
 * Any thread. What a strip says about its source.
 *
 * @param sign upright over the meter, empty when there is a signal
 * @param sentence why there is none, for the tooltip
 */
record SourceState(boolean alarm, String line, String sign, String sentence) {
    static final SourceState NONE = new SourceState(false, "", "", "");

    static SourceState of(StripInfo strip, DeskState desk) {
        InputInfo input = desk.inputs().get(strip.input());
        String none = Nls.text("mixer.noInput");
        if (input == null) return new SourceState(true, none, none, Nls.text("mixer.noInput.sentence", strip.input()));
        String name = input.name();
        return switch (input.state()) {
            case RUNNING -> calm(input.live() ? name + " \u00b7 " + Nls.text("mixer.source.live") : name);
            case OPENING -> calm(name + " \u00b7 " + Nls.text("mixer.source.opening"));
            case HELD -> calm(name + " \u00b7 " + Nls.text("mixer.source.held"));
            case ENDED -> calm(name + " \u00b7 " + Nls.text("mixer.source.ended"));
            case FAILED -> {
                String words = Nls.text("mixer.noSignal");
                yield new SourceState(true, words, words, input.detail());
            }
        };
    }

    private static SourceState calm(String line) {
        return new SourceState(false, line, "", "");
    }
}
