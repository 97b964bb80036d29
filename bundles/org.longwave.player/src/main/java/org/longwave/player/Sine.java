package org.longwave.player;

/**
 * Device thread: a sine, the same in every channel. The phase is worked out anew for each frame from its number, so it
 * is as exact after days as in the first second; {@link StrictMath} makes it the same on every machine.
 */
final class Sine implements Waveform {
    private final int rateHz;
    private final double freqHz;
    private final double peak;

    Sine(int rateHz, double freqHz, double peak) {
        this.rateHz = rateHz;
        this.freqHz = freqHz;
        this.peak = peak;
    }

    @Override
    public void fill(float[][] planar, int frames, long frame) {
        float[] first = planar[0];
        for (int i = 0; i < frames; i++) first[i] = (float) at(frame + i);
        for (int c = 1; c < planar.length; c++) System.arraycopy(first, 0, planar[c], 0, frames);
    }

    double at(long frame) {
        double seconds = frame / rateHz;
        double cycles = seconds * freqHz;
        // what the product above lost by rounding; together they are the exact number of cycles in whole seconds
        double rest = Math.fma(seconds, freqHz, -cycles);
        double turn = cycles - Math.floor(cycles) + rest + frame % rateHz * freqHz / rateHz;
        return peak * StrictMath.sin(2 * Math.PI * (turn - Math.floor(turn)));
    }
}
