package org.longwave.engine.host;

import org.longwave.api.StripInfo;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetFader;

/**
 * What the station file says of a strip.
 *
 * @param order place on the desk
 * @param faderDb -120..10
 * @param balance -1..1
 */
public record StripSpec(
        String id,
        String label,
        String input,
        String kind,
        int order,
        float faderDb,
        float balance,
        boolean muted,
        boolean pfl) {
    public StripSpec {
        if (id.isBlank()) throw new IllegalArgumentException("a strip needs a name");
        new SetFader(0, faderDb); // the same ranges as the orders
        new SetBalance(0, balance);
    }

    StripInfo info(int number) {
        return new StripInfo(number, id, label.isEmpty() ? id : label, input, kind);
    }
}
