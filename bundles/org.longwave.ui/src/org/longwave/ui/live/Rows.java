package org.longwave.ui.live;

import org.eclipse.swt.graphics.Rectangle;

/** Window thread. The heights strips and master share, so that every 0 dB lies on one line. */
record Rows(int card, int cardHeight, int balance, int level, int fader, int faderHeight, int mute, int pfl) {
    static Rows of(Rectangle area) {
        int pfl = area.height - 6 - 30;
        int mute = pfl - 4 - 26;
        int card = 50;
        int cardHeight = 124;
        int balance = card + cardHeight + 6;
        int level = balance + 22 + 6;
        int fader = level + 20 + 6;
        return new Rows(card, cardHeight, balance, level, fader, Math.max(80, mute - 6 - fader), mute, pfl);
    }
}
