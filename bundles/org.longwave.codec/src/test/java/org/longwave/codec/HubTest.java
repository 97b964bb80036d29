package org.longwave.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.longwave.api.codec.EncodedPiece;
import org.longwave.api.codec.EncodedStream;
import org.longwave.api.codec.EncoderHub.EncodeOrder;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.Title;
import org.longwave.api.output.BusConsumer;
import org.longwave.testkit.CountingEncoder;

class HubTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 256);

    private final CountingEncoder encoder = new CountingEncoder(10);
    private final FakeBus bus = new FakeBus();
    private final Hub hub = new Hub(bus);

    HubTest() {
        hub.add(encoder);
    }

    /** A bus moved by hand. */
    private static final class FakeBus implements BusSource {
        final List<BusConsumer> consumers = new ArrayList<>();
        long frame;

        @Override
        public StreamFormat format() {
            return FORMAT;
        }

        @Override
        public boolean has(String name) {
            return name.equals("program");
        }

        @Override
        public Runnable attach(String name, String id, BusConsumer consumer) {
            consumers.add(consumer);
            try {
                consumer.open(FORMAT);
            } catch (DeviceException refused) {
                throw new AssertionError(refused);
            }
            return () -> {
                consumers.remove(consumer);
                consumer.close();
            };
        }

        void blocks(int count, long gapFrames) throws DeviceException {
            for (int i = 0; i < count; i++) {
                AudioBlock block = new AudioBlock(FORMAT);
                frame += gapFrames;
                block.place(frame, 0, gapFrames);
                for (BusConsumer consumer : List.copyOf(consumers)) consumer.block(block);
                frame += FORMAT.blockFrames();
            }
        }
    }

    private EncodedStream join(int kbps) throws DeviceException {
        return hub.join(new EncodeOrder("program", "mp3", EncoderSettings.stream(kbps)), 8, () -> {});
    }

    @Test
    void tenWithOneSettingCostOneEncoder() throws Exception {
        List<EncodedStream> ten = new ArrayList<>();
        for (int i = 0; i < 10; i++) ten.add(join(192));
        bus.blocks(5, 0);
        assertEquals(1, encoder.opened.get());
        assertEquals(10, hub.uses().getFirst().places());
        byte[] first = ten.getFirst().poll().bytes();
        for (EncodedStream each : ten.subList(1, 10))
            assertSame(first, each.poll().bytes());
        for (EncodedStream each : ten.subList(0, 9)) each.close();
        assertEquals(1, bus.consumers.size());
        ten.getLast().close();
        ten.getLast().close();
        assertEquals(0, bus.consumers.size());
        assertEquals(1, encoder.closed.get());
        assertEquals(List.of(), hub.uses());
    }

    @Test
    void anotherSettingIsAnotherEncoder() throws Exception {
        join(192);
        join(128);
        assertEquals(2, encoder.opened.get());
    }

    @Test
    void oneWhoIsSlowLosesItsOwnOldestAndHoldsNobodyUp() throws Exception {
        EncodedStream slow = join(192);
        EncodedStream quick = join(192);
        int most = 8 * 48_000 / 256;
        for (int i = 0; i < most + 100; i++) {
            bus.blocks(1, 0);
            assertEquals(i * 256L, quick.poll().frame());
        }
        assertNull(quick.poll());
        assertEquals(0, quick.lostFrames());
        assertEquals(100 * 256, slow.lostFrames());
        assertEquals(100 * 256, slow.poll().frame());
    }

    @Test
    void aShortGapBecomesSilenceAndALongOneIsLeftOut() throws Exception {
        EncodedStream stream = join(192);
        bus.blocks(1, 0);
        bus.blocks(1, 512);
        bus.blocks(1, 48_001);
        long frames = 0;
        for (EncodedPiece piece = stream.poll(); piece != null; piece = stream.poll()) frames += piece.frames();
        assertEquals(3 * 256 + 512, frames);
    }

    @Test
    void aBrokenEncoderIsToldToAllAndTheNextOneIsFresh() throws Exception {
        EncodedStream one = join(192);
        EncodedStream two = join(192);
        encoder.broken = true;
        bus.blocks(1, 0);
        assertTrue(one.failure().contains("out of tune"), one.failure());
        assertEquals(one.failure(), two.failure());
        encoder.broken = false;
        EncodedStream fresh = join(192);
        one.close();
        two.close();
        bus.blocks(1, 0);
        assertEquals("", fresh.failure());
        assertEquals(1, bus.consumers.size());
    }

    @Test
    void anEncoderTakenAwayIsToldAndNotUsedAgain() throws Exception {
        EncodedStream one = join(192);
        hub.remove(encoder);
        assertEquals("The encoder was taken away.", one.failure());
        DeviceException none = assertThrows(DeviceException.class, () -> join(192));
        assertEquals("No encoder for \"mp3\" is installed; there are .", none.getMessage());
    }

    @Test
    void refusesInPlainWords() {
        assertEquals(
                "MP3 cannot do a bit rate of 100 kbit/s; set 32, 64, 128, 160, 192, 256 or 320 kbit/s.",
                assertThrows(DeviceException.class, () -> join(100)).getMessage());
        EncodeOrder nowhere = new EncodeOrder("nowhere", "mp3", EncoderSettings.stream(192));
        assertEquals(
                "There is no bus \"nowhere\"; check its name.",
                assertThrows(DeviceException.class, () -> hub.join(nowhere, 8, () -> {}))
                        .getMessage());
        hub.add(new FlacFactory());
        EncodeOrder flac = new EncodeOrder("program", "flac", EncoderSettings.stream(0));
        assertEquals(
                "FLAC cannot do a stream; set the codec oggflac.",
                assertThrows(DeviceException.class, () -> hub.join(flac, 8, () -> {}))
                        .getMessage());
    }

    @Test
    void aTitleChangesTheHeaderForWhoJoinsLater() throws Exception {
        hub.add(new OpusFactory());
        EncodeOrder order =
                new EncodeOrder("program", "opus", EncoderSettings.stream(64).withInBandTitles(true));
        EncodedStream stream = hub.join(order, 60, () -> {});
        bus.blocks(100, 0);
        stream.title(new Title("Anna", "Song"));
        bus.blocks(100, 0);
        byte[] before = stream.poll().header();
        byte[] after = before;
        for (EncodedPiece piece = stream.poll(); piece != null; piece = stream.poll()) after = piece.header();
        assertTrue(!new String(before).contains("Anna"));
        assertTrue(new String(after).contains("ARTIST=Anna"));
        assertEquals(48_000, stream.settings().rateHz());
    }
}
