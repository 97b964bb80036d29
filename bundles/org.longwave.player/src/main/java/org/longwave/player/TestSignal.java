package org.longwave.player;

import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputControl;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Device thread (settings: any): a test signal as an input. Changed settings are faded over within 10 ms. */
@Component(
        service = AudioInput.class,
        configurationPid = "org.longwave.signal",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = Names.LIVE + ":Boolean=false")
@Designate(ocd = TestSignal.Config.class, factory = true)
public final class TestSignal implements AudioInput {
    /** Settings as the station file has them. */
    @ObjectClassDefinition(name = "Test signal", description = "A signal made by the station itself, for lining up.")
    public @interface Config {
        @AttributeDefinition(
                name = "Kind",
                description = "Sine, pink noise, silence, or the EBU stereo line-up tone: 1 kHz, left leg broken for"
                        + " 250 ms every 3 s.",
                options = {
                    @Option(label = "Sine", value = "sine"),
                    @Option(label = "Pink noise", value = "pink"),
                    @Option(label = "Silence", value = "silence"),
                    @Option(label = "EBU stereo line-up", value = "lineup")
                })
        String kind() default "sine";

        @AttributeDefinition(
                name = "Frequency (Hz)",
                description = "Of the sine; may be fractional. The line-up tone always has 1 kHz.",
                min = "1",
                max = "20000")
        double freqHz() default 1000;

        @AttributeDefinition(
                name = "Level (dBFS)",
                description = "Peak level. The RMS level of pink noise lies 12 dB below it.",
                min = "-100",
                max = "0")
        double levelDb() default -18;
    }

    private volatile SignalSettings wanted;
    private SignalSettings playing;
    private Waveform waveform = Waveform.SILENCE;
    private int rateHz;
    private long frame;
    private float[][] fading = new float[0][];

    @Activate
    public TestSignal(Config config) {
        this(settings(config));
    }

    public TestSignal(SignalSettings settings) {
        wanted = settings;
        playing = settings;
    }

    @Modified
    void modified(Config config) {
        change(settings(config));
    }

    private static SignalSettings settings(Config config) {
        return new SignalSettings(SignalSettings.kind(config.kind()), config.freqHz(), config.levelDb());
    }

    void change(SignalSettings settings) {
        wanted = settings;
    }

    @Override
    public void open(StreamFormat format, InputControl control) {
        rateHz = format.rateHz();
        playing = wanted;
        waveform = playing.waveform(rateHz);
        frame = 0;
        fading = new float[format.channels()][rateHz / 100];
    }

    @Override
    public int read(float[][] planar, int frames) {
        SignalSettings newest = wanted;
        int n = frames;
        if (newest.equals(playing)) {
            waveform.fill(planar, n, frame);
        } else {
            n = Math.min(frames, fading[0].length);
            fadeTo(newest, planar, n);
        }
        frame += n;
        return n;
    }

    private void fadeTo(SignalSettings newest, float[][] planar, int frames) {
        waveform.fill(fading, frames, frame);
        playing = newest;
        waveform = newest.waveform(rateHz);
        waveform.fill(planar, frames, frame);
        for (int c = 0; c < planar.length; c++)
            for (int i = 0; i < frames; i++) {
                float part = (i + 1f) / (frames + 1f);
                planar[c][i] = fading[c][i] + part * (planar[c][i] - fading[c][i]);
            }
    }

    @Override
    public void close() {
        waveform = Waveform.SILENCE;
    }
}
