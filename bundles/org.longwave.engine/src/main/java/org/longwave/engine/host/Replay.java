package org.longwave.engine.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.longwave.api.AudioBlock;
import org.longwave.api.BusInfo;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.render.RenderRefusedException;
import org.longwave.engine.ring.BusReader;
import org.longwave.engine.ring.BusRing;
import org.longwave.engine.rt.Bus;
import org.longwave.engine.rt.EngineAgent;
import org.longwave.engine.rt.Graph;
import org.longwave.engine.rt.Mixer;
import org.longwave.engine.rt.Order;
import org.longwave.engine.rt.Strip;

/**
 * Makes a show again from its command log and its recorded inputs, with the engine's own code and no clock: each block
 * gets the orders of its frames and what its strips read then. Every answer is compared with the log's. The renderer's
 * thread.
 */
final class Replay implements BlockSource {
    private static final int RING_BLOCKS = 4;
    /** More than the engine takes in a block. */
    private static final int ORDERS = 4096;

    private static final String SWAP = "SwapGraph ";

    private final CommandLogRun run;
    private final StreamFormat format;
    private final Path inputs;
    private final Map<String, InputFileReader> files = new HashMap<>();
    private final EngineAgent agent;
    private final ReplayOrders orders;
    /** What is read, and by whom; null while what is rendered is not there. */
    private BusRing heard;

    private BusReader reader;
    /** Frame after the last block; -1 before the first. */
    private long expected = -1;

    private final ArrayDeque<CommandLogEntry> asked = new ArrayDeque<>();
    private int at;

    /** @param inputs folder of the run's recordings */
    Replay(CommandLogRun run, Path inputs, String bus, Map<String, EffectFactory> factories)
            throws RenderRefusedException {
        checkThere(run, bus);
        this.run = run;
        this.inputs = inputs;
        format = format(run.header());
        BusRing[] rings = {new BusRing(format, RING_BLOCKS), new BusRing(format, RING_BLOCKS)};
        List<BusDesk.Placed> buses = List.of(
                placed(BusSpec.of(Names.PROGRAM, BusInfo.MIX), 0, rings[0]),
                placed(BusSpec.of(Names.MONITOR, BusInfo.MONITOR), 1, rings[1]));
        Bus[] first = buses.stream().map(BusDesk.Placed::bus).toArray(Bus[]::new);
        Graph graph = new Graph(0, new Strip[0], first, new Bus[0], new Strip[0]);
        agent = new EngineAgent(format, graph, ORDERS);
        orders = new ReplayOrders(format, bus, graph, buses, rings, factories);
        if (!Files.isDirectory(inputs))
            throw new RenderRefusedException("there are no recorded inputs in " + inputs + "; they are recorded only"
                    + " when the engine's setting recordInputs is true; say with --inputs where they are");
    }

    /** The show has a bus, or for a tap a strip, of this name at some time. */
    private static void checkThere(CommandLogRun run, String bus) throws RenderRefusedException {
        Set<String> there = new TreeSet<>(List.of(Names.PROGRAM, Names.MONITOR));
        for (CommandLogEntry e : run.orders()) {
            if (e.command() != null || !e.desk().startsWith(SWAP)) continue;
            String words = e.desk().substring(SWAP.length());
            for (BusSpec b : BusWords.parse(words).specs().values()) if (b != null) there.add(b.id());
            for (LogWords.Seat s : LogWords.desk(words)) {
                if (s.spec() == null) continue;
                there.add(Names.STRIP_TAP + s.spec().id());
                there.add(Names.POST_TAP + s.spec().id());
            }
        }
        if (!there.contains(bus))
            throw new RenderRefusedException(
                    "the show had no bus \"" + bus + "\"; --bus takes one of " + String.join(", ", there));
    }

    private BusDesk.Placed placed(BusSpec spec, int number, BusRing ring) {
        return new BusDesk.Placed(spec, new Bus(number, format, ring, spec.start(0)));
    }

    private static StreamFormat format(CommandLogHeader h) throws RenderRefusedException {
        if (!h.kernel().equals(Mixer.KERNEL))
            throw new RenderRefusedException("the show was mixed by kernel " + h.kernel() + ", this Longwave has "
                    + Mixer.KERNEL + "; the same bits need the version that was on air");
        try {
            return new StreamFormat(h.rateHz(), h.channels(), h.blockFrames());
        } catch (IllegalArgumentException e) {
            throw new RenderRefusedException("the command log's first line is refused: " + e.getMessage());
        }
    }

    StreamFormat format() {
        return format;
    }

    @Override
    public boolean next(AudioBlock block) throws IOException, RenderRefusedException {
        for (Long gap = run.gaps().get(agent.frame());
                gap != null;
                gap = run.gaps().get(agent.frame())) agent.skip(gap / format.blockFrames());
        long start = agent.frame();
        if (start + format.blockFrames() > run.endFrame()) return false;
        order(start, start + format.blockFrames());
        for (ReplayOrders.Seat seat : orders.seats().values()) feed(seat, start);
        listen();
        agent.doWork();
        compare(start);
        if (reader == null) for (int c = 0; c < block.channels(); c++) Arrays.fill(block.channel(c), 0f);
        else if (reader.read(block) != BusReader.OK)
            throw new RenderRefusedException("the engine made no block at frame " + start);
        block.place(start, 0, expected < 0 ? 0 : start - expected);
        expected = start + format.blockFrames();
        return true;
    }

    /** Before each block: what is rendered may have come, gone, or come again. */
    private void listen() {
        BusRing now = orders.heard();
        if (now == heard) return;
        if (reader != null) reader.close();
        reader = now == null ? null : now.joinNewest(0);
        heard = now;
    }

    private void order(long start, long end) throws RenderRefusedException {
        List<CommandLogEntry> all = run.orders();
        for (; at < all.size() && all.get(at).frame() < end; at++) {
            CommandLogEntry entry = all.get(at);
            Order order = null;
            try {
                if (entry.frame() < start) throw new IllegalArgumentException("its frame is past");
                order = orders.of(entry);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new RenderRefusedException("order " + entry.sequence() + " of the command log at frame "
                        + entry.frame() + " cannot be carried out: " + e.getMessage());
            }
            if (order == null) continue;
            if (!agent.offer(order))
                throw new RenderRefusedException("the command log has more than " + ORDERS
                        + " orders for the block at frame " + start + ", more than an engine takes");
            asked.add(entry);
        }
    }

    private void feed(ReplayOrders.Seat seat, long frame) throws IOException, RenderRefusedException {
        String id = seat.spec().id();
        InputFileReader file = files.get(id);
        if (file == null) {
            Path path = inputs.resolve(LogWords.encode(id) + InputFile.SUFFIX);
            if (!Files.isReadable(path)) throw missing(id, frame);
            file = new InputFileReader(path, format, run.header().started(), id);
            files.put(id, file);
        }
        if (!file.read(frame, seat.input().block())) throw missing(id, frame);
    }

    private RenderRefusedException missing(String strip, long frame) {
        return new RenderRefusedException("the recorded inputs in " + inputs + " have a hole: strip \"" + strip
                + "\" has no samples at frame " + frame + "; render what comes before, with --for "
                + frame / format.rateHz() + "s");
    }

    /** Each order was carried out at its frame, with the result it had then. */
    private void compare(long start) throws RenderRefusedException {
        List<Order> answers = new ArrayList<>();
        for (Order o = agent.pollReply(); o != null; o = agent.pollReply()) answers.add(o);
        answers.sort((a, b) -> Long.compare(a.sequence(), b.sequence()));
        for (Order order : answers) {
            CommandLogEntry entry = asked.poll();
            boolean same = entry != null
                    && OrderDesk.word(order.result()).equals(entry.refused())
                    && order.appliedFrame() == entry.frame();
            if (!same)
                throw new RenderRefusedException("the command log does not fit this engine: " + order
                        + " went otherwise in the block at frame " + start);
        }
        if (!asked.isEmpty())
            throw new RenderRefusedException("the command log does not fit this engine: "
                    + asked.peek().order() + " was not carried out in the block at frame " + start);
    }

    @Override
    public void close() throws IOException {
        if (reader != null) reader.close();
        for (InputFileReader f : files.values()) f.close();
    }
}
