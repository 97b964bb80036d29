package org.longwave.engine.host;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.Applied;
import org.longwave.engine.ring.BusReader;
import org.longwave.engine.ring.BusRing;
import org.longwave.engine.ring.StoragePool;
import org.longwave.engine.rt.SetTap;
import org.longwave.engine.rt.Strip;
import org.longwave.engine.rt.Tap;

/**
 * Which strips are listened to alone: control room, under the desk's lock. A tap's ring is there from the first reader
 * to the last; it outlives the strip, so that a reader waits for a strip that is not there yet and follows when it goes
 * and comes back. Only strips that run have it written.
 */
final class Taps {
    private record Key(String stripId, int kind) {
        /** @throws IllegalArgumentException it names no strip */
        static Key of(String bus) {
            int kind = bus.startsWith(Names.POST_TAP) ? Tap.POST : Tap.INPUT;
            String id = bus.substring((kind == Tap.POST ? Names.POST_TAP : Names.STRIP_TAP).length());
            if (id.isBlank())
                throw new IllegalArgumentException("\"" + bus + "\" names no strip; write " + bus + "NAME");
            return new Key(id, kind);
        }
    }

    private static final class Seat {
        private final BusRing ring;
        private int readers;
        /** The last order after which the engine does, or no longer does, write the ring. */
        private CompletableFuture<?> settled = CompletableFuture.completedFuture(null);

        Seat(BusRing ring) {
            this.ring = ring;
        }
    }

    private final StreamFormat format;
    private final double ringSeconds;
    private final StoragePool pool;
    private final OrderDesk orders;
    private final Map<Key, Seat> seats = new HashMap<>();

    Taps(StreamFormat format, double ringSeconds, StoragePool pool, OrderDesk orders) {
        this.format = format;
        this.ringSeconds = ringSeconds;
        this.pool = pool;
        this.orders = orders;
    }

    /** The name of a bus means a strip's tap. */
    static boolean isTap(String bus) {
        return bus.startsWith(Names.STRIP_TAP) || bus.startsWith(Names.POST_TAP);
    }

    /** The strip that a tap's name means. */
    static String stripId(String bus) {
        return Key.of(bus).stripId();
    }

    /** @param strip the strip of that name, null while there is none */
    BusReader join(String bus, int resumeBlocksBehind, Strip strip) {
        Key key = Key.of(bus);
        Seat seat = seats.get(key);
        if (seat == null) {
            seat = new Seat(new BusRing(format, BusRing.blocksFor(format, ringSeconds), pool));
            seats.put(key, seat);
            if (strip != null) seat.settled = orders.mustSend(new SetTap(strip, key.kind(), new Tap(seat.ring)));
        }
        seat.readers++;
        return seat.ring.joinNewest(resumeBlocksBehind);
    }

    /** A reader has gone; with the last one the tap goes too. */
    void leave(String bus, Strip strip) {
        Key key = Key.of(bus);
        Seat seat = seats.get(key);
        if (seat == null || --seat.readers > 0) return;
        seats.remove(key);
        CompletableFuture<?> unwritten =
                strip == null ? seat.settled : orders.mustSend(new SetTap(strip, key.kind(), null));
        unwritten.thenRun(seat.ring::retire);
    }

    /** Before the strip runs: it is heard from its first frame. */
    void equip(String stripId, Strip strip) {
        for (int kind = Tap.INPUT; kind <= Tap.POST; kind++) {
            Seat seat = seats.get(new Key(stripId, kind));
            if (seat != null) strip.startWithTap(kind, new Tap(seat.ring));
        }
    }

    /** @param answer completes when the engine no longer runs the strip */
    void removed(String stripId, CompletableFuture<Applied> answer) {
        for (int kind = Tap.INPUT; kind <= Tap.POST; kind++) {
            Seat seat = seats.get(new Key(stripId, kind));
            if (seat != null) seat.settled = answer;
        }
    }
}
