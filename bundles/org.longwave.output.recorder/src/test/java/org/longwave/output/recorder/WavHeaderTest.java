package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class WavHeaderTest {
    private static WavHeader header(SampleFormat format, long limit) {
        return new WavHeader(format, 48_000, 2, "a bus", "air", LocalDateTime.of(2026, 3, 1, 9, 5, 7), limit);
    }

    private static WavProbe probe(WavHeader header, long firstFrame, long frames) {
        return WavProbe.read(header.bytes(firstFrame, frames).array());
    }

    @Test
    void saysWhoWhenAndWhere() {
        WavProbe wav = probe(header(SampleFormat.WAV16, WavHeader.RIFF_LIMIT_BYTES), 0x1_2345_6789L, 0);
        assertEquals("a bus", wav.text("bext", 0, 256));
        assertEquals("Longwave", wav.text("bext", 256, 32));
        assertEquals("air", wav.text("bext", 288, 32));
        assertEquals("2026-03-0109:05:07", wav.text("bext", 320, 18));
        assertEquals(0x1_2345_6789L, wav.timeReference());
        assertEquals(1, wav.chunk("bext").getShort(346));
        assertEquals(28, wav.chunk("JUNK").remaining());
    }

    @Test
    void floatHasItsTagAndAFactChunk() {
        WavProbe wav = probe(header(SampleFormat.WAV32F, WavHeader.RIFF_LIMIT_BYTES), 0, 77);
        assertEquals(3, wav.formatTag());
        assertEquals(77, wav.chunk("fact").getInt(0));
        assertEquals(
                1,
                probe(header(SampleFormat.WAV24, WavHeader.RIFF_LIMIT_BYTES), 0, 0)
                        .formatTag());
    }

    @Test
    void staysRiffUpToFourGigabytesAndBecomesRf64Beyond() {
        WavHeader header = header(SampleFormat.WAV32F, WavHeader.RIFF_LIMIT_BYTES);
        long most = (0xFFFF_FFFFL - (header.length() - 8)) / 8;
        WavProbe riff = probe(header, 5, most);
        assertEquals("RIFF", riff.form());
        assertEquals(most, riff.frames());

        WavProbe large = probe(header, 5, most + 1);
        assertEquals("RF64", large.form());
        assertEquals(0xFFFF_FFFFL, large.riffBytes());
        assertEquals(0xFFFF_FFFFL, large.dataBytes());
        assertEquals("ds64", large.chunks().keySet().iterator().next());
        assertEquals(header.length() - 8 + (most + 1) * 8, large.chunk("ds64").getLong(0));
        assertEquals((most + 1) * 8, large.chunk("ds64").getLong(8));
        assertEquals(most + 1, large.chunk("ds64").getLong(16));
        assertEquals(5, large.timeReference());
        assertEquals(riff.dataAt(), large.dataAt());
    }

    @Test
    void oddDataIsPadded() throws Exception {
        FakeDisk disk = new FakeDisk();
        WavHeader header = new WavHeader(
                SampleFormat.WAV24, 48_000, 1, "", "", LocalDateTime.MIN.withYear(2000), WavHeader.RIFF_LIMIT_BYTES);
        WavFile wav = new WavFile(disk.createNew(Bench.FOLDER.resolve("x")), header);
        wav.open();
        wav.startAt(0);
        wav.append(new float[] {0.5f, -0.5f, 0.25f}, 3);
        wav.close();
        WavProbe probe = WavProbe.read(disk.only().content());
        assertEquals(9, probe.dataBytes());
        assertEquals(header.length() + 10, disk.only().size);
        assertEquals(disk.only().size - 8, probe.riffBytes());
    }
}
