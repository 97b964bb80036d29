package org.longwave.output.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.longwave.api.codec.EncoderHub.EncodeOrder;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.output.OutputStatus;
import org.longwave.testkit.CountingEncoder;
import org.longwave.testkit.ToneBus;

@Timeout(60)
class ListenServerTest {
    private static final int PIECE = 1024;

    private final TestHub encoders = new TestHub();
    private final CountingEncoder encoder = new CountingEncoder(PIECE);
    private final List<Socket> sockets = new ArrayList<>();
    private ListenServer server;
    private ToneBus bus;

    @AfterEach
    void end() throws IOException {
        for (Socket socket : sockets) socket.close();
        if (server != null) server.shutDown();
    }

    private void serve(int port) {
        server = new ListenServer(
                new ListenSettings("test", "127.0.0.1", port, "program", "mp3", 192),
                encoders.hub,
                () -> "Radio <Nord> & Co",
                0);
        server.open(ToneBus.FORMAT);
        bus = new ToneBus(encoders.before(server));
    }

    private void serve() {
        encoders.hub.add(encoder);
        serve(0);
    }

    private int port() {
        return URI.create(server.status().target()).getPort();
    }

    private Socket say(String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        sockets.add(socket);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private String ask(String text) throws IOException {
        return new String(say(text).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) return head.toString();
            head.append((char) next);
        }
        return head.toString();
    }

    /** Answered: the head of the stream came, so the client follows or is about to. */
    private Socket listen() throws IOException {
        Socket socket = say("GET /program.mp3 HTTP/1.1\r\nHost: x\r\n\r\n");
        head(socket.getInputStream());
        return socket;
    }

    private void awaitListeners(int count) {
        while (server.status().listeners() != count) Thread.onSpinWait();
    }

    @Test
    void thePageNamesTheStationAndNeedsNothingFromElsewhere() throws IOException {
        serve();
        String page = ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertTrue(page.startsWith("HTTP/1.1 200 OK\r\n"), page);
        assertTrue(page.contains("Radio &lt;Nord&gt; &amp; Co"));
        assertFalse(page.contains("@STATION@") || page.contains("@STREAM@") || page.contains("@KBPS@"));
        assertTrue(page.contains("\"/program.mp3\""));
        assertFalse(page.replace("http://www.w3.org/2000/svg", "").contains("://"), "an outside address");
    }

    @Test
    void theStreamBeginsWithThePastTwoSecondsAndIsNotChunked() throws Exception {
        serve();
        bus.blocks(100);
        Socket client = say("GET /program.mp3 HTTP/1.1\r\nHost: x\r\n\r\n");
        InputStream in = client.getInputStream();
        String head = head(in);
        assertTrue(head.startsWith("HTTP/1.0 200 OK\r\n"), head);
        assertTrue(head.contains("Content-Type: audio/mpeg\r\n") && head.contains("Cache-Control: no-cache"), head);
        assertTrue(head.contains("icy-name: Radio <Nord> & Co\r\n"), head);
        assertFalse(head.toLowerCase().contains("transfer-encoding"), head);
        int burst = 2 * 24_000 / PIECE;
        for (int piece = 100 - burst; piece < 100; piece++)
            for (byte b : in.readNBytes(PIECE)) assertEquals((byte) piece, b);
        awaitListeners(1);
        bus.blocks(1);
        assertEquals(100, in.read());
    }

    @Test
    void whoWaitsBeforeTheFirstBlockHearsItFromTheStart() throws Exception {
        serve();
        Socket client = listen();
        awaitListeners(1);
        bus.blocks(2);
        byte[] heard = client.getInputStream().readNBytes(2 * PIECE);
        assertEquals(0, heard[0]);
        assertEquals(1, heard[PIECE]);
    }

    @Test
    void fiftyListenersHearTheSameWithoutAGap() throws Exception {
        serve();
        List<Socket> fifty = new ArrayList<>();
        for (int i = 0; i < 50; i++) fifty.add(listen());
        awaitListeners(50);
        bus.blocks(100);
        for (Socket one : fifty) {
            byte[] heard = one.getInputStream().readNBytes(100 * PIECE);
            for (int i = 0; i < heard.length; i++) assertEquals((byte) (i / PIECE), heard[i]);
        }
        assertEquals("", server.status().detail());
    }

    @Test
    void aListenerWhoDoesNotReadIsDroppedAndCountedAndNobodyWaits() throws Exception {
        serve();
        listen();
        awaitListeners(1);
        // enough for every buffer of the system, a hundred times more than the queue holds
        for (int i = 0; i < 30_000 && server.status().listeners() > 0; i++) bus.blocks(1);
        assertEquals(0, server.status().listeners());
        assertEquals(
                "1 listener dropped for not reading for 10 s.", server.status().detail());
        Socket next = listen();
        awaitListeners(1);
        assertEquals(PIECE, next.getInputStream().readNBytes(PIECE).length);
    }

    @Test
    void answersHeadWithoutABody() throws IOException {
        serve();
        String stream = ask("HEAD /program.mp3 HTTP/1.1\r\nHost: x\r\n\r\n");
        assertTrue(stream.startsWith("HTTP/1.0 200 OK\r\n") && stream.endsWith("\r\n\r\n"), stream);
        String page = ask("HEAD / HTTP/1.0\r\n\r\n");
        assertTrue(page.startsWith("HTTP/1.1 200 OK\r\n") && page.endsWith("\r\n\r\n"), page);
    }

    @Test
    void answersWhatItDoesNotUnderstandAndGoesOn() throws Exception {
        serve();
        assertTrue(ask("GET /other.mp3 HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 404 "));
        String wrong = ask("POST /program.mp3 HTTP/1.1\r\n\r\n");
        assertTrue(wrong.startsWith("HTTP/1.1 405 ") && wrong.contains("Allow: GET, HEAD"), wrong);
        assertTrue(ask("\u0000\u0001 nonsense\r\n\r\n").startsWith("HTTP/1.1 400 "));
        assertTrue(ask("GET /../etc HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 404 "));
        assertTrue(ask("GET /" + "x".repeat(9000)).startsWith("HTTP/1.1 431 "));
        say("GET /prog").close();
        bus.blocks(1);
        Socket client = listen();
        assertEquals(PIECE, client.getInputStream().readNBytes(PIECE).length);
    }

    @Test
    void clientsThatSayNothingDoNotHoldTheOthersUp() throws Exception {
        serve();
        for (int i = 0; i < 150; i++) say("GET");
        Socket client = listen();
        awaitListeners(1);
        bus.blocks(1);
        assertEquals(PIECE, client.getInputStream().readNBytes(PIECE).length);
    }

    @Test
    void takesTheNextPortWhenItsOwnIsBusyAndSaysSo() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            encoders.hub.add(encoder);
            serve(other.getLocalPort());
            OutputStatus status = server.status();
            assertEquals(OutputStatus.State.ON, status.state());
            assertTrue(port() > other.getLocalPort() && port() <= other.getLocalPort() + 20, status.target());
            assertTrue(status.detail().startsWith("Port " + other.getLocalPort() + " is taken"), status.detail());
        }
    }

    @Test
    void saysThatNoEncoderIsThereAndRecoversWhenItComes() throws Exception {
        serve(0);
        bus.blocks(1);
        assertEquals(OutputStatus.State.RETRYING, server.status().state());
        assertEquals("No encoder for \"mp3\" is installed.", server.status().detail());
        assertTrue(ask("GET /program.mp3 HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 503 "));
        encoders.hub.add(encoder);
        Socket client = listen();
        awaitListeners(1);
        bus.blocks(2); // it joins with the one and gets sound with the next
        assertEquals(PIECE, client.getInputStream().readNBytes(PIECE).length);
        assertEquals(OutputStatus.State.ON, server.status().state());
    }

    @Test
    void anEncoderThatThrowsIsReplacedAndItsListenersStay() throws Exception {
        serve();
        Socket client = listen();
        awaitListeners(1);
        bus.blocks(1);
        encoder.broken = true;
        bus.blocks(1);
        assertTrue(
                server.status().detail().contains("out of tune"),
                server.status().detail());
        encoder.broken = false;
        bus.blocks(2 * 48_000 / 256 + 2);
        assertEquals(OutputStatus.State.ON, server.status().state());
        assertEquals(2, encoder.opened.get());
        byte[] heard = client.getInputStream().readNBytes(2 * PIECE);
        assertEquals(0, heard[PIECE], "the second encoder begins anew");
    }

    @Test
    void aStreamOfTheSameSettingSharesItsEncoderAndABetterOneIsTakenByBoth() throws Exception {
        serve();
        EncodeOrder order = new EncodeOrder("program", "mp3", EncoderSettings.stream(192));
        encoders.hub.join(order, 2, () -> {});
        bus.blocks(10);
        assertEquals(1, encoder.opened.get());
        assertEquals(2, encoders.hub.uses().getFirst().places());
        Socket client = listen();
        awaitListeners(1);
        encoders.hub.remove(encoder);
        CountingEncoder other = new CountingEncoder(PIECE);
        encoders.hub.add(other);
        bus.blocks(2 * 48_000 / 256 + 2);
        assertEquals(1, other.opened.get());
        assertEquals(OutputStatus.State.ON, server.status().state());
        assertEquals(11 * PIECE, client.getInputStream().readNBytes(11 * PIECE).length);
    }

    @Test
    void theLevelsOfTheBusComeAsEvents() throws Exception {
        serve();
        Socket client = say("GET /level HTTP/1.1\r\n\r\n");
        InputStream in = client.getInputStream();
        assertTrue(head(in).contains("text/event-stream"));
        bus.blocks(50);
        StringBuilder event = new StringBuilder();
        while (event.indexOf("rms") < 0 || event.indexOf("\n\n") < 0) event.append((char) in.read());
        assertTrue(event.toString().matches("(?s).*\"peak\":\\[-\\d+\\.\\d,-\\d+\\.\\d\\].*"), event.toString());
    }

    @Test
    void stopTurnsEverybodyOutAndStartLetsThemIn() throws Exception {
        serve();
        Socket client = listen();
        awaitListeners(1);
        server.stop();
        assertEquals(OutputStatus.State.OFF, server.status().state());
        assertEquals(-1, client.getInputStream().read());
        server.start();
        assertEquals(OutputStatus.State.ON, server.status().state());
        assertTrue(ask("GET / HTTP/1.1\r\n\r\n").contains("200 OK"));
    }
}
