package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.longwave.api.output.RecordedFile.Levels;

class WavLayoutTest {
    private static final Levels LEVELS = new Levels(-3, -2.5, -23.04, 7.5, -18, -20.25);

    static FileHead head(FileFormat format, int channels, boolean sinceMidnight) {
        return new FileHead(
                format,
                48_000,
                channels,
                false,
                "a bus",
                "air",
                ZonedDateTime.of(2026, 3, 1, 9, 5, 7, 500_000_000, ZoneOffset.UTC),
                sinceMidnight,
                Map.of("title", "A show", "artist", "Somebody"),
                0,
                Double.NaN);
    }

    private static WavLayout header(FileFormat format, long limit) {
        return new WavLayout(head(format, 2, false), limit);
    }

    private static WavProbe probe(WavLayout header, long firstFrame, long frames) {
        return WavProbe.read(header.header(firstFrame, frames, 0, LEVELS).array());
    }

    @Test
    void saysWhoWhenAndWhere() {
        WavProbe wav = probe(header(FileFormat.WAV16, WavLayout.RIFF_LIMIT_BYTES), 0x1_2345_6789L, 0);
        assertEquals("a bus", wav.text("bext", 0, 256));
        assertEquals("Longwave", wav.text("bext", 256, 32));
        assertEquals("air", wav.text("bext", 288, 32));
        assertEquals("2026-03-0109:05:07", wav.text("bext", 320, 18));
        assertEquals(0x1_2345_6789L, wav.timeReference());
        assertEquals(2, wav.chunk("bext").getShort(346));
        assertEquals(-2304, wav.chunk("bext").getShort(412));
        assertEquals(750, wav.chunk("bext").getShort(414));
        assertEquals(-250, wav.chunk("bext").getShort(416));
        assertEquals(-1800, wav.chunk("bext").getShort(418));
        assertEquals(-2025, wav.chunk("bext").getShort(420));
        assertEquals(28, wav.chunk("JUNK").remaining());
    }

    @Test
    void floatHasItsTagAndAFactChunk() {
        WavProbe wav = probe(header(FileFormat.WAV32F, WavLayout.RIFF_LIMIT_BYTES), 0, 77);
        assertEquals(3, wav.formatTag());
        assertEquals(77, wav.chunk("fact").getInt(0));
        assertEquals(
                1,
                probe(header(FileFormat.WAV24, WavLayout.RIFF_LIMIT_BYTES), 0, 0)
                        .formatTag());
    }

    @Test
    void staysRiffUpToFourGigabytesAndBecomesRf64Beyond() {
        WavLayout header = header(FileFormat.WAV32F, WavLayout.RIFF_LIMIT_BYTES);
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
        WavLayout header = new WavLayout(head(FileFormat.WAV24, 1, false), WavLayout.RIFF_LIMIT_BYTES);
        PcmFile wav = new PcmFile(disk.createNew(Bench.FOLDER.resolve("x")), header);
        wav.startAt(0);
        wav.append(new float[] {0.5f, -0.5f, 0.25f}, 0, 3, 0);
        wav.end();
        wav.close(List.of(new Marker(2, "here")), Map.of(), LEVELS, true);
        WavProbe probe = WavProbe.read(disk.only().content());
        assertEquals(9, probe.dataBytes());
        assertEquals(List.of(2L), probe.cues());
        assertEquals(disk.only().size - 8, probe.riffBytes());
    }

    @Test
    void timeReferenceMayCountFromMidnight() {
        WavLayout layout = new WavLayout(head(FileFormat.WAV16, 2, true), WavLayout.RIFF_LIMIT_BYTES);
        assertEquals(
                (9 * 3600 + 5 * 60 + 7) * 48_000L + 24_000, probe(layout, 99, 0).timeReference());
    }

    @Test
    void unknownLoudnessIsSaidToBeUnknown() {
        WavProbe wav = WavProbe.read(header(FileFormat.WAV16, WavLayout.RIFF_LIMIT_BYTES)
                .header(0, 0, 0, Levels.UNKNOWN)
                .array());
        for (int at = 412; at < 422; at += 2)
            assertEquals(0x7FFF, wav.chunk("bext").getShort(at));
    }

    @Test
    void ixmlTellsTheTracksAndTheTimeOfDay() throws Exception {
        byte[] xml = Ixml.of(head(FileFormat.WAV24, 2, false));
        var document = javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(xml));
        assertEquals("BWFXML", document.getDocumentElement().getTagName());
        assertEquals(2, document.getElementsByTagName("TRACK").getLength());
        assertEquals("air R", document.getElementsByTagName("NAME").item(1).getTextContent());
        assertEquals(
                Long.toString((9 * 3600 + 5 * 60 + 7) * 48_000L + 24_000),
                document.getElementsByTagName("TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO")
                        .item(0)
                        .getTextContent());
    }
}
