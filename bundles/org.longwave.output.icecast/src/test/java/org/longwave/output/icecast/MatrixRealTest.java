package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.testkit.Certificate;
import org.longwave.testkit.IcecastServer;
import org.longwave.testkit.Sounds;
import org.longwave.testkit.Tool;

/**
 * Every codec on every kind of server, heard by every client that there is; run with -Dlongwave.real=true. What each
 * client decoded is held against the programme: no sample is missing, none is there twice.
 */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class MatrixRealTest {
    private static final int SECONDS = Boolean.getBoolean("longwave.long") ? 60 : 5;

    @TempDir
    Path folder;

    private Rig rig;
    private IcecastServer icecast;
    private Certificate certificate;

    /** A stream that is to be heard. */
    private record Cell(String codec, String way, String url, IcecastStream stream) {
        boolean isOgg() {
            return !codec.equals("mp3") && !codec.equals("aac");
        }

        @Override
        public String toString() {
            return codec + " " + way;
        }
    }

    @Test
    void everyCodecOnEveryServerIsHeardWholeByEveryClient() throws Exception {
        certificate = Certificate.make(folder, "dns:localhost,ip:127.0.0.1", false);
        for (boolean natives : new boolean[] {false, true}) {
            try (Rig all = new Rig(natives);
                    IcecastServer server = new IcecastServer(10, certificate)) {
                rig = all;
                icecast = server;
                hear(natives ? List.of("mp3", "opus", "vorbis", "aac") : List.of("mp3", "opus", "oggflac"));
            }
        }
    }

    private void hear(List<String> codecs) throws Exception {
        List<Cell> cells = new ArrayList<>();
        for (String codec : codecs) {
            cells.add(cell(codec, "PUT", Server.Protocol.ICECAST, false));
            cells.add(cell(codec, "TLS", Server.Protocol.ICECAST, true));
            cells.add(cell(codec, "SOURCE", Server.Protocol.SOURCE, false));
        }
        // a SHOUTcast port carries one stream
        String shoutcast = codecs.contains("aac") ? "aac" : "mp3";
        cells.add(cell(shoutcast, "SHOUTcast", Server.Protocol.SHOUTCAST, false));
        for (Cell cell : cells) Rig.await(cell.stream, State.ON, 10);
        assertEquals(codecs.size(), rig.hub.uses().size(), "encoders for " + cells.size() + " mounts");
        Thread.sleep(1500);
        Map<Process, String> clients = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            clients.put(curl(cells.get(i), i), cells.get(i) + " curl");
            clients.put(ffmpeg(cells.get(i), i), cells.get(i) + " ffmpeg");
            if (cells.get(i).codec.equals("mp3")) clients.put(mpg123(cells.get(i), i), cells.get(i) + " mpg123");
        }
        Thread.sleep(3000);
        for (Cell cell : cells)
            if (!cell.way.equals("SHOUTcast"))
                assertTrue(cell.stream.status().listeners() >= 2, cell + " " + cell.stream.status());
        Thread.sleep(SECONDS * 1000L - 2000);
        for (Process client : clients.keySet()) {
            client.destroy();
            client.waitFor();
        }
        // the programme goes on while we judge
        long newest = rig.bus.frames();
        for (int i = 0; i < cells.size(); i++) judge(cells.get(i), i, newest);
        assertEquals(0, rig.bus.lostBlocks());
    }

    private Cell cell(String codec, String way, Server.Protocol protocol, boolean tls) {
        String mount = "/" + codec + way;
        int port = tls ? icecast.tlsPort() : icecast.port();
        if (protocol == Server.Protocol.SHOUTCAST) {
            port = icecast.shoutcastPort();
            mount = IcecastServer.SHOUTCAST_MOUNT;
        }
        String ca = tls ? certificate.certificate().toString() : "";
        Server server = new Server(
                "localhost", port, mount, "source", IcecastServer.PASSWORD, protocol, new Server.Tls(tls, ca, ""));
        return new Cell(codec, way, icecast.url(mount), rig.start(codec, server));
    }

    private Process curl(Cell cell, int number) throws Exception {
        return client("curl", "-sN", "-o", folder.resolve(number + ".raw").toString(), cell.url);
    }

    private Process ffmpeg(Cell cell, int number) throws Exception {
        return client(
                "ffmpeg",
                "-nostdin",
                "-y",
                "-v",
                "error",
                "-i",
                cell.url,
                "-ar",
                "48000",
                "-f",
                "f32le",
                folder.resolve(number + ".ffmpeg").toString());
    }

    private Process mpg123(Cell cell, int number) throws Exception {
        return client(
                "mpg123",
                "-q",
                "-e",
                "f32",
                "-O",
                folder.resolve(number + ".mpg123").toString(),
                cell.url);
    }

    private Process client(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void judge(Cell cell, int number, long newest) throws Exception {
        double worst = cell.codec.equals("oggflac") ? -40 : -10;
        float[][] live = Sounds.planar(folder.resolve(number + ".ffmpeg"), 2);
        Heard.assertWhole(cell + " by ffmpeg", live[0], newest, worst);
        Path raw = folder.resolve(number + ".raw");
        if (cell.codec.equals("mp3")) {
            float[][] mpg = Sounds.planar(folder.resolve(number + ".mpg123"), 2);
            Heard.assertWhole(cell + " by mpg123", mpg[0], newest, worst);
        } else if (cell.isOgg()) {
            checkOgg(cell, raw);
        }
        Path pcm = folder.resolve(number + ".pcm");
        Tool.Said said = Tool.run(
                "ffmpeg", "-nostdin", "-y", "-v", "fatal", "-i", raw.toString(), "-f", "f32le", pcm.toString());
        assertEquals("", said.text());
        Heard.assertWhole(cell + " by curl", Sounds.planar(pcm, 2)[0], newest, worst);
    }

    /** What was cut out of the middle of a stream is right but for its end, which was not ours to write. */
    private void checkOgg(Cell cell, Path raw) throws Exception {
        String validated = Tool.run("oggz-validate", raw.toString()).text();
        for (String line : validated.lines().toList())
            assertTrue(
                    line.isBlank() || line.contains(raw.getFileName().toString()) || line.contains("missing *** eos"),
                    cell + ": oggz-validate: " + validated);
        String tool = switch (cell.codec) {
            case "opus" -> "opusinfo";
            case "vorbis" -> "ogginfo";
            default -> "";
        };
        if (!tool.isEmpty()) {
            String info = Tool.run(tool, raw.toString()).text();
            assertFalse(info.toLowerCase().contains("error"), cell + ": " + info);
            assertTrue(info.contains("Longwave"), cell + ": " + info);
        }
    }

    @Test
    void whatAServerCannotCarryIsRefusedInPlainWords() throws Exception {
        try (Rig all = new Rig(false);
                IcecastServer server = new IcecastServer()) {
            Server shoutcast = new Server(
                    "localhost", server.shoutcastPort(), "/", "", "x", Server.Protocol.SHOUTCAST, Server.Tls.OFF);
            refused(all.start("opus", shoutcast), "A SHOUTcast server takes MP3 or AAC only");
            refused(all.start("oggflac", shoutcast), "A SHOUTcast server takes MP3 or AAC only");
            all.hub.add(new org.longwave.codec.FlacFactory());
            all.hub.add(new org.longwave.codec.WavFactory());
            refused(
                    all.start("flac", Rig.server(server.port(), "/f")),
                    "FLAC cannot do a stream; set the codec oggflac.");
            refused(all.start("wav", Rig.server(server.port(), "/w")), "WAV cannot do a stream");
            assertEquals(0, all.hub.uses().size());
            assertEquals("", Files.exists(folder) ? "" : "gone");
        }
    }

    private static void refused(IcecastStream stream, String words) throws Exception {
        Rig.await(stream, State.FAILED, 5);
        assertTrue(stream.status().detail().startsWith(words), stream.status().detail());
    }
}
