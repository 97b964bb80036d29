package org.longwave.ui.mixer;

/**
 * Any thread. Where the blocks of strips and masters lie, so that every 0 dB lies on one line; -1 for a block that the
 * window has no room for. They go in this order: inserts, sends, equaliser, dynamics, trim, buses. In a low window ON is
 * lower, PFL shares the row of mute, and pan goes last; name, level, fader, mute, PFL and ON always stay.
 *
 * @param cardEnd lower end of what stands between name and pan
 */
record Blocks(
        int trim,
        int eq,
        int dynamics,
        int inserts,
        int firstSend,
        int secondSend,
        int buses,
        int cardEnd,
        int pan,
        int level,
        int fader,
        int faderHeight,
        int mute,
        int pfl,
        int on,
        int onHeight) {
    static final int TOP = 52;
    static final int TRIM = 22;
    static final int EQ = 34;
    static final int DYNAMICS = 20;
    static final int INSERTS = 16;
    static final int SEND = 20;
    static final int BUSES = 18;
    static final int PAN = 20;
    static final int LEVEL = 20;
    static final int MUTE = 26;
    static final int PFL = 30;
    static final int ON = 46;
    private static final int GAP = 4;
    private static final int LEAST_FADER = 170;
    /** In a window that is too low for anything, or has no size yet. */
    private static final int SHORTEST_FADER = 56;

    private static final int LOW_ON = 32;
    private static final int LOW_FADER = 110;
    /** Below this height a strip is a low one. */
    static final int LOW = TOP + PAN + LEVEL + LOW_FADER + MUTE + PFL + ON + 6 * GAP + 6;

    /** @param sends rows of sends there are on this desk, 0 to 2 */
    static Blocks of(int height, int sends) {
        boolean low = height < LOW;
        int onHeight = low ? LOW_ON : ON;
        int on = height - 6 - onHeight;
        int pfl = low ? -1 : on - GAP - PFL;
        int mute = (low ? on : pfl) - GAP - MUTE;
        boolean panned = !low || mute - GAP - TOP - PAN - LEVEL - 2 * GAP >= LOW_FADER - 30;
        int room = mute - GAP - LEAST_FADER - LEVEL - 2 * GAP - PAN - GAP - TOP;
        int all = TRIM + EQ + DYNAMICS + INSERTS + sends * (SEND + GAP) + BUSES + 5 * GAP;
        boolean inserts = all <= room;
        if (!inserts) all -= INSERTS + GAP;
        boolean sent = all <= room;
        if (!sent) all -= sends * (SEND + GAP);
        boolean eq = all <= room;
        if (!eq) all -= EQ + GAP;
        boolean dynamics = all <= room;
        if (!dynamics) all -= DYNAMICS + GAP;
        boolean trim = all <= room;
        if (!trim) all -= TRIM + GAP;
        boolean buses = all <= room;
        int[] y = {TOP};
        int trimY = next(y, trim, TRIM);
        int eqY = next(y, eq, EQ);
        int dynamicsY = next(y, dynamics, DYNAMICS);
        int insertsY = next(y, inserts, INSERTS);
        int first = next(y, sent && sends > 0, SEND);
        int second = next(y, sent && sends > 1, SEND);
        int end = y[0] - GAP;
        int busesY = next(y, buses, BUSES);
        int pan = next(y, panned, PAN);
        int level = next(y, true, LEVEL);
        int fader = y[0];
        return new Blocks(
                trimY,
                eqY,
                dynamicsY,
                insertsY,
                first,
                second,
                busesY,
                end,
                pan,
                level,
                fader,
                Math.max(SHORTEST_FADER, mute - GAP - fader),
                mute,
                pfl,
                on,
                onHeight);
    }

    private static int next(int[] y, boolean there, int height) {
        if (!there) return -1;
        int at = y[0];
        y[0] += height + GAP;
        return at;
    }
}
