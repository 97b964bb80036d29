package org.longwave.codec.natives;

import java.util.List;
import org.longwave.api.DeviceException;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;

/** MP3 by the machine's LAME; any thread. */
final class LameFactory implements EncoderFactory {
    private final Lame lame = new Lame();
    private final EncoderInfo info = new EncoderInfo(
            "mp3",
            "MP3 by LAME " + lame.version,
            NativeCodecs.RANK,
            "audio/mpeg",
            "mp3",
            List.of(32_000, 44_100, 48_000),
            List.of(32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
            0,
            9,
            List.of(),
            true,
            false);

    @Override
    public EncoderInfo info() {
        return info;
    }

    @Override
    public Encoder open(EncoderSettings settings) throws DeviceException {
        info.check(settings);
        return new LameEncoder(lame, settings);
    }
}
