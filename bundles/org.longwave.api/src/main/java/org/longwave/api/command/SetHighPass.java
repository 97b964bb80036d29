package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Sets a strip's high-pass filter (Butterworth); cross-faded over 10 ms.
 *
 * @param cornerHz where it is 3 dB down, 20..400
 * @param slopeDb 0 (off), 12 or 24 dB per octave
 */
public record SetHighPass(int strip, float cornerHz, int slopeDb) implements Command {
    public SetHighPass {
        if (!(cornerHz >= 20 && cornerHz <= 400))
            throw new IllegalArgumentException("cornerHz is " + cornerHz + ", allowed 20..400");
        if (slopeDb != 0 && slopeDb != 12 && slopeDb != 24)
            throw new IllegalArgumentException("slopeDb is " + slopeDb + ", allowed 0, 12, 24");
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setHighPass(strip, cornerHz, slopeDb);
    }
}
