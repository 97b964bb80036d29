package org.longwave.api;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Command;
import org.longwave.api.effect.EffectInfo;
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

    /** Grows whenever strips, buses, inserts, effects, inputs or consumers come or go. Cheap to poll. */
    long layoutVersion();

    /** Strips in the order of the station file. */
    List<StripInfo> strips();

    List<BusInfo> buses();

    /** Where a strip goes: one entry for each bus it is assigned, sent or talking to; empty when there is no such strip. */
    List<RouteInfo> routes(int strip);

    /** Every insert slot that is in use, of strips and buses, also those whose effect is missing. */
    List<InsertInfo> inserts();

    /** Every effect that is installed, with all that a surface needs to offer and to draw it; in the order they came. */
    List<EffectInfo> effects();

    /**
     * Tries a new effect out for 20,000 blocks, on a thread of its own, and then puts it into a slot in the place of what
     * is there, without a click. What is there plays on until then. It stays until it is replaced, its strip or bus
     * goes, or the station file changes what it says of this slot.
     *
     * @return completes on a control thread when it runs. Fails with
     *     {@link org.longwave.api.command.CommandRefusedException} when there is no such strip or bus, when a value is
     *     not allowed or when the effect failed in its trial: then what was there stays; or when the effect is not
     *     installed: then its settings are kept in the slot, and it comes in when it is
     */
    CompletableFuture<Applied> install(InsertSlot slot, InsertSetting setting);

    /** Empties a slot, without a click. The future fails when it was empty, and otherwise completes when it is. */
    CompletableFuture<Applied> clear(InsertSlot slot);

    /**
     * Sets all parameters of the effect in a slot, in one go. The future fails, and nothing is set, when there is no
     * effect or when one value is not allowed.
     *
     * @param values one for each parameter, in their order
     */
    CompletableFuture<Applied> set(InsertSlot slot, List<Float> values);

    /** As above, to one of {@link EffectInfo#presets()}, by its name. */
    CompletableFuture<Applied> choosePreset(InsertSlot slot, String preset);

    /**
     * Writes on a strip's scribble strip. Holds until the station file says something else than before of the label or the
     * colour, or the strip goes.
     *
     * @param label what the operator reads; empty: as the station file says
     * @param colour the kind whose identity colour it shows; empty: as the station file says
     * @throws IllegalArgumentException there is no such strip, the label is longer than {@link StripInfo#LONGEST_LABEL}, or
     *     there is no such colour
     */
    void scribble(int strip, String label, String colour);

    /** How the whole desk stands now. Allocates: not for drawing meters. */
    DeskState desk();

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
