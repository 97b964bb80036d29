package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Assign;
import org.longwave.api.command.Command;
import org.longwave.api.command.CommandTarget;
import org.longwave.api.command.SetBusMute;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetSend;
import org.longwave.api.command.SetTrim;
import org.longwave.engine.rt.Mixer;
import org.longwave.engine.rt.Order;

/**
 * From an order to the first sample of a bus that differs, counted in frames of the hand clock against a desk without the
 * order: at most two blocks, the bus's limiter among them.
 */
class OrderLatencyTest {
    private static final int[] BLOCKS = {128, 256, 512, 1024};
    private static final int BEFORE = 20;

    private static TestDesk play(int blockFrames) {
        TestDesk desk = new TestDesk(new StreamFormat(48_000, 2, blockFrames));
        desk.strip("a", "line", new TestDesk.Signal((c, n) -> 0.25));
        desk.run(BEFORE);
        return desk;
    }

    private static List<Command> orders(TestDesk desk) {
        int a = desk.strip("a");
        int program = desk.bus(Names.PROGRAM);
        return List.of(
                new SetFader(a, -6),
                new SetTrim(a, 6),
                new SetMute(a, true),
                new Assign(a, program, false),
                new SetSend(a, program, -20, false),
                new SetMaster(program, -6),
                new SetBusMute(program, true));
    }

    private static long firstOtherFrame(TestDesk desk, int blockFrames) {
        TestDesk twin = play(blockFrames);
        desk.run(4);
        twin.run(4);
        float[] with = desk.program(0);
        float[] without = twin.program(0);
        assertEquals(without.length, with.length);
        for (int i = 0; i < with.length; i++) if (with[i] != without[i]) return desk.firstFrame(Names.PROGRAM) + i;
        throw new AssertionError("the order changed no sample");
    }

    @Test
    void anOrderBetweenTwoBlocksIsHeardWithinTwo() {
        for (int frames : BLOCKS)
            for (int i = 0; i < orders(play(frames)).size(); i++) {
                TestDesk desk = play(frames);
                Command command = orders(desk).get(i);
                long asked = desk.studio.agent().frame();
                CompletableFuture<Applied> answer = desk.studio.submit(command);
                long heard = firstOtherFrame(desk, frames);
                assertEquals(asked, answer.join().frame(), () -> command + " holds from the next block");
                assertTrue(heard >= asked, () -> command + " was heard at " + heard + " before it was given");
                assertTrue(heard - asked <= 2L * frames, () -> command + " took " + (heard - asked) + " frames");
            }
    }

    /** The worst moment: the block has just taken its orders. */
    @Test
    void anOrderThatJustMissedABlockIsHeardWithinTwo() {
        for (int frames : BLOCKS)
            for (int i = 0; i < orders(play(frames)).size(); i++) {
                TestDesk desk = play(frames);
                Command command = orders(desk).get(i);
                long begun = desk.studio.agent().frame();
                List<CompletableFuture<Applied>> answers = new ArrayList<>();
                desk.studio.agent().offer(new Order(begun + 1) {
                    @Override
                    protected int apply(Mixer mixer) {
                        answers.add(desk.studio.submit(command));
                        return CommandTarget.APPLIED;
                    }
                });
                long heard = firstOtherFrame(desk, frames);
                long asked = begun + 1;
                assertEquals(begun + frames, answers.getFirst().join().frame(), () -> command + " missed the block");
                assertTrue(heard - asked <= 2L * frames, () -> command + " took " + (heard - asked) + " frames");
            }
    }
}
