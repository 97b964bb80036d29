package org.longwave.device.javasound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.DeviceException.Reason;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.dsp.Resampler;

class LinesTest {
    private static final StreamFormat STEREO = new StreamFormat(48_000, 2, 256);
    private static final Pcm PCM24 = new Pcm(48_000, 2, 24);
    private static final int BLOCK_BYTES = 256 * 6;

    private final FakeLine fake = new FakeLine();
    private final AudioBlock block = new AudioBlock(STEREO);

    @Test
    void bringsSamplesThereAndBackToTheLastBit() {
        for (int bits : new int[] {16, 24, 32}) {
            Pcm pcm = new Pcm(48_000, 2, bits);
            float step = (float) Math.pow(2, 1 - bits);
            float[] left = {0f, step, -step, 0.5f, -1f, 0.25f + (bits < 25 ? step : 0)};
            float[] right = {-0.5f, 0f, 0.125f, -step, step, 0f};
            byte[] bytes = new byte[6 * pcm.frameBytes()];
            pcm.encode(left, right, 6, bytes);
            float[][] back = new float[2][6];
            pcm.decode(bytes, back, 6);
            assertArrayEquals(left, back[0], bits + " bits");
            assertArrayEquals(right, back[1], bits + " bits");
        }
    }

    @Test
    void clampsWhatIsTooLoud() {
        byte[] bytes = new byte[8];
        new Pcm(48_000, 2, 16).encode(new float[] {1f, 3f}, new float[] {-1f, -3f}, 2, bytes);
        assertArrayEquals(new byte[] {-1, 127, 0, -128, -1, 127, 0, -128}, bytes);
    }

    @Test
    void givesMonoToBothChannelsAndMixesStereoForIt() {
        Pcm mono = new Pcm(48_000, 1, 16);
        byte[] bytes = new byte[2];
        mono.encode(new float[] {0.5f}, new float[] {0.25f}, 1, bytes);
        float[][] back = new float[2][1];
        mono.decode(bytes, back, 1);
        assertEquals(0.375f, back[0][0]);
        assertEquals(0.375f, back[1][0]);
    }

    @Test
    void captureGivesWhatTheLineGave() throws Exception {
        fake.next = new byte[] {0, 0, 0x40, 0, 0, -64};
        CaptureLine line = capture();
        float[][] planar = new float[2][8];
        assertEquals(1, line.read(planar, 8));
        assertEquals(0.5f, planar[0][0]);
        assertEquals(-0.5f, planar[1][0]);
        line.close();
        assertTrue(fake.closed);
    }

    @Test
    void captureIsLostWhenItReadsNothingForASecond() throws Exception {
        CaptureLine line = capture();
        fake.dead = true;
        DeviceException e = lostWithin(1_100, () -> assertEquals(0, line.read(new float[2][256], 256)));
        assertTrue(e.getMessage().contains("\"mic\""), e.getMessage());
    }

    @Test
    void captureIsLostWhenItsPositionStandsStill() throws Exception {
        fake.next = new byte[6 * 256];
        CaptureLine line = capture();
        float[][] planar = new float[2][256];
        line.read(planar, 256);
        long stuck = fake.position;
        DeviceException e = lostWithin(2_000, () -> {
            line.read(planar, 256);
            fake.position = stuck;
            fake.nanos += 5_000_000;
        });
        assertTrue(e.getMessage().contains("position"), e.getMessage());
    }

    @Test
    void playbackStartsWhenItsBufferIsFull() throws Exception {
        PlaybackLine line = playback();
        int blocks = 0;
        while (!fake.started) {
            assertTrue(++blocks < 100, "never started");
            line.write(block, 48_000);
        }
        assertTrue(fake.queuedBytes > FakeLine.BUFFER_BYTES - BLOCK_BYTES, "started with " + fake.queuedBytes);
        line.write(block, 48_000);
        line.write(block, 48_000);
        assertEquals((blocks + 2L) * BLOCK_BYTES, fake.takenBytes, "nothing dropped");
    }

    @Test
    void playbackFillsItsBufferAgainAfterItRanEmpty() throws Exception {
        PlaybackLine line = playback();
        while (!fake.started) line.write(block, 48_000);
        fake.drain(FakeLine.BUFFER_BYTES);
        line.write(block, 48_000);
        assertFalse(fake.started);
        assertEquals(1, line.underruns());
        while (!fake.started) line.write(block, 48_000);
        assertEquals(1, fake.stops);
        assertEquals(1, line.underruns());
    }

    @Test
    void playbackIsLostWhenItTakesNothingForASecond() throws Exception {
        PlaybackLine line = playback();
        while (!fake.started) line.write(block, 48_000);
        fake.dead = true;
        assertEquals(
                Reason.LOST,
                assertThrows(DeviceException.class, () -> line.write(block, 48_000))
                        .reason());
    }

    @Test
    void playbackIsLostWhenItWasDeadFromTheStart() {
        PlaybackLine line = playback();
        fake.dead = true;
        assertEquals(
                Reason.LOST,
                assertThrows(DeviceException.class, () -> line.write(block, 48_000))
                        .reason());
    }

    @Test
    void playbackIsLostWhenItTakesEverythingAndDoesNotMove() throws Exception {
        PlaybackLine line = playback();
        lostWithin(5_000, () -> {
            line.write(block, 48_000);
            fake.position = 0;
            fake.queuedBytes = 0;
            fake.nanos += 5_000_000;
        });
    }

    @Test
    void playbackTellsWhereItStands() throws Exception {
        DeviceException[] refusal = {new DeviceException(Reason.UNAVAILABLE, "not there")};
        Playback.Lines lines = (device, rateHz) -> {
            if (refusal[0] != null) throw refusal[0];
            return playback();
        };
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Playback out = new Playback(new PlaybackSettings("default", "monitor", Resampler.Grade.STANDARD), lines, clock);
        assertEquals(State.CONNECTING, out.status().state());
        assertThrows(DeviceException.class, () -> out.open(STEREO));
        out.close();
        assertEquals(State.RETRYING, out.status().state());
        assertEquals("not there", out.status().detail());
        refusal[0] = null;
        out.open(STEREO);
        assertEquals(State.ON, out.status().state());
        assertEquals("", out.status().detail());
        out.block(block);
        assertEquals(256, out.status().frames());
        assertEquals(BLOCK_BYTES, out.status().bytes());
        out.stop();
        out.block(block);
        assertEquals(State.OFF, out.status().state());
        assertTrue(fake.closed);
        assertEquals(256, out.status().frames(), "a block while stopped is not played");
        out.start();
        assertEquals(State.CONNECTING, out.status().state());
        out.block(block);
        assertEquals(State.ON, out.status().state());
        fake.dead = true;
        assertThrows(DeviceException.class, () -> out.block(block));
        out.close();
        assertEquals(State.RETRYING, out.status().state());
        assertTrue(out.status().detail().contains("lost"), out.status().detail());
    }

    @Test
    void namesWhatThereIsWhenADeviceIsUnknown() {
        DeviceException e =
                assertThrows(DeviceException.class, () -> JavaSoundDevices.openCapture("Kazoo 3000", 48_000));
        assertEquals(Reason.UNAVAILABLE, e.reason());
        assertTrue(e.getMessage().contains("no sound device \"Kazoo 3000\""), e.getMessage());
        assertTrue(
                e.getMessage().contains("Devices for capture: ")
                        || e.getMessage().contains("has no device for capture"),
                e.getMessage());
    }

    @Test
    void knowsADeviceByItsNameWithAndWithoutTheAddress() {
        assertTrue(JavaSoundDevices.matches("Mic [plughw:1,0]", "Mic"));
        assertTrue(JavaSoundDevices.matches("Mic [plughw:1,0]", "Mic [plughw:1,0]"));
        assertFalse(JavaSoundDevices.matches("Mic [plughw:1,0]", "Mi"));
    }

    private interface Step {
        void run() throws DeviceException;
    }

    private DeviceException lostWithin(int millis, Step step) {
        DeviceException e = assertThrows(DeviceException.class, () -> {
            while (fake.nanos < millis * 1_000_000L) step.run();
        });
        assertEquals(Reason.LOST, e.reason());
        return e;
    }

    private CaptureLine capture() {
        return new CaptureLine(new JavaSoundDevices.Opened<>(fake.target(), PCM24), "mic", () -> fake.nanos);
    }

    private PlaybackLine playback() {
        return new PlaybackLine(new JavaSoundDevices.Opened<>(fake.source(), PCM24), "out", () -> fake.nanos);
    }
}
