package org.longwave.dsp.ogg;

/** An Opus encoder without a container, on the thread that owns it: 48 kHz, packets of 20 ms. */
public interface OpusPackets extends AutoCloseable {
    /** Frames of sound in a packet. */
    int FRAMES = 960;

    /** Frames by which the encoder is late (its look-ahead). */
    int lookaheadFrames();

    /**
     * Encodes {@link #FRAMES} frames.
     *
     * @param interleaved full scale +-1.0
     * @return bytes written to {@code out}
     */
    int encode(float[] interleaved, byte[] out);

    /** Forgets the past: the next packet begins a stream. */
    void restart();

    @Override
    void close();
}
