package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ResourceBundle;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputControl;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.Priority;
import org.longwave.engine.rt.Mixer;
import org.longwave.engine.rt.Order;

/** Storms of errors, under a hand clock. */
class QuietLogTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<String> said = new ArrayList<>();
    private long nanos = -5 * SECOND;
    private final QuietLog log = new QuietLog(
            new Logger() {
                @Override
                public String getName() {
                    return "test";
                }

                @Override
                public boolean isLoggable(Level level) {
                    return true;
                }

                @Override
                public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
                    said.add(message);
                }

                @Override
                public void log(Level level, ResourceBundle bundle, String format, Object... params) {
                    said.add(format);
                }
            },
            () -> nanos);

    private void fail(String message) {
        log.log(Level.WARNING, message, null);
    }

    @Test
    void saysTheSameMessageOnceInTenSecondsAndThenHowManyMore() {
        for (int i = 0; i < 1000; i++, nanos += SECOND / 100) fail("no card");
        assertEquals(List.of("no card"), said);
        fail("no card");
        assertEquals(List.of("no card", "999 more like it: no card", "no card"), said);
    }

    @Test
    void numbersMakeNoOtherMessage() {
        for (int i = 0; i < 100; i++) fail("no answer after " + i + " ms");
        assertEquals(List.of("no answer after 0 ms"), said);
    }

    @Test
    void anotherMessageIsSaidAtOnceAndTellsWhatWasHeldBack() {
        fail("no card");
        fail("no card");
        fail("no disk");
        assertEquals(List.of("no card", "no disk"), said);
        nanos += 10 * SECOND;
        fail("no net");
        assertEquals(List.of("no card", "no disk", "1 more like it: no card", "no net"), said);
    }

    @Test
    void whatWasHeldBackIsSaidAtTheEndButNoMoreOften() {
        for (int i = 0; i < 3; i++) fail("no card");
        log.settle();
        assertEquals(List.of("no card"), said);
        nanos += 10 * SECOND;
        log.settle();
        log.settle();
        assertEquals(List.of("no card", "2 more like it: no card"), said);
    }

    @Test
    void manyKindsOfMessagesFloodNothingEither() {
        for (int i = 0; i < 100_000; i++) {
            StringBuilder letters = new StringBuilder();
            for (int n = i; n > 0; n /= 26) letters.append((char) ('a' + n % 26));
            fail("broken " + letters);
        }
        assertEquals(65, said.size());
        nanos += 10 * SECOND;
        fail("no card");
        assertEquals("99935 more like it: other messages", said.get(65));
    }

    /** Runs {@code storm} and returns what it wrote to the log of {@code type}. */
    private static List<String> logOf(Class<?> type, Runnable storm) {
        List<String> records = Collections.synchronizedList(new ArrayList<>());
        java.util.logging.Logger logger = java.util.logging.Logger.getLogger(type.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord r) {
                records.add(r.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            storm.run();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        return records;
    }

    @Test
    void outputsThatKeepFailingAreNamedOnce() {
        StreamFormat format = new StreamFormat(48_000, 2, 256);
        Studio studio = new Studio(format, 0.5);
        List<String> records = logOf(ConsumerRunner.class, () -> {
            for (int i = 0; i < 200; i++) {
                ConsumerRunner runner =
                        studio.addConsumer("storm", Names.PROGRAM, Priority.RECORDING, new BusConsumer() {
                            @Override
                            public void open(StreamFormat f) throws DeviceException {
                                throw new DeviceException(DeviceException.Reason.IO, "planted");
                            }

                            @Override
                            public void block(AudioBlock block) {}

                            @Override
                            public void close() {}
                        });
                runner.doWork();
            }
        });
        assertEquals(1, records.size(), records.toString());
        assertTrue(records.getFirst().startsWith("output storm: planted"), records.toString());
    }

    @Test
    void inputsThatBreakAgainAndAgainAreNamedOnce() {
        Studio studio = new Studio(new StreamFormat(48_000, 2, 256), 0.5);
        List<String> records = logOf(InputRunner.class, () -> {
            for (int i = 0; i < 200; i++) {
                AudioInput broken = new AudioInput() {
                    @Override
                    public void open(StreamFormat f, InputControl control) {}

                    @Override
                    public int read(float[][] planar, int frames) {
                        throw new IllegalStateException("planted");
                    }

                    @Override
                    public void close() {}
                };
                studio.addInput("storm", true, broken);
                studio.addStrip(new StripSpec("s", "", "storm", "line", 0, 0f, 0f, false, false));
                studio.inputRunner("storm").doWork();
                studio.step();
                studio.removeInput("storm", broken);
                studio.removeStrip("s");
                studio.step();
            }
        });
        assertEquals(1, records.size(), records.toString());
        assertTrue(records.getFirst().startsWith("input storm: storm failed"), records.toString());
    }

    @Test
    void engineThatFailsInEveryBlockSaysSoOncePerTenSeconds() {
        StreamFormat format = new StreamFormat(48_000, 2, 480);
        Studio studio = new Studio(format, 0.5);
        EngineThread thread = new EngineThread(studio.agent(), Pacer.parking(), Runnable::run);
        List<String> records = logOf(EngineThread.class, () -> {
            for (long block = 0; block < 2500; block++) { // 25 s
                studio.agent().offer(new Order(Order.NOW) {
                    @Override
                    protected int apply(Mixer mixer) {
                        throw new IllegalStateException("planted");
                    }
                });
                thread.step(format.nanosOf(block * 480));
            }
        });
        assertEquals(
                List.of(
                        "the engine failed in a block",
                        "the engine failed in 1000 blocks, the last time so",
                        "the engine failed in 1000 blocks, the last time so"),
                records);
        assertEquals(2500 * 480, studio.agent().gapFrames());
    }
}
