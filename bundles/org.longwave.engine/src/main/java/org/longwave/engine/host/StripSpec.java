package org.longwave.engine.host;

import java.util.List;
import org.longwave.api.Names;
import org.longwave.api.StripInfo;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.PanLaw;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetHighPass;
import org.longwave.api.command.SetTrim;
import org.longwave.api.command.SetWidth;
import org.longwave.engine.rt.StripStart;

/**
 * What the station file says of a strip.
 *
 * @param order place on the desk
 * @param start how its controls stand
 * @param delayMs 0..1000
 * @param buses names of the buses it is assigned to
 * @param sends besides those
 * @param faderStart its transport starts when the fader opens
 */
public record StripSpec(
        String id,
        String label,
        String input,
        String kind,
        int order,
        StripStart start,
        double delayMs,
        List<String> buses,
        List<SendSpec> sends,
        boolean faderStart) {
    public StripSpec {
        if (id.isBlank()) throw new IllegalArgumentException("a strip needs a name");
        new SetFader(0, start.faderDb()); // the same ranges as the orders
        new SetBalance(0, start.balance());
        new SetTrim(0, start.trimDb());
        new SetWidth(0, start.width());
        new SetHighPass(0, start.highPassHz(), start.highPassSlopeDb());
        if (!(delayMs >= 0 && delayMs <= 1000))
            throw new IllegalArgumentException("delayMs is " + delayMs + ", allowed 0..1000");
        buses = List.copyOf(buses);
        sends = List.copyOf(sends);
    }

    /** On the programme, everything else at unity. */
    public StripSpec(
            String id,
            String label,
            String input,
            String kind,
            int order,
            float faderDb,
            float balance,
            boolean muted,
            boolean pfl) {
        this(
                id,
                label,
                input,
                kind,
                order,
                start(kind, faderDb, balance, muted, pfl),
                0,
                usual(kind),
                List.of(),
                false);
    }

    private static StripStart start(String kind, float faderDb, float balance, boolean muted, boolean pfl) {
        return new StripStart(
                0f,
                false,
                false,
                ChannelMode.STEREO,
                1f,
                80f,
                0,
                PanLaw.BALANCE,
                faderDb,
                balance,
                muted,
                pfl,
                false,
                isMic(kind));
    }

    /** An open microphone mutes the studio's loudspeakers. */
    public static boolean isMic(String kind) {
        return kind.equals("voice") || kind.equals("guest");
    }

    /** The programme; a talkback strip goes nowhere until its key is held. */
    public static List<String> usual(String kind) {
        return kind.equals("talk") ? List.of() : List.of(Names.PROGRAM);
    }

    StripInfo info(int number) {
        return new StripInfo(number, id, label.isEmpty() ? id : label, input, kind, kind, start.mic(), faderStart);
    }
}
