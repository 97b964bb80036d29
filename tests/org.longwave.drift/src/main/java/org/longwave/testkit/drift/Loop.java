package org.longwave.testkit.drift;

import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.EdgeInfo;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputControl;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.Priority;
import org.longwave.engine.host.ConsumerRunner;
import org.longwave.engine.host.StripSpec;
import org.longwave.engine.host.Studio;

/**
 * A studio whose loudspeaker feeds its microphone: a marker goes out on the left channel and comes back on the right
 * one; what comes back is not played again.
 */
public final class Loop {
    public static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 256);

    private final Studio studio;
    private final DelayMeter meter = new DelayMeter();
    private final ConsumerRunner meterRunner;
    private final ConsumerRunner playbackRunner;

    public Loop(Studio studio, AudioInput microphone, BusConsumer loudspeaker) {
        this.studio = studio;
        studio.addInput("marker", false, new Marker());
        studio.addInput("mic", true, new ToTheRight(microphone));
        studio.addStrip(new StripSpec("marker", "", "marker", "line", 0, 0f, 0f, false, false));
        studio.addStrip(new StripSpec("mic", "", "mic", "line", 1, 0f, 0f, false, false));
        playbackRunner = studio.addConsumer("speaker", Names.PROGRAM, Priority.PLAYBACK, new LeftOnly(loudspeaker));
        meterRunner = studio.addConsumer("meter", Names.PROGRAM, Priority.RECORDING, meter);
    }

    public Studio studio() {
        return studio;
    }

    public DelayMeter meter() {
        return meter;
    }

    public ConsumerRunner meterRunner() {
        return meterRunner;
    }

    public ConsumerRunner playbackRunner() {
        return playbackRunner;
    }

    private record ToTheRight(AudioInput input) implements AudioInput {
        @Override
        public void open(StreamFormat format, InputControl control) throws DeviceException {
            input.open(format, control);
        }

        @Override
        public int read(float[][] planar, int frames) throws DeviceException {
            int n = input.read(planar, frames);
            for (int i = 0; i < n; i++) {
                planar[1][i] = planar[0][i];
                planar[0][i] = 0f;
            }
            return n;
        }

        @Override
        public void close() {
            input.close();
        }
    }

    private record LeftOnly(BusConsumer output) implements BusConsumer {
        @Override
        public void open(StreamFormat format) throws DeviceException {
            output.open(format);
        }

        @Override
        public void block(AudioBlock block) throws DeviceException {
            java.util.Arrays.fill(block.channel(1), 0f);
            output.block(block);
        }

        @Override
        public long bufferedFrames() {
            return output.bufferedFrames();
        }

        @Override
        public EdgeInfo edge() {
            return output.edge();
        }

        @Override
        public void close() {
            output.close();
        }
    }
}
