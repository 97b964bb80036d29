package org.longwave.dsp.ogg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.longwave.dsp.ogg.OggPackets.Packet;

class OggPacketsTest {
    private final List<byte[]> sent = new ArrayList<>();

    /** Packets of all sizes, some longer than a page. */
    private byte[] stream(int serial, int count) {
        SplittableRandom chance = new SplittableRandom(serial);
        OggPages pages = new OggPages(serial, 1000);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] head = bytes(chance, 19);
        sent.add(head);
        byte[] tags = bytes(chance, 700);
        sent.add(tags);
        all.writeBytes(pages.headers(head, tags));
        for (int i = 0; i < count; i++) {
            int length = i % 7 == 0 ? 255 * (i % 3) : i == 20 ? 80_000 : chance.nextInt(3000);
            byte[] packet = bytes(chance, length);
            sent.add(packet);
            pages.packet(packet, length, i * 300L);
            all.writeBytes(pages.take());
        }
        byte[] last = bytes(chance, 10);
        sent.add(last);
        all.writeBytes(pages.end(last, 10, count * 300L));
        return all.toByteArray();
    }

    private static byte[] bytes(SplittableRandom chance, int count) {
        byte[] bytes = new byte[count];
        chance.nextBytes(bytes);
        return bytes;
    }

    private static List<Packet> read(byte[] stream, int step) {
        OggPackets packets = new OggPackets();
        List<Packet> all = new ArrayList<>();
        for (int at = 0; at < stream.length; at += step) {
            byte[] part = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + step));
            packets.push(part, part.length);
            for (Packet p = packets.poll(); p != null; p = packets.poll()) all.add(p);
        }
        return all;
    }

    @Test
    void givesBackEveryPacketHoweverTheBytesCome() {
        byte[] stream = stream(7, 60);
        for (int step : new int[] {1, 13, 4096, 1 << 20}) {
            List<Packet> heard = read(stream, step);
            assertEquals(sent.size(), heard.size(), "steps of " + step);
            for (int i = 0; i < sent.size(); i++)
                assertArrayEquals(sent.get(i), heard.get(i).bytes());
            assertTrue(heard.getFirst().first());
            assertEquals(1, heard.stream().filter(Packet::first).count());
            assertTrue(heard.stream().allMatch(p -> p.serial() == 7));
        }
    }

    @Test
    void aChainBeginsAnew() {
        ByteArrayOutputStream chain = new ByteArrayOutputStream();
        chain.writeBytes(stream(1, 10));
        chain.writeBytes(stream(2, 10));
        List<Packet> heard = read(chain.toByteArray(), 500);
        assertEquals(sent.size(), heard.size());
        assertEquals(2, heard.stream().filter(Packet::first).count());
    }

    @Test
    void aDamagedPageCostsItsPacketsOnly() {
        byte[] stream = stream(3, 60);
        List<Packet> whole = read(stream, 999);
        byte[] damaged = stream.clone();
        damaged[stream.length / 2] ^= 0x10;
        List<Packet> heard = read(damaged, 999);
        assertTrue(heard.size() < whole.size(), "the damage was noticed");
        assertTrue(heard.size() > whole.size() / 2, heard.size() + " of " + whole.size());
        int next = 0;
        for (Packet p : heard) {
            while (next < whole.size() && !Arrays.equals(whole.get(next).bytes(), p.bytes())) next++;
            assertTrue(next < whole.size(), "a packet that was never sent");
        }
    }

    @Test
    void beginsAnywhere() {
        byte[] stream = stream(4, 60);
        for (int from : new int[] {1, 100, 5000, 20_001}) {
            List<Packet> heard = read(Arrays.copyOfRange(stream, from, stream.length), 777);
            assertTrue(heard.size() > 10, "from " + from + ": " + heard.size());
            byte[] last = heard.getLast().bytes();
            assertArrayEquals(sent.getLast(), last);
        }
    }

    @Test
    void chanceIsNoPage() {
        SplittableRandom chance = new SplittableRandom(5);
        byte[] noise = bytes(chance, 2_000_000);
        for (int i = 0; i < noise.length - 4; i += 5000)
            System.arraycopy(new byte[] {'O', 'g', 'g', 'S', 0}, 0, noise, i, 5);
        assertEquals(0, read(noise, 4096).size());
    }

    @Test
    void knowsTheFirstPacketOfAStart() {
        byte[] stream = stream(6, 3);
        byte[] first = OggPackets.first(Arrays.copyOf(stream, 60));
        assertArrayEquals(sent.getFirst(), Arrays.copyOf(first, 19));
        assertEquals(0, OggPackets.first(new byte[200]).length);
        assertEquals(0, OggPackets.first(new byte[3]).length);
    }
}
