package org.longwave.device.javasound;

import org.longwave.api.input.AudioInput;
import org.longwave.api.output.BusConsumer;
import org.longwave.dsp.Resampler;

/** The system's default sound card through the bundle's own capture and playback. */
public final class DefaultCard {
    private DefaultCard() {}

    public static AudioInput capture() {
        return new JavaSoundCapture(JavaSoundDevices.DEFAULT);
    }

    public static BusConsumer playback() {
        return new Playback(new PlaybackSettings(JavaSoundDevices.DEFAULT, "program", Resampler.Grade.STANDARD));
    }
}
