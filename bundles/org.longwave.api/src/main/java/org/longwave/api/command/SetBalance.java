package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Sets a strip's stereo balance: the far side is attenuated, the near side stays at unity; ramped over 10 ms.
 *
 * @param balance -1 (left only) .. 0 (both at unity) .. +1 (right only)
 */
public record SetBalance(int strip, float balance) implements Command {
    public SetBalance {
        if (!(balance >= -1 && balance <= 1))
            throw new IllegalArgumentException("balance is " + balance + ", allowed -1..1");
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setBalance(strip, balance);
    }
}
