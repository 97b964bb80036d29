package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.testkit.BadNet;
import org.longwave.testkit.Certificate;
import org.longwave.testkit.IcecastServer;
import org.longwave.testkit.LiveBus;
import org.longwave.testkit.Sounds;

/**
 * What networks and servers do to a stream, with a real Icecast; run with -Dlongwave.real=true. Beside the victim a
 * stream to another server and a consumer that looks at every sample go on: neither may lose anything. Tests run side by
 * side, each with servers of its own, but for the one that counts what is left in the process.
 */
@Execution(ExecutionMode.CONCURRENT)
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class FaultsRealTest {
    private static final String PROCESS = "threads, files and memory of this process";
    private static final boolean LONG = Boolean.getBoolean("longwave.long");
    private static final int SOURCE_SECONDS = 4;
    private static final int RESETS = LONG ? 12 : 4;
    /** Native memory that the compiler, new code and malloc's own habits may take meanwhile. */
    private static final long GROWN = LONG ? 32_000_000 : 12_000_000;

    @TempDir
    Path folder;

    private Rig rig;
    private IcecastServer icecast;
    private IcecastServer other;
    private BadNet net;
    private final Witness witness = new Witness();
    private IcecastStream bystander;

    /** Stands for the recording: sees every sample and counts what is missing or wrong. */
    private static final class Witness implements BusConsumer {
        final AtomicLong wrong = new AtomicLong();
        volatile long frames;

        @Override
        public void open(StreamFormat format) {
            frames = 0;
        }

        @Override
        public void block(AudioBlock block) {
            wrong.addAndGet(block.gapFrames());
            for (int i = 0; i < block.frames(); i += 16)
                if (block.channel(0)[i] != Sounds.at(block.frame() + i, 0, 48_000)) wrong.incrementAndGet();
            frames = frames + block.frames();
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void begin() throws Exception {
        rig = new Rig(false);
        icecast = new IcecastServer(SOURCE_SECONDS, null);
        other = new IcecastServer();
        net = new BadNet(icecast.port());
        rig.bus.attach("witness", witness);
        bystander = rig.start("mp3", Rig.server(other.port(), "/bystander.mp3"));
        Rig.await(bystander, State.ON, 5);
    }

    @AfterEach
    void end() throws Exception {
        net.close();
        rig.close();
        icecast.thaw();
        icecast.close();
        other.close();
    }

    /** The fault is over: how long until sound flows again, 5 s at most. */
    private static void assertBack(String fault, IcecastStream stream, double within) throws Exception {
        double seconds = Rig.await(stream, State.ON, within);
        long bytes = stream.status().bytes();
        Thread.sleep(700);
        assertTrue(stream.status().bytes() > bytes, fault + ": on the air without sound: " + stream.status());
        System.out.printf("%s: back after %.2f s%n", fault, seconds);
    }

    private void assertNobodyElseNoticed() {
        assertEquals(0, witness.wrong.get(), "samples missing in the recording");
        assertEquals(0, rig.bus.lostBlocks(), "blocks lost by consumers");
        assertEquals(State.ON, bystander.status().state());
        assertEquals("", bystander.status().detail());
    }

    /** One fault; returns its name. */
    private String fault(int kind, IcecastStream victim) throws Exception {
        switch (kind) {
            case 0 -> {
                icecast.kill();
                Rig.await(victim, State.RETRYING, 3);
                icecast.start();
                assertBack("killed", victim, 5);
            }
            case 1 -> {
                icecast.stop();
                Rig.await(victim, State.RETRYING, 3);
                icecast.start();
                assertBack("stopped", victim, 5);
            }
            case 2 -> {
                net.reset();
                Rig.await(victim, State.RETRYING, 3);
                assertBack("reset", victim, 5);
            }
            case 3 -> {
                net.mode(BadNet.Mode.THROTTLE);
                Thread.sleep(1500);
                net.mode(BadNet.Mode.PASS);
                assertBack("throttled", victim, SOURCE_SECONDS + 5);
            }
            case 4 -> {
                net.mode(BadNet.Mode.REFUSE);
                net.reset();
                Rig.await(victim, State.RETRYING, 3);
                Thread.sleep(1000);
                net.mode(BadNet.Mode.PASS);
                assertBack("refused", victim, 5);
            }
            case 5 -> {
                icecast.freeze();
                double seconds = Rig.await(victim, State.RETRYING, 8.5);
                System.out.printf("frozen: noticed after %.2f s%n", seconds);
                icecast.thaw();
                assertBack("frozen", victim, SOURCE_SECONDS + 5);
            }
            default -> {
                net.mode(BadNet.Mode.HOLD);
                double seconds = Rig.await(victim, State.RETRYING, 8.5);
                System.out.printf("half-open: noticed after %.2f s%n", seconds);
                net.mode(BadNet.Mode.PASS);
                assertBack("half-open", victim, SOURCE_SECONDS + 5);
            }
        }
        return "fault " + kind;
    }

    @Test
    @ResourceLock(PROCESS)
    void comesBackFromEveryFaultAndLeavesNothingBehind() throws Exception {
        IcecastStream victim = rig.start("mp3", Rig.server(net.port(), "/victim.mp3"));
        Rig.await(victim, State.ON, 5);
        Thread.sleep(2500); // its status page was seen once
        long threads = threads();
        long files = files();
        SplittableRandom chance = new SplittableRandom(42);
        long end = System.nanoTime() + 600_000_000_000L;
        int faults = 0;
        for (int kind = 0; kind < 7; kind++, faults++) {
            fault(kind, victim);
            Thread.sleep(kind >= 4 ? 2500 : 500);
        }
        // all code has run once and all classes are there: from here on memory is counted
        long heap = heapBytes();
        long resident = residentBytes();
        for (int i = 0; i < RESETS; i++, faults++) fault(2, victim);
        while (LONG && (faults < 50 || System.nanoTime() < end)) {
            fault(chance.nextInt(7), victim);
            faults++;
            Thread.sleep(2500);
        }
        assertNobodyElseNoticed();
        Thread.sleep(6000); // attempts and questions that were under way end by their own timeouts
        assertTrue(threads() <= threads, "threads: " + threads() + " after " + threads);
        assertTrue(files() <= files + 2, "open files and sockets: " + files() + " after " + files);
        assertTrue(heapBytes() <= heap + 2_000_000, "heap: " + heapBytes() + " bytes after " + heap);
        assertTrue(residentBytes() <= resident + GROWN, "memory: " + residentBytes() + " bytes after " + resident);
        System.out.printf("heap %+d, memory %+d bytes%n", heapBytes() - heap, residentBytes() - resident);
        assertEquals(1, rig.hub.uses().size(), "encoders");
        assertEquals(2, rig.hub.uses().getFirst().places());
        System.out.println(faults + " faults");
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("lw-"))
                .count();
    }

    /** What is left after everything that can go has gone. */
    private static long heapBytes() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Of the whole process; its heap is all there from the start. */
    private static long residentBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status")))
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
        throw new IOException("/proc/self/status has no VmRSS");
    }

    private static long files() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    @Test
    @ResourceLock(value = PROCESS, mode = ResourceAccessMode.READ)
    void saysWhatIsWrongInPlainWords() throws Exception {
        List<String> wrong = new ArrayList<>();
        IcecastStream password = rig.start("mp3", Samples.server(icecast.port(), "/p.mp3", "no"));
        IcecastStream first = rig.start("mp3", Rig.server(icecast.port(), "/taken.mp3"));
        Rig.await(first, State.ON, 5);
        IcecastStream taken = rig.start("mp3", Rig.server(icecast.port(), "/taken.mp3"));
        IcecastStream nobody = rig.start("mp3", Rig.server(1, "/x.mp3"));
        Server unknown = new Server(
                "no-such-host.invalid", 8000, "/x.mp3", "source", "x", Server.Protocol.ICECAST, Server.Tls.OFF);
        IcecastStream dns = rig.start("mp3", unknown);
        expect(wrong, password, "The server refused the password (401).");
        expect(wrong, taken, "The mount /taken.mp3 is in use by another source (403).");
        expect(wrong, nobody, "Nobody answers at 127.0.0.1 port 1 (connection refused)");
        expect(wrong, dns, "The name no-such-host.invalid is not known");
        first.stop();
        assertBack("mount in use", taken, 5);
        assertEquals(List.of(), wrong);
    }

    private static void expect(List<String> wrong, IcecastStream stream, String words) throws Exception {
        Rig.await(stream, State.RETRYING, 12);
        if (!stream.status().detail().startsWith(words))
            wrong.add(words + " but " + stream.status().detail());
    }

    @Test
    @ResourceLock(value = PROCESS, mode = ResourceAccessMode.READ)
    void certificatesAreCheckedAndExplained() throws Exception {
        Certificate good = Certificate.make(folder, "dns:localhost", false);
        Certificate old = Certificate.make(folder, "dns:localhost", true);
        List<String> wrong = new ArrayList<>();
        try (IcecastServer tls = new IcecastServer(10, good);
                IcecastServer expired = new IcecastServer(10, old)) {
            expect(wrong, tls(tls, "localhost", "", ""), "The server's certificate is self-signed");
            expect(
                    wrong,
                    tls(tls, "127.0.0.1", good.certificate() + "", ""),
                    "The server's certificate is for localhost");
            expect(wrong, tls(tls, "localhost", "", "ab".repeat(32)), "The server showed another certificate");
            expect(
                    wrong,
                    tls(expired, "localhost", old.certificate() + "", ""),
                    "The server's certificate expired on ");
            expect(
                    wrong,
                    tls(tls, "localhost", folder + "/none.pem", ""),
                    "The file " + folder + "/none.pem in tlsCaFile");
            Server plainPort = new Server(
                    "localhost",
                    tls.port(),
                    "/x",
                    "source",
                    "x",
                    Server.Protocol.ICECAST,
                    new Server.Tls(true, "", ""));
            expect(wrong, rig.start("mp3", plainPort), "");
            assertEquals(List.of(), wrong);
            Rig.await(tls(tls, "127.0.0.1", "", good.fingerprint()), State.ON, 5);
            Rig.await(tls(tls, "localhost", good.certificate().toString(), ""), State.ON, 5);
        }
    }

    private int number;

    private IcecastStream tls(IcecastServer server, String host, String ca, String pin) {
        return rig.start(
                "mp3",
                new Server(
                        host,
                        server.tlsPort(),
                        "/tls" + number++,
                        "source",
                        IcecastServer.PASSWORD,
                        Server.Protocol.ICECAST,
                        new Server.Tls(true, ca, pin)));
    }

    @Test
    @ResourceLock(value = PROCESS, mode = ResourceAccessMode.READ)
    void aBackupTakesOverAndThePrimaryIsUsedAgainLater() throws Exception {
        Server primary = Rig.server(icecast.port(), "/main.mp3");
        IcecastStream stream = rig.start("mp3", primary, primary.backup("127.0.0.1:" + other.port()));
        Rig.await(stream, State.ON, 5);
        icecast.kill();
        Thread.sleep(200);
        assertBack("backup", stream, 5);
        assertTrue(
                stream.status().target().contains(":" + other.port() + "/main.mp3"),
                stream.status().target());
        assertNobodyElseNoticed();
    }

    @Test
    @ResourceLock(value = PROCESS, mode = ResourceAccessMode.READ)
    void anotherBitRateOnTheAirDisconnectsNobody() throws Exception {
        Server server = Rig.server(icecast.port(), "/live.mp3");
        IcecastStream stream = rig.start("mp3", server);
        Rig.await(stream, State.ON, 5);
        Thread.sleep(1000);
        IcecastServer.Listener listener = icecast.listen("/live.mp3", 6);
        Thread.sleep(2000);
        stream.settings(Samples.settings("mp3", org.longwave.api.codec.EncoderSettings.stream(128), server));
        assertEquals("", listener.said(20));
        assertEquals(State.ON, stream.status().state());
        assertTrue(
                rig.hub.uses().stream().anyMatch(u -> u.order().settings().bitrateKbps() == 128),
                rig.hub.uses().toString());
        assertEquals(LiveBus.FORMAT, new StreamFormat(48_000, 2, 256));
    }
}
