package org.longwave.player;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.DeviceException;
import org.longwave.api.DeviceException.Reason;

class WavReaderTest {
    @TempDir
    Path folder;

    @Test
    void scalesIntegersByPowersOfTwo() throws Exception {
        assertArrayEquals(
                new float[] {-1f, 32767 / 32768f, 0x1p-15f},
                left(WavBytes.riff().fmt(1, 1, 48_000, 16).chunk("data", 6).shorts(-32768, 32767, 1)));
        assertArrayEquals(
                new float[] {-1f, 8388607 / 8388608f, -0x1p-23f},
                left(WavBytes.riff()
                        .fmt(1, 1, 48_000, 24)
                        .chunk("data", 9)
                        .raw(0, 0, 0x80, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF)));
        assertArrayEquals(
                new float[] {-1f, 0.5f, 0x1p-31f},
                left(WavBytes.riff()
                        .fmt(1, 1, 48_000, 32)
                        .chunk("data", 12)
                        .u32(0x8000_0000)
                        .u32(0x4000_0000)
                        .u32(1)));
    }

    @Test
    void passesFloatAsItIsAndTurnsNonNumbersIntoSilence() throws Exception {
        WavBytes wav = WavBytes.riff().fmt(3, 1, 48_000, 32).chunk("data", 16);
        wav.u32(Float.floatToRawIntBits(0.1f)).u32(Float.floatToRawIntBits(-3.5f));
        wav.u32(Float.floatToRawIntBits(Float.NaN)).u32(Float.floatToRawIntBits(Float.NEGATIVE_INFINITY));
        assertArrayEquals(new float[] {0.1f, -3.5f, 0f, 0f}, left(wav));
    }

    @Test
    void readsStereoInOrder() throws Exception {
        Path file = WavBytes.counting(folder.resolve("a.wav"), 44_100, 100, 20_000);
        try (WavReader reader = WavReader.open(file)) {
            assertEquals(new WavFormat(44_100, 2, WavFormat.Sample.INT16, 44, 20_000), reader.format());
            float[][] planar = new float[2][20_010];
            int done = 0;
            Random random = new Random(3);
            while (done < 20_000) done += reader.read(planar, done, 1 + random.nextInt(9000));
            assertEquals(0, reader.read(planar, done, 10));
            for (int i = 0; i < done; i++) {
                assertEquals((short) (100 + i) / 32768f, planar[0][i]);
                assertEquals((short) -(100 + i) / 32768f, planar[1][i]);
            }
        }
    }

    @Test
    void readsExtensible() throws Exception {
        assertArrayEquals(
                new float[] {0.5f},
                left(WavBytes.riff()
                        .extensible(1, 2, 48_000, 16)
                        .chunk("data", 4)
                        .shorts(0x4000, 1)));
        assertArrayEquals(
                new float[] {0.25f},
                left(WavBytes.riff()
                        .extensible(3, 1, 48_000, 32)
                        .chunk("data", 4)
                        .u32(Float.floatToRawIntBits(0.25f))));
    }

    @Test
    void skipsUnknownChunksAndTheirPadByte() throws Exception {
        WavBytes wav = WavBytes.riff()
                .chunk("LIST", 3)
                .raw(1, 2, 3, 0)
                .fmt(1, 1, 48_000, 16)
                .chunk("bext", 5);
        wav.raw(1, 2, 3, 4, 5, 0)
                .chunk("data", 2)
                .shorts(0x4000)
                .chunk("id3 ", 2)
                .raw(9, 9);
        assertArrayEquals(new float[] {0.5f}, left(wav));
    }

    @Test
    void readsRf64AndBw64() throws Exception {
        for (String form : new String[] {"RF64", "BW64"}) {
            WavBytes wav = WavBytes.form(form, -1)
                    .chunk("ds64", 28)
                    .u64(84)
                    .u64(4)
                    .u64(2)
                    .u32(0);
            wav.fmt(1, 1, 48_000, 16)
                    .chunk("data", -1)
                    .shorts(0x4000, 0x2000)
                    .chunk("LIST", 2)
                    .raw(1, 1);
            assertArrayEquals(new float[] {0.5f, 0.25f}, left(wav), form);
        }
    }

    @Test
    void playsWhatAnUnfinishedRecordingHolds() throws Exception {
        for (int size : new int[] {0, -1}) {
            WavBytes wav = WavBytes.form("RIFF", size).fmt(1, 1, 48_000, 16).chunk("data", size);
            assertArrayEquals(
                    new float[] {0.5f, 0.25f}, left(wav.shorts(0x4000, 0x2000).raw(7)));
        }
        WavBytes large =
                WavBytes.form("RF64", -1).chunk("ds64", 28).u64(0).u64(0).u64(0).u32(0);
        assertArrayEquals(
                new float[] {0.5f},
                left(large.fmt(1, 1, 48_000, 16).chunk("data", -1).shorts(0x4000)));
    }

    @Test
    void playsWhatIsThereOfAFileCutShort() throws Exception {
        assertArrayEquals(
                new float[] {0.5f},
                left(WavBytes.riff()
                        .fmt(1, 1, 48_000, 16)
                        .chunk("data", 1000)
                        .shorts(0x4000)
                        .raw(1)));
    }

    @Test
    void refusesWithFilePlaceAndReason() throws Exception {
        refused(WavBytes.form("RIFX", 4), "byte 0", "RIFX");
        refused(new WavBytes().text("RI"), "byte 2", "RIFF header");
        refused(new WavBytes(), "byte 0", "ends within");
        refused(new WavBytes().text("RIFF").u32(4).text("AVI "), "byte 8", "AVI");
        refused(WavBytes.riff(), "byte 12", "no \"data\" chunk");
        refused(WavBytes.riff().fmt(1, 2, 48_000, 16), "byte 36", "no \"data\" chunk");
        refused(WavBytes.riff().chunk("data", 4).u32(0), "byte 12", "before its \"fmt \"");
        refused(WavBytes.riff().chunk("fmt ", 8).u64(0), "byte 16", "needs 16");
        refused(WavBytes.riff().chunk("fmt ", 16).u64(0), "byte 28", "ends within");
        refused(data(WavBytes.riff().fmt(1, 6, 48_000, 16)), "byte 22", "6 channels");
        refused(data(WavBytes.riff().fmt(1, 0, 48_000, 16)), "byte 22", "0 channels");
        refused(data(WavBytes.riff().fmt(1, 1, 48_000, 8)), "byte 20", "8 bits");
        refused(data(WavBytes.riff().fmt(0x55, 1, 48_000, 16)), "byte 20", "0x0055");
        refused(data(WavBytes.riff().fmt(3, 1, 48_000, 64)), "byte 20", "64 bits");
        refused(data(WavBytes.riff().fmt(1, 1, -1, 16)), "byte 24", "4294967295 Hz");
        refused(data(WavBytes.riff().extensible(0x92, 1, 48_000, 16)), "byte 20", "0x0092");
        refused(
                data(WavBytes.riff()
                        .chunk("fmt ", 16)
                        .u16(1)
                        .u16(2)
                        .u32(48_000)
                        .u32(0)
                        .u16(3)
                        .u16(16)),
                "byte 32",
                "a frame has 3 bytes");
        refused(
                WavBytes.form("RIFF", 44).fmt(1, 1, 48_000, 16).chunk("data", 0).chunk("LIST", 0),
                "byte 44",
                "holds no sound");
        refused(WavBytes.form("RF64", -1).chunk("ds64", 8).u64(1), "byte 16", "needs 24");
    }

    @Test
    void neverBreaksOnRandomDamage() throws Exception {
        byte[] good = Files.readAllBytes(WavBytes.counting(folder.resolve("good.wav"), 48_000, 0, 200));
        Random random = new Random(11);
        Path file = folder.resolve("bad.wav");
        float[][] planar = new float[2][300];
        int refused = 0;
        for (int round = 0; round < 500; round++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length));
            for (int i = 0; i < 3 && bad.length > 0; i++)
                bad[random.nextInt(Math.min(48, bad.length))] = (byte) random.nextInt();
            Files.write(file, bad);
            try (WavReader reader = WavReader.open(file)) {
                assertTrue(reader.read(planar, 0, 300) > 0);
            } catch (DeviceException e) {
                assertTrue(e.getMessage().contains("bad.wav"), e.getMessage());
                refused++;
            }
        }
        assertTrue(refused > 100 && refused < 500, "refused " + refused);
    }

    @Test
    void saysWhatToDoWithoutAFile() throws IOException {
        DeviceException missing = assertThrows(DeviceException.class, () -> WavReader.open(folder.resolve("none.wav")));
        assertEquals(Reason.UNAVAILABLE, missing.reason());
        assertTrue(missing.getMessage().contains("does not exist; put it there or change \"file\""));
        DeviceException isFolder = assertThrows(DeviceException.class, () -> WavReader.open(folder));
        assertEquals(Reason.FORMAT, isFolder.reason());
    }

    private static WavBytes data(WavBytes wav) {
        return wav.chunk("data", 64)
                .u64(0)
                .u64(0)
                .u64(0)
                .u64(0)
                .u64(0)
                .u64(0)
                .u64(0)
                .u64(0);
    }

    private void refused(WavBytes wav, String... parts) throws IOException {
        Path file = wav.write(folder.resolve("wrong.wav"));
        DeviceException e = assertThrows(DeviceException.class, () -> WavReader.open(file));
        assertEquals(Reason.FORMAT, e.reason());
        assertTrue(e.getMessage().contains("wrong.wav"), e.getMessage());
        for (String part : parts) assertTrue(e.getMessage().contains(part), e.getMessage() + " lacks " + part);
    }

    private float[] left(WavBytes wav) throws Exception {
        try (WavReader reader = WavReader.open(wav.write(folder.resolve("x.wav")))) {
            float[][] planar = new float[2][16];
            return Arrays.copyOf(planar[0], reader.read(planar, 0, 16));
        }
    }
}
