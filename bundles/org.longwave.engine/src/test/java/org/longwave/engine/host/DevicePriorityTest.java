package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.longwave.api.AudioBlock;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputControl;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.Priority;

/** Real threads: who goes before others, and that it is said beside the input when one has to do without. */
@EnabledOnOs(OS.LINUX)
class DevicePriorityTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 256);
    private final Studio studio = new Studio(FORMAT, 0.5);
    private final Card card = new Card();
    private final Speaker speaker = new Speaker();

    /** Scheduling policy of the calling thread; 1 is SCHED_FIFO. */
    private static int policy() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[41 - 3]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Card implements AudioInput {
        private volatile int policy = -1;

        @Override
        public void open(StreamFormat format, InputControl control) {}

        @Override
        public int read(float[][] planar, int frames) {
            LockSupport.parkNanos(5_000_000);
            policy = policy();
            for (float[] channel : planar) java.util.Arrays.fill(channel, 0, frames, 0f);
            return frames;
        }

        @Override
        public void close() {}
    }

    private static final class Speaker implements BusConsumer {
        private volatile int policy = -1;

        @Override
        public void open(StreamFormat format) {}

        @Override
        public void block(AudioBlock block) {
            policy = policy();
        }

        @Override
        public void close() {}
    }

    private void start() {
        studio.addInput("card", true, card);
        studio.addStrip(new StripSpec("card", "", "card", "line", 0, 0f, 0f, false, false));
        studio.addConsumer("speaker", Names.PROGRAM, Priority.PLAYBACK, speaker);
        studio.start();
        until(() -> studio.status().running() && card.policy >= 0 && speaker.policy >= 0);
    }

    private static void until(BooleanSupplier what) {
        for (int i = 0; i < 3000 && !what.getAsBoolean(); i++) LockSupport.parkNanos(5_000_000);
        assertTrue(what.getAsBoolean());
    }

    @AfterEach
    void stop() {
        studio.stop();
    }

    @Test
    void aCardAndALoudspeakerGoFirstWhereThatIsAllowed() {
        start();
        int allowed = studio.status().priorityRefused().isEmpty() ? 1 : 0;
        until(() -> card.policy == allowed && speaker.policy == allowed);
        assertEquals("", studio.inputs().getFirst().detail());
    }

    @Test
    void aCardThatFindsNoRoomDoesWithoutAndSaysSo() {
        double all = Runtime.getRuntime().availableProcessors();
        UrgencyBudget.ofMachine().claim(all / 2, 1, 0);
        try {
            start();
            if (studio.status().priorityRefused().isEmpty())
                until(() -> studio.inputs().getFirst().detail().startsWith("No real-time priority for now: "));
            assertEquals(0, card.policy);
        } finally {
            UrgencyBudget.ofMachine().giveBack(all / 2);
        }
    }
}
