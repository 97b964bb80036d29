package org.longwave.codec.natives;

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

/** Opus in Ogg by the machine's libopus; any thread. */
final class LibOpusFactory implements EncoderFactory {
    private final LibOpus opus = new LibOpus();
    private final EncoderInfo info = new EncoderInfo(
            "opus",
            "Opus by libopus " + opus.version,
            NativeCodecs.RANK,
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
        return info;
    }

    @Override
    public Encoder open(EncoderSettings settings) throws DeviceException {
        info.check(settings);
        return new Stream(settings);
    }

    private final class Stream implements Encoder {
        private final OggOpus ogg;
        private final Map<String, String> tags;

        Stream(EncoderSettings settings) {
            tags = settings.tags();
            int pageFrames = settings.isFile() ? 48_000 : 9600;
            ogg = new OggOpus(
                    opus.open(settings.channels(), settings.bitrateKbps()),
                    settings.channels(),
                    pageFrames,
                    ThreadLocalRandom.current().nextInt(),
                    tags);
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
}
