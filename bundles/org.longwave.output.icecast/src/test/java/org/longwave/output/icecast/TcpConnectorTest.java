package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.longwave.testkit.ToneBus;

/** The talk with a server, against a socket that answers as Icecast 2.4.4 does. */
@Timeout(30)
class TcpConnectorTest {
    private static final String WELCOME = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200 OK\r\n\r\n";

    private final TcpConnector connector = new TcpConnector(300);
    private ServerSocket server;
    private Socket peer;
    private String request;

    @BeforeEach
    void bind() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    }

    @AfterEach
    void unbind() throws IOException {
        server.close();
        if (peer != null) peer.close();
    }

    /** Answers the next request; hangs up after it if asked. */
    private CompletableFuture<Void> answering(String answer, boolean hangUp) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                peer = server.accept();
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0)
                    head.append((char) peer.getInputStream().read());
                request = head.toString();
                peer.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                if (hangUp) peer.close();
                done.complete(null);
            } catch (IOException failed) {
                done.completeExceptionally(failed);
            }
        });
        return done;
    }

    private Link connect() throws Trouble {
        return connector.connect(Samples.settings(server.getLocalPort()), "audio/mpeg", ToneBus.FORMAT);
    }

    private Trouble refused(String answer) {
        answering(answer, true);
        return assertThrows(Trouble.class, this::connect);
    }

    @Test
    void asksAsASourceAndNeverInChunks() throws Exception {
        CompletableFuture<Void> done = answering(WELCOME, false);
        connect().close();
        done.join();
        assertTrue(request.startsWith("PUT /live.mp3 HTTP/1.1\r\nHost: 127.0.0.1:" + server.getLocalPort()), request);
        assertTrue(request.contains("\r\nExpect: 100-continue\r\n"));
        assertTrue(request.contains("\r\nAuthorization: Basic c291cmNlOnMzY3JldC13b3Jk\r\n"), request);
        assertTrue(request.contains("\r\nContent-Type: audio/mpeg\r\n"));
        assertTrue(request.contains("\r\nice-description: Two lines\r\n"), "a line break became a header");
        assertTrue(request.contains("\r\nice-public: 0\r\n"));
        assertTrue(request.contains("\r\nice-audio-info: ice-samplerate=48000;ice-bitrate=192;ice-channels=2\r\n"));
        assertFalse(request.toLowerCase().contains("transfer-encoding"));
    }

    @Test
    void takesGoOnWithoutAFinalAnswerAsAWelcome() throws Exception {
        answering("HTTP/1.1 100 Continue\r\n\r\n", false);
        connect().close();
    }

    @Test
    void namesEachRefusalInPlainWords() {
        Trouble password = refused("HTTP/1.0 401 Authentication Required\r\nWWW-Authenticate: Basic\r\n\r\nno");
        assertEquals("The server refused the password (401).", password.getMessage());
        assertEquals(Trouble.Kind.PASSWORD, password.kind());
        Trouble busy = refused("HTTP/1.0 403 Forbidden\r\nContent-Type: text/html\r\n\r\n<b>Mountpoint in use</b>");
        assertEquals("The mount /live.mp3 is in use by another source (403).", busy.getMessage());
        assertEquals(Trouble.Kind.BUSY, busy.kind());
        assertTrue(refused("HTTP/1.0 403 Forbidden\r\n\r\ntoo many sources connected")
                .getMessage()
                .contains("too many sources"));
        assertTrue(refused("").getMessage().contains("hung up without an answer"));
        assertTrue(refused("ICY 200 OK\r\n\r\n").getMessage().contains("no Icecast server"));
        assertEquals(Trouble.Kind.LOST, refused("HTTP/1.0 503 Busy\r\n\r\n").kind());
    }

    @Test
    void doesNotWaitForEverForAServerThatSaysNothing() {
        answering("", false);
        Trouble silent = assertThrows(Trouble.class, this::connect);
        assertTrue(silent.getMessage().contains("said nothing"), silent.getMessage());
        assertEquals(Trouble.Kind.LOST, silent.kind());
    }

    @Test
    void saysThatNobodyAnswersThere() throws Exception {
        server.close();
        Trouble nobody = assertThrows(Trouble.class, this::connect);
        assertTrue(nobody.getMessage().contains("connection refused"), nobody.getMessage());
    }

    @Test
    void noticesByReadingThatTheServerIsGone() throws Exception {
        CompletableFuture<Void> done = answering(WELCOME, true);
        try (Link link = connect()) {
            done.join();
            assertThrows(Trouble.class, () -> {
                while (true) link.check();
            });
        }
    }

    @Test
    void aServerThatDoesNotReadTakesNoMoreAfterAWhile() throws Exception {
        answering(WELCOME, false).thenRun(() -> {});
        try (Link link = connect()) {
            ByteBuffer piece = ByteBuffer.allocate(1 << 16);
            int rounds = 0;
            while (link.send(piece.clear()) > 0) rounds++;
            assertTrue(rounds < 200, "more than 13 MB vanished into buffers");
        }
    }

    @Test
    void abortEndsAWaitingConnect() throws Exception {
        TcpConnector patient = new TcpConnector(60_000);
        CompletableFuture<Void> done = answering("", false);
        done.thenRun(patient::abort);
        assertThrows(
                Trouble.class,
                () -> patient.connect(Samples.settings(server.getLocalPort()), "audio/mpeg", ToneBus.FORMAT));
    }
}
