package org.longwave.codec.natives;

import java.util.List;
import org.longwave.api.DeviceException;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;

/** Vorbis in Ogg by the machine's libvorbisenc; any thread. */
final class VorbisFactory implements EncoderFactory {
    private final LibVorbis vorbis = new LibVorbis();
    private final EncoderInfo info = new EncoderInfo(
            "vorbis",
            "Vorbis by libvorbis " + vorbis.version,
            NativeCodecs.RANK,
            "audio/ogg",
            "ogg",
            List.of(22_050, 32_000, 44_100, 48_000),
            List.of(64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
            -1,
            10,
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
        return new VorbisEncoder(vorbis, settings);
    }
}
