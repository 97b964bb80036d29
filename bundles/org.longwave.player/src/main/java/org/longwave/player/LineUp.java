package org.longwave.player;

import java.util.Arrays;

/**
 * Device thread: the EBU stereo line-up tone as EBU Tech 3304 defines it (taken from descriptions of that document): a
 * 1 kHz sine in both legs, the left one broken for 250 ms every 3 s, the right one continuous. Breaks lie in the last
 * 250 ms of each 3 s; they begin and end where the sine crosses zero, so they do not click.
 */
final class LineUp implements Waveform {
    private final Sine sine;
    private final int periodFrames;
    private final int toneFrames;

    LineUp(int rateHz, double peak) {
        sine = new Sine(rateHz, 1000, peak);
        periodFrames = 3 * rateHz;
        toneFrames = periodFrames - rateHz / 4;
    }

    @Override
    public void fill(float[][] planar, int frames, long frame) {
        sine.fill(planar, frames, frame);
        if (planar.length < 2) return;
        int i = 0;
        while (i < frames) {
            int place = (int) ((frame + i) % periodFrames);
            boolean tone = place < toneFrames;
            int end = Math.min(frames, i + (tone ? toneFrames : periodFrames) - place);
            if (!tone) Arrays.fill(planar[0], i, end, 0f);
            i = end;
        }
    }
}
