package org.longwave.engine.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Command;
import org.longwave.api.command.CommandRefusedException;
import org.longwave.api.command.CommandTarget;
import org.longwave.engine.rt.DeskOrder;
import org.longwave.engine.rt.EngineAgent;
import org.longwave.engine.rt.GapRing;
import org.longwave.engine.rt.Order;

/** Where orders go in and answers come out; any thread sends, one control thread answers. */
public final class OrderDesk {
    private static final long ANSWER_POLL_NANOS = 1_000_000;
    /** In the log: the effect threw; a render has it throw again. */
    static final String EFFECT_FAILED = "effect-failed";
    /** Word of an order that the engine did not even try. */
    static final String STORE_FULL = "store-full";

    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private EngineAgent agent;
    private CommandLog log;
    private volatile Thread thread;
    private volatile boolean stopping;

    void attach(EngineAgent engineAgent) {
        agent = engineAgent;
    }

    /** Before the start: every answer from then on goes to this log as well. */
    void logTo(CommandLog commandLog) {
        log = commandLog;
    }

    /** Answers missing from the command log. */
    long unlogged() {
        return log == null ? 0 : log.lost();
    }

    CompletableFuture<Applied> submit(Command command) {
        return submit(command, Order.NOW);
    }

    CompletableFuture<Applied> submit(Command command, long atFrame) {
        DeskOrder order = new DeskOrder(command, atFrame);
        CompletableFuture<Applied> answer = new CompletableFuture<>();
        if (!send(order, answer)) {
            refused.incrementAndGet();
            if (log != null) log.add(CommandLogEntry.of(order, agent.frame(), "queue-full"));
            answer.completeExceptionally(new CommandRefusedException(
                    command + " was not carried out: the engine's queue is full; send fewer orders a second"));
        }
        return answer;
    }

    private boolean send(Order order, CompletableFuture<Applied> answer) {
        order.ticket(answer);
        if (!agent.offer(order)) return false;
        if (sent.incrementAndGet() - answered.get() == 1) LockSupport.unpark(thread);
        return true;
    }

    /** For the control room's own orders, which must not get lost: waits (never on the engine's thread) for room. */
    CompletableFuture<Applied> mustSend(Order order) {
        CompletableFuture<Applied> answer = new CompletableFuture<>();
        long begun = System.nanoTime();
        while (!send(order, answer)) {
            if (System.nanoTime() - begun > PATIENCE_NANOS)
                throw new IllegalStateException("the engine has taken no order for 5 s");
            LockSupport.parkNanos(ANSWER_POLL_NANOS);
        }
        return answer;
    }

    /** Control thread, or the test that drives the engine by hand: completes what has been answered. */
    public void answer() {
        for (Order order = agent.pollReply(); order != null; order = agent.pollReply()) {
            answered.incrementAndGet();
            if (log != null) log.add(CommandLogEntry.of(order, order.appliedFrame(), word(order.result())));
            if (order.ticket() instanceof CompletableFuture<?> future) complete(order, future);
        }
        for (GapRing gaps = agent.gaps(); !gaps.isEmpty(); gaps.next())
            note(gaps.length() < 0 ? new LogNote.Failed(gaps.frame()) : new LogNote.Gap(gaps.frame(), gaps.length()));
    }

    /** Control room: something that a render must know besides the orders. */
    void note(LogNote note) {
        if (log != null) log.add(note);
    }

    @SuppressWarnings("unchecked") // send() is the only one who writes tickets
    private static void complete(Order order, CompletableFuture<?> ticket) {
        CompletableFuture<Applied> answer = (CompletableFuture<Applied>) ticket;
        String reason = reason(order.result());
        if (reason == null) answer.complete(new Applied(order.sequence(), order.appliedFrame(), order.late()));
        else answer.completeExceptionally(new CommandRefusedException(order + " was not carried out: " + reason));
    }

    /** Control room: what the log writes of a result that is not APPLIED. */
    static String word(int result) {
        return switch (result) {
            case CommandTarget.APPLIED -> "";
            case CommandTarget.NO_SUCH_STRIP -> "no-such-strip";
            case CommandTarget.NO_SUCH_BUS -> "no-such-bus";
            case CommandTarget.NO_EFFECT -> "no-effect";
            case CommandTarget.NO_SUCH_PARAMETER -> "no-such-parameter";
            case CommandTarget.OUT_OF_RANGE -> "out-of-range";
            case CommandTarget.EFFECT_FAILED -> EFFECT_FAILED;
            case Order.STORE_FULL -> STORE_FULL;
            case Order.STALE_GRAPH -> "stale-graph";
            default -> "other";
        };
    }

    private static String reason(int result) {
        return switch (result) {
            case CommandTarget.APPLIED -> null;
            case CommandTarget.NO_SUCH_STRIP -> "that strip is no longer there";
            case CommandTarget.NO_SUCH_BUS -> "there is no bus with that number";
            case CommandTarget.NO_EFFECT -> "there is no effect in that slot";
            case CommandTarget.NO_SUCH_PARAMETER -> "the effect has no parameter with that number";
            case CommandTarget.OUT_OF_RANGE -> "the value is outside the allowed range";
            case CommandTarget.EFFECT_FAILED -> "the effect failed when it was set";
            case CommandTarget.NO_MONITOR -> "the one has to be a monitor bus and its source none";
            case CommandTarget.NOT_KEYED -> "the effect in that slot cannot listen to another strip";
            case CommandTarget.NO_DELAY_LINE -> "the strip has no delay line for so much";
            case CommandTarget.NO_MIX -> "strips do not go to a monitor bus; send them to the bus it hears, or use PFL";
            case Order.STORE_FULL -> "too many orders wait for their frame; send it later";
            case Order.STALE_GRAPH -> "the desk has changed in the meantime";
            default -> "result " + result;
        };
    }

    long refused() {
        return refused.get();
    }

    void start() {
        if (log != null) log.start();
        thread = Thread.ofPlatform().name("lw-control").daemon().start(this::run);
    }

    private void run() {
        while (!stopping) {
            answer();
            if (sent.get() == answered.get()) LockSupport.parkNanos(this, 50 * ANSWER_POLL_NANOS);
            else LockSupport.parkNanos(this, ANSWER_POLL_NANOS); // the engine wakes nobody
        }
        answer();
    }

    /** The engine stands still: the log says that nothing is missing, and is closed. */
    private void endLog() {
        if (log == null) return;
        log.lose(agent.gaps().lost());
        log.add(new LogNote.End(agent.frame(), agent.lastSequence(), agent.waitingOrders()));
        log.stop();
    }

    void stop() {
        stopping = true;
        if (thread == null) answer();
        else Threads.end(thread);
        endLog();
    }
}
