package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.Command;
import org.longwave.api.command.FlushInput;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetHold;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetPfl;

/** The command log, its writer driven by hand. */
class CommandLogTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 256);
    private static final Instant STARTED = Instant.parse("2030-01-02T03:04:05.678Z");

    @TempDir
    Path folder;

    private long nanos;
    private long room = Long.MAX_VALUE;

    private CommandLog log(long limitBytes) {
        return new CommandLog(
                FORMAT, folder, new CommandLogFiles(folder, limitBytes, this::disk), () -> nanos, STARTED);
    }

    /** A disk with {@link #room} bytes left: takes what fits of a write, then fails. */
    private OutputStream disk(Path file, boolean append) throws IOException {
        OutputStream real = CommandLogFiles.Disk.real(file, append);
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] b, int from, int length) throws IOException {
                int fits = (int) Math.min(room, length);
                real.write(b, from, fits);
                room -= fits;
                if (fits < length) throw new IOException("No space left on device");
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }

    private static CommandLogEntry applied(long sequence, Command command) {
        return new CommandLogEntry(256 * sequence, sequence, false, "", command, "");
    }

    private CommandLogReader read(String name) throws IOException {
        return CommandLogReader.read(folder.resolve(name));
    }

    @Test
    void everyCommandComesBackBitForBit() throws IOException {
        List<CommandLogEntry> written = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 1; i <= 500; i++) {
            float gain = i == 1
                    ? Float.NEGATIVE_INFINITY
                    : i == 2 ? -0f : i == 3 ? Float.MIN_VALUE : -120 * random.nextFloat();
            Command command = switch (i % 7) {
                case 0 -> new SetBalance(i, 2 * random.nextFloat() - 1);
                case 1, 2, 3 -> new SetFader(i, gain);
                case 4 -> random.nextBoolean() ? new SetMute(i, random.nextBoolean()) : new FlushInput(i);
                case 5 -> random.nextBoolean() ? new SetPfl(i, true) : new SetHold(i, false);
                default -> new SetMaster(1, gain);
            };
            boolean refused = i % 11 == 0;
            written.add(new CommandLogEntry(
                    48_000L * i, i, !refused && i % 5 == 0, refused ? "no-such-strip" : "", command, ""));
        }
        written.add(new CommandLogEntry(1, 501, false, "stale-graph", null, "SwapGraph"));
        CommandLog log = log(CommandLog.FILE_BYTES);
        written.forEach(log::add);
        log.stop();
        CommandLogReader back = read("commands.log");
        assertEquals(written, back.entries());
        assertEquals(new CommandLogHeader(48_000, 2, 256, "plain-4", STARTED, 1), back.header());
        assertTrue(back.isComplete(), back.refused().toString());
    }

    @Test
    void whatTheEngineAppliedAndRefusedIsInTheLogInItsOrder() throws IOException {
        Studio studio = new Studio(FORMAT, 0.5);
        studio.logCommands(folder);
        studio.addStrip(new StripSpec("a", "", "none", "line", 0, 0f, 0f, false, false));
        studio.step();
        int a = studio.strips().getFirst().number();
        studio.submit(new SetFader(a, -6.1f));
        studio.submit(new SetMute(a, true), 700);
        studio.submit(new SetMute(99, true));
        studio.submit(new SetPfl(a, true), 5);
        studio.changeBus(Names.PROGRAM, "", 0f, -3f, 0);
        for (int i = 0; i < 3; i++) studio.step();
        studio.start();
        studio.stop();
        assertEquals(
                List.of(
                        "0 1 applied desk:SwapGraph B0 B1 0=a,-,none,line,0,0.0,false,false,STEREO,1.0,80.0,0,BALANCE,0.0,0.0,false,"
                                + "false,false,false,0.0,program,,false",
                        "256 2 applied SetFader " + a + " -6.1",
                        "256 4 refused:no-such-strip SetMute 99 true",
                        "256 5 late SetPfl " + a + " true",
                        "256 6 applied desk:TuneBus 0 -3.0 false",
                        "700 3 applied SetMute " + a + " true"),
                read("commands.log").entries().stream()
                        .map(CommandLogEntry::text)
                        .toList());
        assertEquals(0, studio.status().commandsUnlogged());
    }

    @Test
    void orderThatFoundTheQueueFullIsInTheLog() throws IOException {
        Studio studio = new Studio(FORMAT, 0.5);
        studio.logCommands(folder);
        int refused = 0;
        while (!studio.submit(new SetMute(0, true)).isCompletedExceptionally()) refused++;
        assertTrue(refused > 0);
        studio.start();
        studio.stop();
        assertEquals(
                "0 0 refused:queue-full SetMute 0 true",
                read("commands.log").entries().getFirst().text());
    }

    @Test
    void neverKeepsMoreThanItsFiles() throws IOException {
        CommandLog log = log(500);
        for (int i = 1; i <= 1000; i++) {
            log.add(applied(i, new FlushInput(i)));
            if (i % 50 == 0) log.doWork();
        }
        log.stop();
        List<CommandLogEntry> all = new ArrayList<>();
        for (int age = CommandLogFiles.FILES - 1; age >= 0; age--) {
            String name = age == 0 ? "commands.log" : "commands." + age + ".log";
            assertTrue(read(name).isComplete(), name);
            assertTrue(Files.size(folder.resolve(name)) < 600, name);
            all.addAll(read(name).entries());
        }
        assertFalse(Files.exists(folder.resolve("commands." + CommandLogFiles.FILES + ".log")));
        assertEquals(1000, all.getLast().sequence());
        for (int i = 1; i < all.size(); i++)
            assertEquals(all.get(i - 1).sequence() + 1, all.get(i).sequence());
        assertTrue(read("commands.log").header().part() > CommandLogFiles.FILES);
    }

    @Test
    void fullQueueIsCountedAndSaidInTheLog() throws IOException {
        CommandLog log = log(CommandLog.FILE_BYTES);
        for (int i = 1; i <= CommandLog.QUEUE + 7; i++) log.add(applied(i, new FlushInput(1)));
        assertEquals(7, log.lost());
        log.stop();
        assertEquals(CommandLog.QUEUE, read("commands.log").entries().size());
        assertEquals(7, read("commands.log").lost());
        assertFalse(read("commands.log").isComplete());
    }

    @Test
    void fullDiskMakesAHoleOfKnownSizeAndTheLogGoesOnAfterwards() throws IOException {
        CommandLog log = log(CommandLog.FILE_BYTES);
        log.add(applied(1, new FlushInput(1)));
        log.doWork();
        room = 30; // one line and a piece of the next
        for (int i = 2; i <= 6; i++) log.add(applied(i, new FlushInput(i)));
        log.doWork();
        assertEquals(4, log.lost());
        log.add(applied(7, new FlushInput(7)));
        log.doWork(); // before it is due again: not even tried
        assertEquals(5, log.lost());
        room = Long.MAX_VALUE;
        nanos += 11_000_000_000L;
        log.add(applied(8, new FlushInput(8)));
        log.stop();
        CommandLogReader back = read("commands.log");
        assertEquals(
                List.of(1L, 2L, 8L),
                back.entries().stream().map(CommandLogEntry::sequence).toList());
        assertEquals(5, back.lost());
        assertEquals(1, back.refused().size());
        assertTrue(back.refused().getFirst().startsWith(folder.resolve("commands.log") + ":4: "), back.refused() + "");
    }

    @Test
    void diskThatStaysFullPushesNoOlderFileOut() throws IOException {
        Files.writeString(folder.resolve("commands.log"), "older\n");
        CommandLog log = log(CommandLog.FILE_BYTES);
        room = 10;
        for (int i = 0; i < 20; i++, nanos += 11_000_000_000L) log.doWork();
        assertEquals("older\n", Files.readString(folder.resolve("commands.1.log")));
        assertFalse(Files.exists(folder.resolve("commands.2.log")));
        room = Long.MAX_VALUE;
        log.add(applied(1, new FlushInput(1)));
        log.stop();
        assertTrue(read("commands.log").isComplete(), read("commands.log").refused() + "");
        assertEquals(1, read("commands.log").header().part());
    }

    @Test
    void folderThatCannotBeMadeCostsTheLogOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        CommandLog log = new CommandLog(FORMAT, file.resolve("log"));
        log.add(applied(1, new FlushInput(1)));
        log.stop();
        assertEquals(1, log.lost());
    }

    @Test
    void lineCutOffByAKillIsRefusedAndTheOthersAreRead() throws IOException {
        CommandLog log = log(CommandLog.FILE_BYTES);
        log.add(applied(1, new SetFader(1, -10.25f)));
        log.add(applied(2, new SetFader(1, -12.5f)));
        log.stop();
        Path file = folder.resolve("commands.log");
        String text = Files.readString(file);
        for (int cut = 1; cut < "512 2 applied SetFader 1 -12.5\n".length(); cut++) {
            Files.writeString(file, text.substring(0, text.length() - cut));
            CommandLogReader back = read("commands.log");
            assertEquals(1, back.entries().size());
            assertEquals(1, back.refused().size(), "cut by " + cut);
            assertTrue(
                    back.refused().getFirst().startsWith(file + ":3: "),
                    back.refused().getFirst());
            assertTrue(
                    back.refused().getFirst().endsWith("was cut off"),
                    back.refused().getFirst());
        }
    }

    @Test
    void malformedLinesAreNamedByFileAndLine() throws IOException {
        List<String> bad = List.of(
                "512 2 applied",
                "x 2 applied FlushInput 1",
                "512 -2 applied FlushInput 1",
                "99999999999999999999 2 applied FlushInput 1",
                "512 2 perhaps FlushInput 1",
                "512 2 refused: FlushInput 1",
                "512 2 applied FlushInput",
                "512 2 applied FlushInput 1 2",
                "512 2 applied FlushInput one",
                "512 2 applied SetFader 1 loud",
                "512 2 applied SetFader 1 11.0",
                "512 2 applied SetFader 1 1e0",
                "512 2 applied SetFader 1 -6",
                "512 2 applied SetMute 1 yes",
                "512 2 applied SetBalance 1 NaN",
                "512 2 applied Explode 1 2",
                "512 2 applied desk:rm -rf *",
                "512 2 applied SetMute 1 tr512 3 applied SetMute 1 true",
                "lost many",
                "lost 0",
                "\u0000\u00ff");
        Path file = folder.resolve("bad.log");
        String good = "1 1 applied FlushInput 7\n";
        Files.writeString(
                file, CommandLogHeader.of(FORMAT, STARTED, 1).text() + "\n" + String.join("\n", bad) + "\n" + good);
        CommandLogReader back = CommandLogReader.read(file);
        assertEquals(1, back.entries().size());
        assertEquals(bad.size(), back.refused().size(), back.refused().toString());
        for (int i = 0; i < bad.size(); i++)
            assertTrue(
                    back.refused().get(i).startsWith(file + ":" + (i + 2) + ": "),
                    back.refused().get(i));
    }

    @Test
    void fileWithoutItsFirstLineIsNotComplete() throws IOException {
        Path file = folder.resolve("headless.log");
        for (String first : List.of("", "1 1 applied FlushInput 7\n", "longwave-commands 2 rateHz=1\n")) {
            Files.writeString(file, first);
            CommandLogReader back = CommandLogReader.read(file);
            assertNull(back.header());
            assertFalse(back.isComplete());
            assertTrue(back.refused().getFirst().startsWith(file + ":1: "), first);
        }
        assertThrows(IOException.class, () -> CommandLogReader.read(folder.resolve("nowhere")));
    }

    @Test
    void secondProgramWithTheSameFolderHasFilesOfItsOwn() throws IOException {
        CommandLog first = log(CommandLog.FILE_BYTES);
        CommandLog second = log(CommandLog.FILE_BYTES);
        first.doWork();
        second.doWork();
        first.add(applied(1, new FlushInput(1)));
        second.add(applied(2, new FlushInput(2)));
        first.stop();
        second.stop();
        assertEquals(1, read("commands.log").entries().getFirst().sequence());
        assertEquals(2, read("commands-2.log").entries().getFirst().sequence());
        CommandLog third = log(CommandLog.FILE_BYTES);
        third.stop();
        assertTrue(read("commands.1.log").isComplete());
    }
}
