package org.longwave.api.input;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/** What an input may ask of its place in the engine. Any thread; nothing here waits. */
@ProviderType
public interface InputControl {
    /** Fades the strip out within a block and stops reading the ring. Completes when the engine has done so. */
    CompletableFuture<Void> hold();

    /** Lets a held strip go on from where it was held. */
    CompletableFuture<Void> resume();

    /**
     * Drops what waits in the ring, asks the input for new frames on its device thread until the ring is filled to its
     * target, then lets the strip run: so a start is heard within a few blocks and without an underrun. Frames of a
     * {@link AudioInput#read} that was under way or came before the drop are dropped too. An input that moves to another
     * place therefore moves inside {@code read}, calls this from there and returns 0: the next frames it gives are
     * sure to be heard.
     */
    CompletableFuture<Void> restart();

    /** As {@link #restart()}, but the strip stays held: the input is cued. */
    CompletableFuture<Void> cue();

    /** Frames handed over that the strip has not read yet; for a play position. */
    long queuedFrames();

    /**
     * Of a live input, inside {@link AudioInput#open}: the rate of the device, whose frames {@link AudioInput#read} gives
     * as they are. Without this call the station's rate is taken. An input that opens another device inside {@code read}
     * calls it there, again: its frames count from 0.
     *
     * @param rateHz 8000..768000
     */
    default void deviceRate(int rateHz) {}

    /**
     * Of a live input, inside {@link AudioInput#open}: the device gives its frames in steps of so many. The station
     * waits that much longer for them; without this call 25 ms are taken.
     *
     * @param frames of the device's rate, 1 up to a second; after {@link #deviceRate}
     */
    default void deviceStep(int frames) {}
}
