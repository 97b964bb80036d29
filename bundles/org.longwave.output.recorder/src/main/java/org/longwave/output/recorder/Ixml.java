package org.longwave.output.recorder;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The iXML chunk of a WAV file (version 2.10): which track this is, and the time of day of its first sample, which {@code
 * bext} tells only where it counts from midnight. Stateless, disk thread.
 */
final class Ixml {
    private Ixml() {}

    static byte[] of(FileHead head) {
        Duration day = Duration.between(
                head.started().toLocalDate().atStartOfDay(), head.started().toLocalDateTime());
        long samples = day.toSeconds() * head.rateHz() + (long) day.toNanosPart() * head.rateHz() / 1_000_000_000;
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<BWFXML>\n");
        element(xml, "IXML_VERSION", "2.10");
        element(xml, "PROJECT", head.tags().getOrDefault("album", head.reference()));
        element(xml, "NOTE", head.description());
        xml.append("<SPEED>\n");
        element(xml, "FILE_SAMPLE_RATE", head.rateHz());
        element(xml, "AUDIO_BIT_DEPTH", head.format().word.bytes * 8);
        element(xml, "TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI", samples >>> 32);
        element(xml, "TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO", samples & 0xFFFF_FFFFL);
        element(xml, "TIMESTAMP_SAMPLE_RATE", head.rateHz());
        xml.append("</SPEED>\n<TRACK_LIST>\n");
        element(xml, "TRACK_COUNT", head.channels());
        for (int c = 1; c <= head.channels(); c++) {
            xml.append("<TRACK>\n");
            element(xml, "CHANNEL_INDEX", c);
            element(xml, "INTERLEAVE_INDEX", c);
            element(xml, "NAME", head.reference() + (head.channels() == 1 ? "" : c == 1 ? " L" : " R"));
            xml.append("</TRACK>\n");
        }
        return xml.append("</TRACK_LIST>\n</BWFXML>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void element(StringBuilder xml, String name, Object value) {
        String text = String.valueOf(value).replaceAll("\\p{Cntrl}+", " ").replace("&", "&amp;");
        text = text.replace("<", "&lt;").replace(">", "&gt;");
        xml.append('<')
                .append(name)
                .append('>')
                .append(text)
                .append("</")
                .append(name)
                .append(">\n");
    }
}
