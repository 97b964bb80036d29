package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Sets a strip's trim, the gain at its very beginning; ramped over 10 ms.
 *
 * @param trimDb -20..40
 */
public record SetTrim(int strip, float trimDb) implements Command {
    public SetTrim {
        if (!(trimDb >= -20 && trimDb <= 40))
            throw new IllegalArgumentException("trimDb is " + trimDb + ", allowed -20..40");
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setTrim(strip, trimDb);
    }
}
