package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.longwave.api.BusInfo;
import org.longwave.api.MeterFrame;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Assign;
import org.longwave.api.command.SetBypass;
import org.longwave.api.command.SetDelay;

/** Paths with effects that delay and paths without arrive together, to the frame. */
class AlignmentTest {
    private static final int LATE = 777;

    private final TestDesk desk = new TestDesk();

    /** Two strips with the same impulse at the same frame, each on a bus of its own as well. */
    private void impulses(long when) {
        for (String id : new String[] {"a", "b"}) {
            desk.strip(id, "line", TestDesk.Signal.impulse(when));
            desk.studio.addBus(BusSpec.of("bus-" + id, BusInfo.MIX));
            desk.listen("bus-" + id);
            desk.order(new Assign(desk.strip(id), desk.bus("bus-" + id), true));
        }
        desk.studio.addEffects(TestDesk.Late.factory("late", LATE));
        desk.studio.addEffects(TestDesk.Late.factory("later", 3000));
    }

    private int heardAt(String bus) {
        float[] x = desk.heard(bus, 0);
        int at = -1;
        for (int i = 0; i < x.length; i++)
            if (x[i] != 0) {
                assertEquals(-1, at, bus + " hears it more than once");
                assertEquals(0.5f, x[i], bus);
                at = i;
            }
        return at + (int) desk.firstFrame(bus);
    }

    @Test
    void impulseThroughADelayingEffectAndOneWithoutArriveTogether() {
        impulses(9000);
        desk.studio.installEffect("a", 1, "late");
        desk.run(130);
        assertEquals(9000 + LATE + TestDesk.LIMITER, heardAt("bus-a"));
        assertEquals(9000 + LATE + TestDesk.LIMITER, heardAt("bus-b"));
        float[] sum = desk.program(0);
        assertEquals(1f, sum[9000 + LATE + TestDesk.LIMITER], 0.2f); // the limiter turns it down
        assertEquals(LATE, desk.meters().strip(desk.strip("b"), MeterFrame.ALIGN_FRAMES));
        assertEquals(0, desk.meters().strip(desk.strip("a"), MeterFrame.ALIGN_FRAMES));
    }

    @Test
    void bypassShiftsNothingAndTheSlowestOfAllCounts() {
        impulses(20_000);
        desk.studio.installEffect("a", 0, "late");
        desk.studio.installEffect("a", 2, "later");
        desk.studio.installEffect("b", 3, "late");
        desk.order(new SetDelay(desk.strip("b"), 50));
        desk.run(60);
        desk.order(new SetBypass(desk.strip("a"), 2, true));
        desk.order(new SetBypass(desk.strip("b"), 3, true));
        desk.run(160);
        assertEquals(20_000 + LATE + 3000 + TestDesk.LIMITER, heardAt("bus-a"));
        assertEquals(20_000 + LATE + 3000 + TestDesk.LIMITER + 50, heardAt("bus-b"));
    }

    @Test
    void stripThatComesLaterIsAlignedAndAllAreUntouchedOnceTheEffectHasGone() {
        impulses(20_000);
        desk.studio.installEffect("a", 0, "later");
        desk.run(40);
        desk.tone("c", 997, 0.25);
        desk.run(40);
        assertEquals(3000, desk.meters().strip(desk.strip("c"), MeterFrame.ALIGN_FRAMES));
        desk.studio.removeStrip("a"); // with the effect in it
        desk.run(30);
        assertEquals(0, desk.meters().strip(desk.strip("c"), MeterFrame.ALIGN_FRAMES));
        float[] x = desk.program(0);
        for (int i = x.length - 1000; i < x.length; i++)
            assertEquals(ToneInput.sample(997, 0.25, 48_000, i - TestDesk.LIMITER - 40 * 128), x[i]);
        desk.run(80);
        assertEquals(20_000 + TestDesk.LIMITER, heardAt("bus-b"));
    }

    @Test
    void alignmentComesAndGoesWithoutAClick() {
        desk.tone("a", 200, 0.25);
        desk.tone("b", 150, 0.25);
        desk.studio.addEffects(TestDesk.Late.factory("late", LATE));
        desk.studio.addEffects(TestDesk.Late.factory("later", 3000));
        desk.run(30);
        for (int i = 0; i < 3; i++) {
            desk.studio.installEffect("a", 1, i % 2 == 0 ? "late" : "later");
            desk.run(60);
            desk.studio.installEffect("a", 1, i % 2 == 0 ? "later" : "late");
            desk.run(60);
            desk.studio.removeEffect("a", 1);
            desk.run(60);
        }
        assertTrue(
                TestDesk.roughness(desk.program(0), 1000) < 0.004,
                () -> "" + TestDesk.roughness(desk.program(0), 1000));
    }

    @Test
    void storageGoesBackToThePool() {
        impulses(1);
        long before = desk.studio.pool().lentBytes();
        desk.studio.installEffect("a", 0, "later");
        desk.order(new SetDelay(desk.strip("a"), 30_000));
        desk.run(40);
        assertTrue(desk.studio.pool().lentBytes() > before + 30_000 * 8);
        desk.studio.installEffect("a", 0, "late");
        desk.studio.removeStrip("a");
        desk.studio.removeStrip("b");
        desk.run(40);
        long rings = desk.studio.pool().lentBytes();
        assertTrue(rings < before, rings + " bytes are lent, " + before + " were before"); // the inputs' went too
        assertTrue(desk.studio.inserts().isEmpty());
    }

    @Test
    void effectThatDelaysByMoreThanASecondIsRefused() {
        impulses(1);
        desk.studio.addEffects(TestDesk.Late.factory("too-late", 48_001));
        CompletableFuture<Applied> answer = desk.studio.installEffect("a", 0, "too-late");
        desk.run(2);
        ExecutionException e = Assertions.assertThrows(ExecutionException.class, answer::get);
        assertTrue(e.getCause().getMessage().contains("up to one second"), e.getCause()::getMessage);
    }
}
