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
import org.longwave.api.codec.EncoderSettings;
import org.longwave.testkit.CountingEncoder;

/** The talk with a server, against a socket that answers as Icecast 2.4.4 does. */
@Timeout(30)
class TcpNetworkTest {
    private static final String WELCOME = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200 OK\r\n\r\n";

    private final TcpNetwork network = new TcpNetwork(4000, 300, 300);
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

    private static Network.Call call(Server server) {
        EncoderSettings made = EncoderSettings.stream(192).withShape(48_000, 2);
        return new Network.Call(
                server, Samples.settings(server).about(), new CountingEncoder(1).info(), made, new Network.Abort());
    }

    private Link connect() throws Trouble {
        return network.connect(call(Samples.server(server.getLocalPort(), "/live.mp3", Samples.PASSWORD)));
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
        TcpNetwork patient = new TcpNetwork(4000, 60_000, 300);
        Network.Call call = call(Samples.server(server.getLocalPort(), "/live.mp3", "x"));
        CompletableFuture<Void> done = answering("", false);
        done.thenRun(call.abort()::now);
        assertThrows(Trouble.class, () -> patient.connect(call));
    }

    @Test
    void anOldIcecastIsAskedBySource() throws Exception {
        CompletableFuture<Void> done = answering("HTTP/1.0 200 OK\r\n\r\n", false);
        Server old = new Server(
                "127.0.0.1", server.getLocalPort(), "/live.mp3", "source", "x", Server.Protocol.SOURCE, Server.Tls.OFF);
        network.connect(call(old)).close();
        done.join();
        assertTrue(request.startsWith("SOURCE /live.mp3 HTTP/1.0\r\n"), request);
        assertFalse(request.contains("Expect"), request);
    }

    @Test
    void readsListenersOfItsOwnMountFromIcecastsStatusPage() {
        String page = "{\"icestats\":{\"source\":[{\"listeners\":3,\"listenurl\":\"http://h:8000/a.mp3\",\"title\":- },"
                + "{\"listeners\":14,\"listenurl\":\"http:\\/\\/h:8000\\/live.mp3\"}]}}";
        assertEquals(new Network.Health(true, 14), Network.Health.of(Samples.server(8000, "/live.mp3", ""), page));
        assertEquals(new Network.Health(true, 3), Network.Health.of(Samples.server(8000, "/a.mp3", ""), page));
        assertEquals(new Network.Health(false, -1), Network.Health.of(Samples.server(8000, "/b.mp3", ""), page));
    }

    @Test
    void titlesAreSentAsUtf8AndAServerThatRefusesIsNoticed() throws Exception {
        Server target = Samples.server(server.getLocalPort(), "/live.mp3", Samples.PASSWORD);
        CompletableFuture<Void> done = answering("HTTP/1.0 200 OK\r\n\r\n<return>1</return>", true);
        network.title(target, new org.longwave.api.codec.Title("Björk", "Jóga & more"));
        done.join();
        assertTrue(
                request.startsWith("GET /admin/metadata?mode=updinfo&charset=UTF-8&mount=%2Flive.mp3"
                        + "&song=Bj%C3%B6rk+-+J%C3%B3ga+%26+more HTTP/1.0\r\n"),
                request);
        answering("HTTP/1.0 401 No\r\n\r\n", true);
        assertThrows(IOException.class, () -> network.title(target, new org.longwave.api.codec.Title("", "x")));
    }

    @Test
    void listensAsAPlayerDoes() throws Exception {
        Server target = Samples.server(server.getLocalPort(), "/live.mp3", Samples.PASSWORD);
        CompletableFuture<Void> done =
                answering("HTTP/1.0 200 OK\r\nContent-Type: Audio/MPEG; charset=x\r\nicy-br:128\r\n\r\nsound", true);
        try (Network.Hearing mount = network.hear(target, new Network.Abort())) {
            done.join();
            assertEquals("audio/mpeg", mount.contentType());
            byte[] into = new byte[100];
            int count = 0;
            for (int more = mount.read(into); more >= 0; more = mount.read(into)) count += more;
            assertEquals(5, count);
        }
        assertTrue(request.startsWith("GET /live.mp3 HTTP/1.0\r\nHost: 127.0.0.1:"), request);
        assertFalse(request.contains("Authorization"), "a listener needs no password of the source");
        assertFalse(request.toLowerCase().contains("icy-metadata"), "titles between the sound are no sound");
    }

    @Test
    void anOldShoutcastLetsAListenerInToo() throws Exception {
        Server old =
                new Server("127.0.0.1", server.getLocalPort(), "/", "", "x", Server.Protocol.SHOUTCAST, Server.Tls.OFF);
        answering("ICY 200 OK\r\nicy-notice1:x\r\ncontent-type:audio/mpeg\r\n\r\nsound", true);
        network.hear(old, new Network.Abort()).close();
        assertTrue(request.startsWith("GET / HTTP/1.0\r\n"), request);
        answering("ICY 401 Service Unavailable\r\n\r\n", true);
        assertThrows(Trouble.class, () -> network.hear(old, new Network.Abort()));
    }

    @Test
    void namesWhyAListenerIsNotLetIn() {
        assertEquals(Trouble.Kind.REFUSED, deaf("HTTP/1.0 401 No\r\n\r\n", "asks listeners of /live.mp3"));
        assertEquals(Trouble.Kind.REFUSED, deaf("HTTP/1.0 403 No\r\n\r\n", "its limit of listeners"));
        assertEquals(Trouble.Kind.REFUSED, deaf("HTTP/1.0 404 No\r\n\r\n", "no mount /live.mp3 for listeners"));
        assertEquals(Trouble.Kind.REFUSED, deaf("HTTP/1.0 302 Moved\r\n\r\n", "302 Moved"));
        assertEquals(Trouble.Kind.LOST, deaf("HTTP/1.0 503 Busy\r\n\r\n", "503 Busy"));
        assertEquals(Trouble.Kind.LOST, deaf("SSH-2.0\r\n\r\n", "no Icecast server"));
        assertEquals(Trouble.Kind.LOST, deaf("", "hung up on a listener"));
    }

    private Trouble.Kind deaf(String answer, String words) {
        answering(answer, true);
        Server target = Samples.server(server.getLocalPort(), "/live.mp3", Samples.PASSWORD);
        Trouble no = assertThrows(Trouble.class, () -> network.hear(target, new Network.Abort()));
        assertTrue(no.getMessage().contains(words), no.getMessage());
        return no.kind();
    }

    private static boolean isOver(Network.Hearing mount) {
        try {
            return mount.read(new byte[10]) < 0;
        } catch (IOException closed) {
            return !(closed instanceof java.net.SocketTimeoutException);
        }
    }

    @Test
    void abortEndsListening() throws Exception {
        Server target = Samples.server(server.getLocalPort(), "/live.mp3", "x");
        CompletableFuture<Void> done = answering("HTTP/1.0 200 OK\r\n\r\n", false);
        Network.Abort abort = new Network.Abort();
        try (Network.Hearing mount = network.hear(target, abort)) {
            done.join();
            abort.now();
            assertTrue(isOver(mount), "it still listens");
        }
    }

    @Test
    void backupsTakeWhatTheyLeaveOutFromThePrimary() {
        Server primary = Samples.server(8000, "/live.mp3", "x");
        assertEquals("http://b:8000/live.mp3", primary.backup("b").toString());
        assertEquals("http://b:9000/live.mp3", primary.backup("b:9000").toString());
        assertEquals("http://b:9000/other", primary.backup("b:9000/other").toString());
        assertEquals("http://[::1]:9000/live.mp3", primary.backup("[::1]:9000").toString());
        assertTrue(primary.backup("b:nine").problem().contains("port"), "a bad port is named");
    }
}
