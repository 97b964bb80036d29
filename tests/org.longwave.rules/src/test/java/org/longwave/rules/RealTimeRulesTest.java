package org.longwave.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Code that the engine thread runs keeps its promise, in every bundle. */
class RealTimeRulesTest {
    private final RealTimeRules rules = new RealTimeRules(ClassIndex.of(Checkout.bundles().stream()
            .map(Checkout::classes)
            .filter(Files::isDirectory)
            .toList()));

    @Test
    void realTimeCodeKeepsItsPromise() {
        assertEquals("", String.join("\n", rules.offences()));
    }

    @Test
    void commandsAreFoundAndChecked() {
        List<String> found = rules.realTimeMethods("org/longwave/api/command/");
        assertTrue(found.contains("org/longwave/api/command/SetFader.applyTo"), found.toString());
    }

    @Test
    void engineHasRealTimeMethods() {
        List<String> found = rules.realTimeMethods("org/longwave/engine/");
        assertTrue(found.size() >= 10, "a rule over nothing proves nothing: " + found);
    }

    @Test
    void effectsInheritThePromiseWithoutAMark() {
        List<String> found = rules.realTimeMethods("org/longwave/engine/host/Trainers");
        for (String method : List.of("process", "reset", "set", "latencyFrames"))
            assertTrue(found.contains("org/longwave/engine/host/Trainers$Smooth." + method), found.toString());
    }

    @Test
    void effectsAreFoundAndChecked() {
        List<String> found = rules.realTimeMethods("org/longwave/effects/");
        for (String type : List.of("ParametricEq", "GraphicEq", "Compressor", "Gate", "DeEsser", "Leveller", "Ducker"))
            assertTrue(found.contains("org/longwave/effects/" + type + ".process"), type + " in " + found);
        assertTrue(rules.realTimeMethods("org/longwave/dsp/TruePeakLimiter").size() > 5);
    }
}
