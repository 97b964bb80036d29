package org.longwave.output.icecast;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.longwave.api.codec.EncodedPiece;
import org.longwave.api.codec.EncodedStream;
import org.longwave.api.codec.Title;

/**
 * One accepted connection and its place at an encoder, on the sender's thread. It begins with a header and a whole
 * piece; what was encoded before it was accepted is left out: after a gap the stream goes on with what is on air now.
 */
final class Session {
    final Server server;
    final Link link;
    /** Whether titles go through the server's page. */
    final boolean tellsServer;

    private final boolean chains;
    private EncodedStream stream;
    private boolean begun;
    private ByteBuffer sending = ByteBuffer.allocate(0);
    private long sendingFrames;
    private EncodedStream next;
    private Title told = Title.NONE;

    Session(Server server, Link link, EncodedStream stream, IcecastSettings.Titles titles) {
        this.server = server;
        this.link = link;
        this.stream = stream;
        chains = IcecastSettings.chains(stream.info(), titles);
        tellsServer = IcecastSettings.tellsServer(stream.info(), titles);
        dropToLive(stream);
    }

    private static void dropToLive(EncodedStream from) {
        while (from.poll() != null) Thread.onSpinWait();
    }

    /** From the next whole piece on, the sound comes from another encoder; the listeners stay. */
    void goOnWith(EncodedStream other) {
        if (next != null) next.close();
        next = other;
    }

    /** Told once each: another mount that shares the encoder may have another title, and they must not take turns. */
    void title(Title title) {
        if (!chains || title.equals(told)) return;
        told = title;
        stream.title(title);
    }

    /** Sends what the link takes; tells whether some is left. */
    boolean pump(Counters counters) throws Trouble {
        while (true) {
            if (!sending.hasRemaining() && !load(counters)) return false;
            int sent = link.send(sending);
            counters.bytes += sent;
            if (sent == 0) return true;
        }
    }

    private boolean load(Counters counters) {
        counters.frames += sendingFrames;
        sendingFrames = 0;
        EncodedPiece piece = next == null ? null : next.poll();
        if (piece != null) {
            stream.close();
            stream = next;
            next = null;
            begun = false;
            told = Title.NONE;
        } else {
            piece = stream.poll();
        }
        if (piece == null) return false;
        byte[] header = begun ? new byte[0] : piece.header();
        begun = true;
        sending = ByteBuffer.allocate(header.length + piece.bytes().length);
        sending.put(header).put(piece.bytes()).flip();
        sendingFrames = piece.frames();
        return true;
    }

    /** What broke the encoder; empty while all is well. */
    String failure() {
        return stream.failure();
    }

    /** Where the sound comes from now. */
    EncodedStream source() {
        return stream;
    }

    String encoder() {
        return stream.info().name();
    }

    String contentType() {
        return stream.info().contentType();
    }

    long lostFrames() {
        return stream.lostFrames();
    }

    /** Plain words about what the network cost; empty when nothing. */
    String losses() {
        long lost = stream.lostFrames();
        if (lost == 0 || stream.format() == null) return "";
        return String.format(
                Locale.ROOT,
                "The connection is too slow: %.1f s of sound were left out.",
                lost / (double) stream.format().rateHz());
    }

    void close() {
        link.close();
        stream.close();
        if (next != null) next.close();
        next = null;
    }

    /** What was delivered since the stream was started; the sender's thread writes. */
    static final class Counters {
        volatile long bytes;
        volatile long frames;
    }
}
