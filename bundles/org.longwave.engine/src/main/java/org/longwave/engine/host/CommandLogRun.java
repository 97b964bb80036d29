package org.longwave.engine.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.longwave.api.render.RenderRefusedException;

/**
 * A whole run of the engine out of the files of its command log, checked: it begins with frame 0 and has no hole.
 * Control room.
 *
 * @param orders those that were carried out (or that an effect threw at), in the order they were
 * @param gaps length of each gap by the frame at which it began
 * @param endFrame everything before it is in the log
 */
record CommandLogRun(CommandLogHeader header, List<CommandLogEntry> orders, Map<Long, Long> gaps, long endFrame) {
    private static final String UNHEALABLE = "; a show can be rendered again only from a whole log";

    private record Part(Path file, CommandLogReader log) {}

    /**
     * @param log a file of the run, or a folder for the newest run in it
     * @param seconds what is wanted of it; a log without its end must at least reach so far
     */
    static CommandLogRun read(Path log, double seconds) throws IOException, RenderRefusedException {
        Path file = Files.isDirectory(log) ? log.resolve("commands.log") : log;
        if (!Files.isReadable(file))
            throw new RenderRefusedException("there is no command log " + file + "; the name of the file, or of its"
                    + " folder, comes after --log");
        List<Part> parts = parts(file);
        List<CommandLogEntry> all = new ArrayList<>();
        List<LogNote> notes = new ArrayList<>();
        long lastFrame = 0;
        for (Part p : parts) {
            all.addAll(p.log().entries());
            notes.addAll(p.log().notes());
            for (CommandLogEntry e : p.log().entries())
                if (e.sequence() > 0) lastFrame = Math.max(lastFrame, e.frame());
            if (!p.log().refused().isEmpty())
                throw new RenderRefusedException(
                        "the command log cannot be read: " + p.log().refused().getFirst() + UNHEALABLE);
        }
        LogNote.End end = notes.stream()
                .filter(LogNote.End.class::isInstance)
                .map(LogNote.End.class::cast)
                .findFirst()
                .orElse(null);
        checkWhole(parts, all, end);
        int rateHz = parts.getFirst().log().header().rateHz();
        if (end == null && seconds * rateHz > lastFrame)
            throw new RenderRefusedException("the command log " + file + " was cut off: its end is missing, its last"
                    + " order is at frame " + lastFrame + "; render less than that, with --for "
                    + lastFrame / rateHz + "s");
        return run(parts.getFirst().log().header(), all, notes, end == null ? lastFrame : end.frame());
    }

    private static List<Part> parts(Path file) throws IOException, RenderRefusedException {
        CommandLogReader named = CommandLogReader.read(file);
        if (named.header() == null)
            throw new RenderRefusedException(
                    "this is no command log: " + named.refused().getFirst());
        List<Part> parts = new ArrayList<>();
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            for (Path f : files.filter(f -> f.getFileName().toString().endsWith(".log"))
                    .toList()) {
                CommandLogReader log = f.equals(file.toAbsolutePath()) ? named : CommandLogReader.read(f);
                if (log.header() != null
                        && log.header().started().equals(named.header().started())) parts.add(new Part(f, log));
            }
        }
        if (parts.isEmpty()) parts.add(new Part(file, named));
        parts.sort(Comparator.comparingInt(p -> p.log().header().part()));
        for (int i = 0; i < parts.size(); i++)
            if (parts.get(i).log().header().part() != i + 1)
                throw new RenderRefusedException(
                        "of the run of " + named.header().started() + " part " + (i + 1)
                                + " of the command log is missing in "
                                + file.toAbsolutePath().getParent()
                                + "; what had been heard before cannot be made up, so a render begins with the first part");
        return parts;
    }

    /** The engine numbers the orders it takes: each number is in the log once, or was waiting at the end. */
    private static void checkWhole(List<Part> parts, List<CommandLogEntry> all, LogNote.End end)
            throws RenderRefusedException {
        BitSet seen = new BitSet();
        Map<Integer, Long> frames = new HashMap<>();
        for (CommandLogEntry e : all) {
            if (e.sequence() == 0) continue;
            int n = (int) e.sequence();
            if (seen.get(n))
                throw new RenderRefusedException(
                        "order " + n + " is twice in the command log, at frame " + e.frame() + UNHEALABLE);
            seen.set(n);
            frames.put(n, e.frame());
        }
        long taken = end == null ? seen.length() - 1 : end.sequence();
        long missing = Math.max(0, taken - seen.cardinality());
        long waiting = end == null ? 0 : end.waiting();
        long lost = parts.stream().mapToLong(p -> p.log().lost()).sum();
        if (missing <= waiting && lost == 0) return;
        int hole = seen.nextClearBit(1);
        long after = hole == 1 ? 0 : frames.get(hole - 1);
        throw new RenderRefusedException("the command log has a hole: " + Math.max(missing - waiting, lost)
                + " lines are missing, the first one after frame " + after + UNHEALABLE);
    }

    /** Also in vain: the block was cut at its frame, and a ramp's rounding depends on where it is cut. */
    private static boolean wasCarriedOut(CommandLogEntry e) {
        boolean tried = e.command() != null && e.sequence() > 0 && !e.refused().equals(OrderDesk.STORE_FULL);
        return e.refused().isEmpty() || tried;
    }

    private static CommandLogRun run(
            CommandLogHeader header, List<CommandLogEntry> all, List<LogNote> notes, long endFrame)
            throws RenderRefusedException {
        List<CommandLogEntry> orders =
                all.stream().filter(CommandLogRun::wasCarriedOut).toList();
        Map<Long, Long> gaps = new HashMap<>();
        for (LogNote note : notes) {
            if (note instanceof LogNote.Gap g) gaps.put(g.frame(), g.frames());
            if (note instanceof LogNote.Failed f)
                throw new RenderRefusedException("the engine failed in the block at frame " + f.frame()
                        + "; what it made then cannot be made again");
        }
        return new CommandLogRun(header, orders, gaps, endFrame);
    }
}
