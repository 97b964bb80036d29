package org.longwave.api;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Command;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.ConsumerInfo;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The engine as every other bundle sees it. Any thread may call any method; none of them waits for the engine thread.
 * Strips and buses are addressed by number: see {@link StripInfo#number()}.
 */
@ProviderType
public interface AudioEngine {
    StreamFormat format();

    /** Enqueues an order that takes effect with the next block. See {@link #submit(Command, long)}. */
    CompletableFuture<Applied> submit(Command command);

    /**
     * Enqueues an order for engine frame {@code atFrame}. When that frame is past it is applied at once and marked
     * late. The future completes on a control thread; it fails with
     * {@link org.longwave.api.command.CommandRefusedException} when the queue is full or when the strip or bus is no
     * longer there.
     */
    CompletableFuture<Applied> submit(Command command, long atFrame);

    /** Grows whenever strips, buses, inputs or consumers come or go. Cheap to poll. */
    long layoutVersion();

    /** Strips in the order of the station file. */
    List<StripInfo> strips();

    List<BusInfo> buses();

    /** Where a strip goes: one entry for each bus it is assigned, sent or talking to; empty when there is no such strip. */
    List<RouteInfo> routes(int strip);

    /** Every insert slot that is in use, of strips and buses, also those whose effect is missing. */
    List<InsertInfo> inserts();

    /** Solo in place is refused; so it is at the start. */
    boolean isSoloLocked();

    /** Allows solo in place until something goes on air or records, or forbids it and ends every solo. */
    void lockSolo(boolean locked);

    List<InputInfo> inputs();

    List<ConsumerInfo> consumers();

    EngineStatus status();

    /** Where sound waits now: every input, the engine's block, every bus's limiter, every consumer. */
    List<LatencyStage> latency();

    /**
     * Those stages that lie between the first live input that runs and the first consumer of {@link
     * org.longwave.api.output.Priority#PLAYBACK} that runs, in this order; empty when there is no such pair.
     */
    List<LatencyStage> latencyPath();

    /** Copies the newest meter snapshot; reuse one object per reader. Never blocks the engine. */
    void readMeters(MeterFrame into);
}
