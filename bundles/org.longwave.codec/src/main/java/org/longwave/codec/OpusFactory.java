package org.longwave.codec;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.longwave.api.DeviceException;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.Title;
import org.longwave.dsp.ogg.OggOpus;
import org.longwave.dsp.ogg.OpusPackets;
import org.osgi.service.component.annotations.Component;

/** Offers Opus in Ogg by Concentus, a Java port of the reference encoder; any thread. */
@Component(property = EncoderFactory.CODEC + "=opus")
public final class OpusFactory implements EncoderFactory {
    static final EncoderInfo INFO = new EncoderInfo(
            "opus",
            "Opus by Concentus 1.0.2",
            0,
            "audio/ogg",
            "opus",
            List.of(48_000),
            List.of(16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 510),
            Double.NaN,
            Double.NaN,
            List.of(),
            true,
            true);

    @Override
    public EncoderInfo info() {
        return INFO;
    }

    @Override
    public Encoder open(EncoderSettings settings) throws DeviceException {
        INFO.check(settings);
        return new OpusFile(new Concentus(settings), settings);
    }

    /** One Ogg Opus stream. */
    private static final class OpusFile implements Encoder {
        private final OggOpus ogg;
        private final Map<String, String> tags;

        OpusFile(OpusPackets packets, EncoderSettings settings) {
            tags = settings.tags();
            int serial = ThreadLocalRandom.current().nextInt();
            ogg = new OggOpus(packets, settings.channels(), Pages.frames(settings), serial, tags);
        }

        @Override
        public byte[] header() {
            return ogg.header();
        }

        @Override
        public byte[] encode(float[][] planar, int frames) {
            return ogg.encode(planar, frames);
        }

        @Override
        public byte[] title(Title title) {
            return ogg.chain(title.over(tags));
        }

        @Override
        public byte[] finish() {
            return ogg.finish();
        }

        @Override
        public void close() {
            ogg.close();
        }
    }

    /** Concentus as packets. */
    private static final class Concentus implements OpusPackets {
        private final OpusEncoder encoder;
        private final short[] pcm;

        Concentus(EncoderSettings settings) throws DeviceException {
            pcm = new short[FRAMES * settings.channels()];
            try {
                encoder = new OpusEncoder(48_000, settings.channels(), OpusApplication.OPUS_APPLICATION_AUDIO);
            } catch (OpusException refused) {
                throw new DeviceException(
                        DeviceException.Reason.FORMAT, "Opus refused the settings (" + refused.getMessage() + ").");
            }
            encoder.setBitrate(settings.bitrateKbps() * 1000);
            encoder.setComplexity(10);
        }

        @Override
        public int lookaheadFrames() {
            return encoder.getLookahead();
        }

        @Override
        public int encode(float[] interleaved, byte[] out) {
            for (int i = 0; i < pcm.length; i++)
                pcm[i] = (short) Math.clamp(Math.round(interleaved[i] * 32_768f), -32_768, 32_767);
            try {
                return encoder.encode(pcm, 0, FRAMES, out, 0, out.length);
            } catch (OpusException broken) {
                throw new IllegalStateException("Concentus failed: " + broken.getMessage(), broken);
            }
        }

        @Override
        public void restart() {
            encoder.resetState();
        }

        @Override
        public void close() {
            // nothing outside the heap
        }
    }
}
