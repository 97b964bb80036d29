package org.longwave.ui.pane;

import org.longwave.api.command.Command;

/**
 * Window thread. What a fader or slider moves.
 *
 * @param name as the operator knows it
 * @param read the engine's answer
 * @param order the order for a value
 */
public record Control(String name, Reading read, Order order) {
    /** Reads the engine's value. */
    public interface Reading {
        float of(Frame frame);
    }

    /** Makes the order for a value. */
    public interface Order {
        Command of(float value);
    }
}
