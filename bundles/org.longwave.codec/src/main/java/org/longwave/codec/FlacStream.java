package org.longwave.codec;

import java.lang.System.Logger.Level;
import org.longwave.api.codec.StreamDecoder;
import org.longwave.dsp.PcmQueue;
import org.longwave.dsp.ogg.OggPackets;
import org.longwave.dsp.ogg.OggPackets.Packet;

/** FLAC in Ogg (RFC 9639, 10.1), on its owner's thread; each link of a chain begins anew. Damaged frames are left out. */
final class FlacStream implements StreamDecoder {
    private static final System.Logger LOG = System.getLogger(FlacStream.class.getName());
    /** Where STREAMINFO's rate begins in the first packet: mapping header, "fLaC", block header, block and frame sizes. */
    private static final int RATE_AT = 27;

    private final OggPackets packets = new OggPackets();
    private final PcmQueue sound = new PcmQueue();
    private FlacReader reader;
    private int serial;
    private int rateHz;
    private int channels;

    @Override
    public void push(byte[] bytes, int length) {
        packets.push(bytes, length);
        for (Packet packet = packets.poll(); packet != null; packet = packets.poll()) take(packet);
    }

    private void take(Packet packet) {
        byte[] bytes = packet.bytes();
        try {
            if (packet.first() && packet.startsWith(FlacDecoderFactory.HEAD)) begin(packet);
            else if (reader != null && packet.serial() == serial && bytes.length > 1 && bytes[0] == (byte) 0xFF)
                sound.add(reader.frame(bytes), channels, rateHz);
        } catch (RuntimeException damaged) {
            LOG.log(Level.DEBUG, "a packet is no FLAC", damaged);
        }
    }

    private void begin(Packet head) {
        reader = null;
        byte[] bytes = head.bytes();
        if (bytes.length < RATE_AT + 8) return;
        BitReader in = new BitReader(java.util.Arrays.copyOfRange(bytes, RATE_AT, RATE_AT + 8));
        rateHz = in.number(20);
        channels = in.number(3) + 1;
        if (rateHz < 1000) return;
        reader = new FlacReader(channels, in.number(5) + 1);
        serial = head.serial();
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
        reader = null;
    }
}
