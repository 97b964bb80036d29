package org.longwave.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.longwave.api.CycleHistogram;
import org.longwave.api.EngineStatus;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.Priority;
import org.longwave.api.station.StationFault;

class VerdictTest {
    private final Verdict verdict = new Verdict();

    private static EngineStatus engine(boolean running, long gapFrames) {
        return new EngineStatus(
                running,
                48_000,
                187,
                0.02,
                0,
                0,
                gapFrames,
                3,
                0,
                0,
                0,
                0,
                0,
                "",
                "",
                CycleHistogram.EMPTY,
                CycleHistogram.EMPTY);
    }

    private static InputInfo input(String name, InputInfo.State state) {
        return new InputInfo(name, true, state, "No sound card.", 0, 0, 0, 0, 0, 0);
    }

    private static ConsumerInfo consumer(String name, ConsumerInfo.State state, long lost) {
        return new ConsumerInfo(name, "program", Priority.STREAMING, state, "No sound card.", 1, lost, 0);
    }

    private static OutputStatus output(OutputStatus.State state) {
        return new OutputStatus(
                OutputStatus.Kind.STREAM, state, "No answer.", "http://x/a.mp3", Instant.EPOCH, 0, 0, -1);
    }

    private static Snapshot snapshot(
            EngineStatus engine, InputInfo input, ConsumerInfo consumer, OutputStatus output, StationFault... faults) {
        return new Snapshot(
                48_000,
                engine,
                new float[] {0.1f, 0},
                List.of(input),
                List.of(consumer),
                Map.of("out", output),
                List.of(faults),
                Set.of("mic", "speaker"));
    }

    private static Snapshot well() {
        return snapshot(
                engine(true, 0),
                input("mic", InputInfo.State.RUNNING),
                consumer("out", ConsumerInfo.State.RUNNING, 0),
                output(OutputStatus.State.ON));
    }

    private String judge(Snapshot... looks) {
        for (Snapshot s : looks) verdict.look(s);
        return verdict.failures(looks[looks.length - 1]);
    }

    @Test
    void findsNothingWhereAllIsWell() {
        assertEquals("", judge(well(), well()));
    }

    @Test
    void countsALostBlock() {
        assertEquals(
                "output out lost blocks",
                judge(
                        snapshot(
                                engine(true, 0),
                                input("mic", InputInfo.State.RUNNING),
                                consumer("out", ConsumerInfo.State.RUNNING, 1),
                                output(OutputStatus.State.ON)),
                        well()));
    }

    @Test
    void countsAnEngineThatStandsOrStood() {
        InputInfo mic = input("mic", InputInfo.State.RUNNING);
        ConsumerInfo out = consumer("out", ConsumerInfo.State.RUNNING, 0);
        String failures = judge(
                snapshot(engine(false, 0), mic, out, output(OutputStatus.State.ON)),
                snapshot(engine(true, 256), mic, out, output(OutputStatus.State.ON)));
        assertTrue(failures.contains("stands still") && failures.contains("stood still"), failures);
    }

    @Test
    void forgivesADefaultSoundCardThatWasNeverThere() {
        Snapshot absent = snapshot(
                engine(true, 0),
                input("mic", InputInfo.State.FAILED),
                consumer("speaker", ConsumerInfo.State.FAILED, 0),
                output(OutputStatus.State.ON));
        assertEquals("", judge(absent, absent));
        assertEquals(2, verdict.newAbsences(absent).size());
        assertEquals(0, verdict.newAbsences(absent).size());
    }

    @Test
    void countsASoundCardThatWentAwayAndOneThatWasNamed() {
        ConsumerInfo out = consumer("out", ConsumerInfo.State.RUNNING, 0);
        OutputStatus on = output(OutputStatus.State.ON);
        Snapshot gone = snapshot(engine(true, 0), input("mic", InputInfo.State.FAILED), out, on);
        assertEquals("input mic: No sound card.", judge(well(), gone));
        Snapshot named = snapshot(engine(true, 0), input("desk", InputInfo.State.FAILED), out, on);
        assertTrue(judge(named).contains("input desk: No sound card."));
    }

    @Test
    void countsAnOutputThatGaveUpOrStillTries() {
        InputInfo mic = input("mic", InputInfo.State.RUNNING);
        ConsumerInfo out = consumer("out", ConsumerInfo.State.RUNNING, 0);
        Snapshot trying = snapshot(engine(true, 0), mic, out, output(OutputStatus.State.RETRYING));
        assertEquals("output out is still trying: No answer.", judge(trying));
        assertEquals("", judge(trying, well()));
        assertEquals(
                "output out: No answer.",
                judge(snapshot(engine(true, 0), mic, out, output(OutputStatus.State.FAILED)), well()));
    }

    @Test
    void countsStationFaultsThatStay() {
        StationFault fault = new StationFault(3, "a", "b");
        InputInfo mic = input("mic", InputInfo.State.RUNNING);
        ConsumerInfo out = consumer("out", ConsumerInfo.State.RUNNING, 0);
        Snapshot bad = snapshot(engine(true, 0), mic, out, output(OutputStatus.State.ON), fault);
        assertEquals(List.of(fault), verdict.newFaults(bad));
        assertEquals(List.of(), verdict.newFaults(bad));
        assertEquals("", judge(bad, well()));
        assertEquals("station line 3: a: b", judge(bad, bad));
    }

    @Test
    void saysAllInOneLine() {
        assertEquals(
                "00:01:05  frame 48000 (1.0 s)  program -20.0/-inf dBFS  load 2 %  xruns 3  out: 0 lost"
                        + "  out ON http://x/a.mp3",
                StatusLine.of(Duration.ofSeconds(65), well()));
    }
}
