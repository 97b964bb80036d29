package org.longwave.player;

import java.util.Arrays;

/** Device thread: a signal as a function of the frame number. */
interface Waveform {
    Waveform SILENCE = (planar, frames, frame) -> {
        for (float[] channel : planar) Arrays.fill(channel, 0, frames, 0f);
    };

    /**
     * Fills every channel from index 0 on. Calls follow one another without gap.
     *
     * @param planar channels x frames
     * @param frame number of the first frame since the signal was started
     */
    void fill(float[][] planar, int frames, long frame);
}
