package org.longwave.codec;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import org.longwave.api.codec.StreamDecoder;
import org.longwave.dsp.PcmQueue;
import org.longwave.dsp.ogg.OggPackets;
import org.longwave.dsp.ogg.OggPackets.Packet;

/**
 * Opus in Ogg (RFC 7845, channel mapping 0), on its owner's thread; each link of a chain begins anew. A packet that
 * Concentus does not take is left out.
 */
final class OpusStream implements StreamDecoder {
    private static final System.Logger LOG = System.getLogger(OpusStream.class.getName());
    private static final byte[] TAGS = "OpusTags".getBytes(StandardCharsets.US_ASCII);
    private static final int RATE_HZ = 48_000;
    /** The longest packet is 120 ms. */
    private static final int MOST_FRAMES = 5760;

    private final OggPackets packets = new OggPackets();
    private final PcmQueue sound = new PcmQueue();
    private final short[] pcm = new short[MOST_FRAMES * 2];
    private OpusDecoder decoder;
    private int serial;
    private int channels;

    @Override
    public void push(byte[] bytes, int length) {
        packets.push(bytes, length);
        for (Packet packet = packets.poll(); packet != null; packet = packets.poll()) take(packet);
    }

    private void take(Packet packet) {
        if (packet.first() && packet.startsWith(OpusDecoderFactory.HEAD)) begin(packet);
        else if (decoder != null && packet.serial() == serial && !packet.startsWith(TAGS)) decode(packet.bytes());
    }

    private void begin(Packet head) {
        decoder = null;
        byte[] bytes = head.bytes();
        if (bytes.length < 19 || bytes[18] != 0 || bytes[9] < 1 || bytes[9] > 2) return;
        channels = bytes[9];
        serial = head.serial();
        try {
            decoder = new OpusDecoder(RATE_HZ, channels);
        } catch (OpusException refused) {
            LOG.log(Level.DEBUG, "Concentus makes no decoder", refused);
        }
    }

    private void decode(byte[] packet) {
        if (packet.length == 0) return;
        try {
            int frames = decoder.decode(packet, 0, packet.length, pcm, 0, MOST_FRAMES, false);
            float[] interleaved = new float[frames * channels];
            for (int i = 0; i < interleaved.length; i++) interleaved[i] = pcm[i] / 32_768f;
            sound.add(interleaved, channels, RATE_HZ);
        } catch (OpusException | RuntimeException | AssertionError damaged) {
            // what a damaged packet left in the decoder is of no use to the next one
            LOG.log(Level.DEBUG, "a packet is no Opus", damaged);
            decoder.resetState();
        }
    }

    @Override
    public int pull(float[] interleaved) {
        return sound.pull(interleaved);
    }

    @Override
    public int rateHz() {
        return sound.rateHz();
    }

    @Override
    public int channels() {
        return sound.channels();
    }

    @Override
    public void close() {
        decoder = null;
    }
}
