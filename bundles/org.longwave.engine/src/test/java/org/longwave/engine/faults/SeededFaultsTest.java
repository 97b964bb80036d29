package org.longwave.engine.faults;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The heart's tests catch faults: each fault is planted into a copy of the engine's byte code, and the test that
 * promises to see it must fail in that copy - and pass in a copy without the fault. What only a race can show (fences,
 * validation in time) is planted by jcstress's controls; allocation, locks and throwing by the byte-code rules' own
 * fault tests and {@code AllocationTest}.
 */
class SeededFaultsTest {
    private static final long AT_ONCE = Long.MIN_VALUE;

    private record Trial(String title, SeededFault fault, String testClass, String test) {}

    private static final List<Trial> TRIALS = List.of(
            new Trial(
                    "no fade when an input runs dry",
                    SeededFault.store("rt.Feed", "ranDry", "tail"),
                    "host.StudioTest",
                    "starvedInputFadesIsCountedAndComesBack"),
            new Trial(
                    "an underrun is not counted",
                    SeededFault.call("rt.Feed", "ranDry", "add", 0),
                    "host.StudioTest",
                    "starvedInputFadesIsCountedAndComesBack"),
            new Trial(
                    "no trim after a stall",
                    SeededFault.body("rt.Feed", "trim", 0),
                    "rt.FeedTest",
                    "delayReturnsToTargetAfterAStallThatTheRingCouldHold"),
            new Trial(
                    "frames refused by a full ring are not counted",
                    SeededFault.call("host.LiveEdge", "bringAsTheyCome", "add", 0),
                    "host.StudioTest",
                    "fullLiveInputRefusesTheNewestThenReturnsToItsTarget"),
            new Trial(
                    "a full input ring is written over",
                    SeededFault.body("ring.InputWriter", "reserve", 1),
                    "ring.InputRingTest",
                    "usesEverySlotOfAnyCapacity"),
            new Trial(
                    "lost blocks are not counted",
                    SeededFault.call("ring.BusReader", "lose", "add", 0),
                    "ring.BusRingTest",
                    "tellsExactlyWhatWasLost"),
            new Trial(
                    "a lapped reader does not look whether its copy is whole",
                    SeededFault.call("ring.BusReader", "read", "isIntact", 1),
                    "ring.BusRingTest",
                    "tellsExactlyWhatWasLost"),
            new Trial(
                    "storage goes back to the pool while a reader holds it",
                    SeededFault.call("ring.BusReader", "<init>", "retain", 0),
                    "ring.BusRingTest",
                    "ringThatIsRetiredDuringAReadStaysUntilTheReaderCloses"),
            new Trial(
                    "an order for a frame is carried out at once",
                    SeededFault.call("rt.EngineAgent", "takeOrders", "atFrame", AT_ONCE),
                    "host.StudioTest",
                    "orderForAFrameSplitsTheBlockThere"),
            new Trial(
                    "a full queue of orders says that it took one",
                    SeededFault.body("rt.EngineAgent", "offer", 1),
                    "host.StudioTest",
                    "fullQueueIsAnErrorForTheAsker"),
            new Trial(
                    "PFL is added to the monitor instead of replacing it",
                    SeededFault.call("rt.MonitorFeed", "take", "blend", 0),
                    "host.StudioTest",
                    "pflReplacesTheMonitorAndLeavesTheProgrammeAlone"),
            new Trial(
                    "a fader jumps",
                    SeededFault.store("rt.FaderGain", "begin", "frames"),
                    "host.StudioTest",
                    "faderMoveIsExactAndWithoutAClick"),
            new Trial(
                    "the limiter lets peaks through",
                    SeededFault.call("rt.Bus", "publish", "process", 0),
                    "host.StudioTest",
                    "limiterHoldsTheCeilingAndIsSilentBelowIt"),
            new Trial(
                    "NaN goes through",
                    SeededFault.body("rt.StripMeters", "scanIn", 1),
                    "host.StudioTest",
                    "nanFromAnInputNeverReachesTheBus"),
            new Trial(
                    "a failing message floods the log",
                    SeededFault.body("host.QuietLog", "isNew", 1),
                    "host.QuietLogTest",
                    "saysTheSameMessageOnceInTenSecondsAndThenHowManyMore"),
            new Trial(
                    "the engine's gap is not counted",
                    SeededFault.call("rt.EngineAgent", "leaveOut", "add", 0),
                    "host.DrivenEngineTest",
                    "callsThatNeverCameAreAGap"));

    @TestFactory
    Stream<DynamicTest> everyFaultIsCaughtAndWithoutItTheTestPasses() {
        return TRIALS.stream()
                .map(t -> DynamicTest.dynamicTest(t.title(), () -> {
                    assertNull(
                            new EngineCopy(null).run(t.testClass(), t.test()),
                            "the test fails in a copy without the fault");
                    assertNotNull(
                            new EngineCopy(t.fault()).run(t.testClass(), t.test()), "nobody noticed: " + t.title());
                }));
    }
}
