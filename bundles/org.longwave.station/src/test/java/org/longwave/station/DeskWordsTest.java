package org.longwave.station;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.longwave.api.InsertInfo;
import org.longwave.api.effect.EffectParameter;
import org.longwave.station.DeskWords.Look;

class DeskWordsTest {
    private static final String WHERE = "strip mic, slot 1";

    private final DeskWords words = new DeskWords();

    private static InsertInfo insert(float value, boolean missing, String problem, long faults) {
        EffectParameter p = new EffectParameter("Depth", "dB", 0, 60, 12, false);
        return new InsertInfo(
                false,
                3,
                1,
                "x.duck",
                "Ducker",
                List.of(p),
                List.of(value),
                0,
                false,
                missing,
                problem,
                faults,
                0,
                "host");
    }

    private static Look look(InsertInfo insert) {
        return new Look(Map.of("program", "mix"), Map.of(WHERE, insert));
    }

    @Test
    void saysEachChangeOnce() {
        assertEquals(
                List.of("bus program is there: mix", WHERE + ": Ducker runs, listens to host"),
                words.changes(look(insert(12, false, "", 0))));
        assertEquals(List.of(), words.changes(look(insert(12, false, "", 0))));
        assertEquals(List.of(WHERE + ": Ducker Depth=14.5"), words.changes(look(insert(14.5f, false, "", 0))));
        assertEquals(
                List.of(WHERE + ": Ducker was muted 2 times because it failed or gave no finite numbers"),
                words.changes(look(insert(14.5f, false, "", 2))));
        assertEquals(List.of(WHERE + ": it is gone"), words.changes(look(insert(14.5f, true, "it is gone", 2))));
        assertEquals(
                List.of("bus program has gone", WHERE + ": Ducker has gone"),
                words.changes(new Look(Map.of(), Map.of())));
    }

    @Test
    void missingAndMutedEffectsAreFailures() {
        assertEquals("buses 1  inserts 1", look(insert(12, false, "", 0)).brief());
        Look missing = look(insert(12, true, "it is gone", 0));
        assertEquals("buses 1  inserts 1 (1 not running)", missing.brief());
        assertEquals(List.of("insert on " + WHERE + ": it is gone"), missing.failures());
        assertEquals(List.of(), look(insert(12, false, InsertInfo.ON_TRIAL, 0)).failures());
        assertEquals(List.of(), look(insert(12, false, InsertInfo.ON_TRIAL, 0)).waiting());
        assertEquals(
                List.of("insert on " + WHERE + ": it failed in its trial"),
                look(insert(12, false, "it failed in its trial", 0)).waiting());
        assertEquals(1, look(insert(12, false, "", 1)).failures().size());
    }
}
