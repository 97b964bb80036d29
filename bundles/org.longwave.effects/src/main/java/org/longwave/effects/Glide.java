package org.longwave.effects;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;

/** A value that moves to its goal in a straight line over a fixed number of frames; engine thread. */
@RealTime
final class Glide {
    private final int frames;
    private double goal;
    private double step;
    private int left;

    Glide(int frames, double value) {
        this.frames = frames;
        goal = value;
    }

    /** Over 20 ms. */
    @ControlRoom
    static Glide of(int rateHz, double value) {
        return new Glide(rateHz / 50, value);
    }

    void moveTo(double value) {
        if (value == goal) return;
        step = (value - value()) / frames;
        goal = value;
        left = frames;
    }

    /** Ends its move at once, for what is not heard. */
    void finish() {
        left = 0;
    }

    /** Where it is now. */
    double value() {
        return goal - step * left;
    }

    /** Moves on by one frame. */
    double next() {
        if (left > 0) left--;
        return goal - step * left;
    }

    boolean isMoving() {
        return left > 0;
    }

    boolean restsAt(double value) {
        return left == 0 && goal == value;
    }
}
