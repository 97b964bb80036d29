package org.longwave.output.icecast;

import java.util.List;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.longwave.api.codec.BusLevels;
import org.longwave.api.codec.EncodedPiece;
import org.longwave.api.codec.EncodedStream;
import org.longwave.api.codec.EncoderHub;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.Title;

/** Encoders whose bus is heard by the levels, while the bytes are, as long as one says so, of another bus. */
final class Mixed implements EncoderHub {
    volatile boolean silent = true;
    private final EncoderHub bus;
    private final EncoderHub other;

    Mixed(EncoderHub bus, EncoderHub other) {
        this.bus = bus;
        this.other = other;
    }

    @Override
    public EncoderInfo find(String codec) {
        return bus.find(codec);
    }

    @Override
    public List<EncoderInfo> codecs() {
        return bus.codecs();
    }

    @Override
    public List<EncoderUse> uses() {
        return bus.uses();
    }

    @Override
    public EncodedStream join(EncodeOrder order, int queueSeconds, Runnable wake) throws DeviceException {
        EncodedStream levels = bus.join(order, queueSeconds, wake);
        if (!silent) return levels;
        EncodedStream bytes = other.join(order, queueSeconds, wake);
        return new EncodedStream() {
            @Override
            public EncodedPiece poll() {
                levels.poll();
                return bytes.poll();
            }

            @Override
            public EncoderSettings settings() {
                return bytes.settings();
            }

            @Override
            public EncoderInfo info() {
                return bytes.info();
            }

            @Override
            public StreamFormat format() {
                return bytes.format();
            }

            @Override
            public void title(Title title) {
                bytes.title(title);
            }

            @Override
            public String failure() {
                return bytes.failure();
            }

            @Override
            public long lostFrames() {
                return bytes.lostFrames();
            }

            @Override
            public BusLevels levels() {
                return levels.levels();
            }

            @Override
            public void close() {
                levels.close();
                bytes.close();
            }
        };
    }
}
