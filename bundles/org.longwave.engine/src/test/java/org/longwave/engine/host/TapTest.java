package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.SetFader;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.Priority;

/** One strip alone, read as a bus, under the hand clock. */
class TapTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 128);
    private static final int LATENCY = TestDesk.LIMITER;

    private final Studio studio = new Studio(FORMAT, 0.5);

    private static StripSpec strip(String id) {
        return new StripSpec(id, "", id, "line", 0, 0f, 0f, false, false);
    }

    private ConsumerRunner listen(String bus, Listener listener) {
        return studio.addConsumer(bus, bus, Priority.RECORDING, listener);
    }

    private void run(int blocks, ConsumerRunner... readers) {
        for (int i = 0; i < blocks; i++) {
            InputRunner input = studio.inputRunner("a");
            for (int k = 0; k < 2000 && input != null && input.doWork(); k++) Thread.onSpinWait();
            studio.step();
            for (ConsumerRunner r : readers) while (r.doWork()) Thread.onSpinWait();
        }
    }

    @Test
    void inputTapIsWhatTheStripReadWhateverItsFaderDoes() {
        studio.addInput("a", false, new ToneInput(997, 0.5));
        studio.addStrip(new StripSpec("a", "", "a", "line", 0, -20f, 0.5f, true, false));
        Listener heard = new Listener();
        run(50, listen(Names.STRIP_TAP + "a", heard));
        float[] left = heard.channel(0);
        assertEquals(50 * 128, left.length);
        assertEquals(0, heard.firstFrame);
        for (int i = 0; i < left.length; i++) assertEquals(ToneInput.sample(997, 0.5, 48_000, i), left[i]);
    }

    @Test
    void postTapIsWhatTheStripAddsToTheProgramme() {
        studio.addInput("a", false, new ToneInput(997, 0.5));
        studio.addStrip(strip("a"));
        Listener post = new Listener();
        Listener program = new Listener();
        ConsumerRunner one = listen(Names.POST_TAP + "a", post);
        ConsumerRunner two = listen(Names.PROGRAM, program);
        run(10, one, two);
        int a = studio.strips().getFirst().number();
        studio.submit(new SetFader(a, -7f), 10 * 128 + 55); // a ramp that begins within a block
        run(40, one, two);
        float[] tapped = post.channel(1);
        float[] whole = program.channel(1);
        for (int i = 0; i < tapped.length - LATENCY; i++) assertEquals(tapped[i], whole[i + LATENCY], "frame " + i);
        assertTrue(Math.abs(tapped[40 * 128] / ToneInput.sample(997, 0.5, 48_000, 40 * 128) - 0.4467) < 1e-3);
    }

    @Test
    void silenceIsWrittenToo() {
        studio.addStrip(strip("a"));
        Listener heard = new Listener();
        run(20, listen(Names.STRIP_TAP + "a", heard));
        assertEquals(20 * 128, heard.channel(0).length);
        assertEquals(0, heard.gaps);
        assertArrayEquals(new float[20 * 128], heard.channel(0));
    }

    @Test
    void waitsForAStripThatIsNotThereAndFollowsWhenItGoesAndComes() {
        Listener heard = new Listener();
        ConsumerRunner reader = listen(Names.STRIP_TAP + "a", heard);
        run(5, reader);
        ConsumerInfo info = studio.consumers().getFirst();
        assertEquals("there is no strip \"a\" now; its sound follows when it is there", info.detail());
        assertEquals(0, heard.channel(0).length);
        studio.addInput("a", false, new ToneInput(997, 0.5));
        studio.addStrip(strip("a"));
        run(10, reader);
        assertEquals("", studio.consumers().getFirst().detail());
        assertEquals(5 * 128, heard.firstFrame);
        assertEquals(ToneInput.sample(997, 0.5, 48_000, 1), heard.channel(0)[1]);
        studio.removeStrip("a");
        run(20, reader); // it fades out for six of them
        assertEquals(16 * 128, heard.channel(0).length);
        studio.addStrip(strip("a"));
        run(3, reader);
        assertEquals(19 * 128, heard.channel(0).length);
        assertEquals(14 * 128, heard.gaps);
        assertEquals(0, heard.lost);
    }

    @Test
    void ringIsThereOnlyWhileSomebodyReads() {
        studio.addStrip(strip("a"));
        run(2);
        long before = studio.pool().lentBytes();
        Listener first = new Listener();
        Listener second = new Listener();
        ConsumerRunner one = listen(Names.STRIP_TAP + "a", first);
        listen(Names.STRIP_TAP + "a", second);
        run(2, one);
        long during = studio.pool().lentBytes();
        assertTrue(during > before);
        studio.removeConsumer(first);
        run(2);
        assertEquals(during, studio.pool().lentBytes());
        studio.removeConsumer(second);
        run(1);
        assertEquals(before, studio.pool().lentBytes());
    }

    @Test
    void readerThatLeavesWhileItsStripIsGoneGivesTheRingBack() {
        long before = studio.pool().lentBytes();
        Listener heard = new Listener();
        listen(Names.POST_TAP + "a", heard);
        studio.addStrip(strip("a"));
        run(1);
        studio.removeStrip("a");
        studio.removeConsumer(heard);
        assertTrue(studio.pool().lentBytes() > before, "the engine may still write it");
        run(10);
        assertEquals(before, studio.pool().lentBytes());
    }

    @Test
    void aTapOfNobodyIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> listen(Names.STRIP_TAP, new Listener()));
        assertThrows(IllegalArgumentException.class, () -> listen("strips:a", new Listener()));
    }
}
