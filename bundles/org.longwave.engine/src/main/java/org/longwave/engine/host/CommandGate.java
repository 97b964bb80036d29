package org.longwave.engine.host;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Command;
import org.longwave.api.command.CommandRefusedException;
import org.longwave.api.command.MoveInsert;
import org.longwave.api.command.SetDelay;
import org.longwave.api.command.SetKey;
import org.longwave.api.command.SetSolo;
import org.longwave.api.command.SwapInserts;

/** What a command needs before the engine can carry it out, or why it may not; any thread of the control room. */
final class CommandGate {
    private final OrderDesk orders;
    private final EffectHost effects;
    private final InsertDesk inserts;
    private volatile boolean soloLocked = true;
    private volatile Supplier<String> onAir = () -> "";

    CommandGate(OrderDesk orders, EffectHost effects, InsertDesk inserts) {
        this.orders = orders;
        this.effects = effects;
        this.inserts = inserts;
    }

    /** @param what tells what is on air or recording, one plain clause; empty when nothing is */
    void onAir(Supplier<String> what) {
        onAir = what;
    }

    boolean isSoloLocked() {
        return soloLocked;
    }

    void lockSolo(boolean locked) {
        soloLocked = locked;
    }

    CompletableFuture<Applied> submit(Command command, long atFrame) {
        return switch (command) {
            case SetSolo c
            when c.on() && !refusal().isEmpty() ->
                CompletableFuture.failedFuture(
                        new CommandRefusedException(command + " was not carried out: " + refusal()));
            case SetDelay c -> {
                if (c.delayFrames() > 0) effects.prepareDelay(c.strip(), c.delayFrames());
                yield orders.submit(command, atFrame);
            }
            case MoveInsert c -> move(command, c.strip(), moved(c.from(), c.to()), atFrame);
            case SwapInserts c -> move(command, c.strip(), swapped(c.first(), c.second()), atFrame);
            case SetKey c -> effects.key(c, atFrame);
            default -> orders.submit(command, atFrame);
        };
    }

    private CompletableFuture<Applied> move(Command command, int strip, int[] places, long atFrame) {
        return effects.move(command, strip, places, atFrame).thenApply(applied -> {
            inserts.moved(strip, places);
            return applied;
        });
    }

    private String refusal() {
        String now = onAir.get();
        if (!now.isEmpty()) return "solo in place would take the others off the air, and " + now + "; use PFL or AFL";
        return soloLocked ? "solo in place is locked; unlock it first, or use PFL or AFL" : "";
    }

    private static int[] moved(int from, int to) {
        int[] places = {0, 1, 2, 3};
        int step = from < to ? 1 : -1;
        for (int i = from; i != to; i += step) places[i] = places[i + step];
        places[to] = from;
        return places;
    }

    private static int[] swapped(int first, int second) {
        int[] places = {0, 1, 2, 3};
        places[first] = second;
        places[second] = first;
        return places;
    }
}
