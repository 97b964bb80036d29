package org.longwave.api.output;

import java.time.Duration;
import java.time.Instant;

/**
 * What a stream's own listener heard on its mount; a value, any thread. It is judged by the level of the sound over some
 * seconds beside the level of the programme, never by what was encoded.
 *
 * @param at when this was found; null while nothing was
 * @param times how many checks in a row found this, 0 when none was made
 * @param heardAt when the programme was heard last since the connection began; null when it never was
 * @param match how well the course of the level fits the programme's, -1 to 1; NaN when that was not compared
 * @param delaySeconds how far behind the programme a listener is who tunes in; NaN when that is not known
 * @param levelDb by how much the return is louder than the programme; NaN when that is not known
 * @param words one plain sentence: what was heard and, when it is not right, what to do; empty while unchecked
 */
public record ReturnFeed(
        Verdict verdict,
        Instant at,
        int times,
        Instant heardAt,
        double match,
        double delaySeconds,
        double levelDb,
        String words) {
    /** Of an output that nobody listens to, or not yet. */
    public static final ReturnFeed NONE =
            new ReturnFeed(Verdict.UNCHECKED, null, 0, null, Double.NaN, Double.NaN, Double.NaN, "");

    /** So many checks in a row are believed when they find that something else than the programme is sent out. */
    public static final int CERTAIN = 2;

    /** What was heard. */
    public enum Verdict {
        /** Nobody listened yet, or nobody is to listen. */
        UNCHECKED,
        /** The programme. */
        HEARD,
        /** Sound that neither fits the programme well nor contradicts it, or silence on both sides. */
        UNSURE,
        /** Silence while the programme is not silent. */
        SILENT,
        /** Something else than the programme. */
        DIFFERENT,
        /** The server gives no sound, or cannot be reached by a listener. */
        NO_DATA,
        /** The server lets no listener in. */
        REFUSED,
        /** Bytes come that no installed decoder understands. */
        UNDECODABLE
    }

    /** Whether the programme was heard within this time before now, and nothing since contradicts it. */
    public boolean heardWithin(Duration time, Instant now) {
        boolean open = verdict == Verdict.HEARD || verdict == Verdict.UNSURE;
        return open && heardAt != null && !heardAt.plus(time).isBefore(now);
    }

    /** Silence or something else stands on the mount, and more than one check found it. */
    public boolean isWrong() {
        return (verdict == Verdict.SILENT || verdict == Verdict.DIFFERENT) && times >= CERTAIN;
    }
}
