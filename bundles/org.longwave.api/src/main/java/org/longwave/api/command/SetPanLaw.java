package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Says how a strip's {@link SetBalance balance} works; ramped over 10 ms.
 */
public record SetPanLaw(int strip, PanLaw law) implements Command {
    public SetPanLaw {
        if (law == null) throw new IllegalArgumentException("a pan law is missing");
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setPanLaw(strip, law);
    }
}
