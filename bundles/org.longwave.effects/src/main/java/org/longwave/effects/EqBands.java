package org.longwave.effects;

import org.longwave.api.RealTime;
import org.longwave.dsp.SvfSection;

/**
 * Bands one after another and a gain, in double precision; engine thread. While all of them rest the sound is not
 * touched. The work goes by fixed pieces of its own count of frames, so the bits do not hang on how blocks are cut.
 */
@RealTime
final class EqBands {
    private static final int PIECE = 32;

    private final EqBand[] bands;
    /** The sections at work, in their order. */
    private final SvfSection[] sections;

    private int count;

    private final double[][] sound;
    private final Glide gain;
    private int inPiece;

    EqBands(int bands, int channels, int rateHz) {
        this.bands = new EqBand[bands];
        for (int b = 0; b < bands; b++) this.bands[b] = new EqBand(rateHz);
        sections = new SvfSection[bands * EqBand.SECTIONS];
        sound = new double[channels][PIECE];
        gain = Glide.of(rateHz, 1);
    }

    EqBand band(int number) {
        return bands[number];
    }

    void gain(double goal) {
        gain.moveTo(goal);
    }

    void process(float[][] block, int from, int to) {
        boolean rests = gain.restsAt(1);
        for (EqBand band : bands) rests &= band.rests();
        if (rests) {
            inPiece = (inPiece + to - from) % PIECE;
            return;
        }
        for (int at = from; at < to; ) {
            int frames = Math.min(to - at, PIECE - inPiece);
            piece(block, at, frames);
            at += frames;
            inPiece = (inPiece + frames) % PIECE;
            if (inPiece == 0) for (int s = 0; s < count; s++) sections[s].snap(); // those that rest are at 0
        }
    }

    private void piece(float[][] block, int at, int frames) {
        for (int c = 0; c < sound.length; c++) for (int i = 0; i < frames; i++) sound[c][i] = block[c][at + i];
        filter(frames);
        if (gain.isMoving())
            for (int i = 0; i < frames; i++) {
                double g = gain.next();
                for (int c = 0; c < sound.length; c++) block[c][at + i] = (float) (sound[c][i] * g);
            }
        else {
            double g = gain.value();
            for (int c = 0; c < sound.length; c++)
                for (int i = 0; i < frames; i++) block[c][at + i] = (float) (sound[c][i] * g);
        }
    }

    /** One section after another, two at a time where both stand still. */
    private void filter(int frames) {
        count = 0;
        for (EqBand band : bands) count = band.collect(sections, count);
        for (int s = 0; s < count; s++) {
            SvfSection one = sections[s];
            SvfSection after = s + 1 < count ? sections[s + 1] : one;
            if (after != one && one.isSteady() && after.isSteady()) {
                one.process(after, sound, frames);
                s++;
            } else one.process(sound, frames);
        }
    }

    void reset() {
        for (EqBand band : bands) band.reset();
        gain.finish();
        inPiece = 0;
    }
}
