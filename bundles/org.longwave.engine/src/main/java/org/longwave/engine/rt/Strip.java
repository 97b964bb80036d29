package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.MeterFrame;
import org.longwave.api.RealTime;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.CommandTarget;
import org.longwave.api.command.PanLaw;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.DelayLine;
import org.longwave.engine.ring.MeterBoard;

/**
 * One channel strip; engine thread. Its signal goes: feed, {@link Head} (trim, polarity, mode, width), input meter,
 * {@link HighPass}, {@link InsertRack}, {@link StripDelay}, meter and PFL, {@link FaderGain}, balance and mute, meter and
 * AFL, {@link Routes}.
 */
@RealTime
public final class Strip {
    private static final float OPEN_GAIN = 0.001f; // -60 dB

    private final int number;
    private final int rateHz;
    private final Scratch scratch;
    /** Its sound while it works, shared with all strips of the thread. */
    private final float[][] samples;

    private float[][] post;
    /** What becomes of {@link #post} once an effect of another strip listens to this one. */
    private final float[][] kept;

    private final StripMeters meters;
    private final Head head;
    private final HighPass highPass;
    private final InsertRack rack = new InsertRack();
    private final StripDelay delay;
    private final FaderGain fader;
    private final Ramp[] pan;
    private final Ramp pflGain;
    private final Ramp aflGain;
    private final Routes routes;
    private final Cursor nonFinite = new Cursor();
    private Feed feed;
    /** Null, or what is read in the feed's place when a show is rendered again. */
    private final RecordedInput recorded;

    private final Tap[] taps = new Tap[2];
    private PanLaw law;
    private float balance;
    private boolean mic;
    private boolean muted;
    private boolean pfl;
    private boolean afl;
    private boolean solo;
    private boolean soloSafe;
    private boolean soloMuted;
    private boolean signal;

    /** Starts without a ramp, routed nowhere. */
    public Strip(int number, StreamFormat format, Scratch scratch, StripStart start) {
        this(number, format, scratch, start, null);
    }

    /** @param recorded what it reads, whatever feed is connected; null: it reads its feed */
    public Strip(int number, StreamFormat format, Scratch scratch, StripStart start, RecordedInput recorded) {
        this.number = number;
        this.recorded = recorded;
        this.scratch = scratch;
        rateHz = format.rateHz();
        mic = start.mic();
        law = start.law();
        balance = start.balance();
        muted = start.muted();
        pfl = start.pfl();
        soloSafe = start.soloSafe();
        samples = scratch.before;
        post = scratch.after;
        kept = format.newBlock();
        int rampFrames = rateHz / 100;
        meters = new StripMeters(format);
        head = new Head(rampFrames, start);
        highPass = new HighPass(format.channels(), rateHz, start.highPassHz(), start.highPassSlopeDb());
        delay = new StripDelay(rampFrames);
        fader = new FaderGain(rampFrames, start.faderDb());
        pan = new Ramp[format.channels()];
        for (int c = 0; c < pan.length; c++) pan[c] = new Ramp(rampFrames, pan(c));
        pflGain = new Ramp(rampFrames, pfl ? 1f : 0f);
        aflGain = new Ramp(rampFrames, 0f);
        routes = new Routes(rampFrames);
    }

    public int number() {
        return number;
    }

    /** The piece before the fader, as long as the next strip has not begun. */
    float[][] samples() {
        return samples;
    }

    /** The piece after fader, balance and mute, silence when there is no signal; until its next one if {@link #keep}. */
    float[][] post() {
        return post;
    }

    /** From now on others may look at {@link #post} while they work; silence until its next piece. */
    void keep() {
        post = kept;
    }

    private float pan(int channel) {
        if (muted || soloMuted) return 0f;
        return pan.length == 1 ? 1f : PanGain.of(law, balance, channel);
    }

    private void aim() {
        for (int c = 0; c < pan.length; c++) pan[c].moveTo(pan(c));
    }

    FaderGain fader() {
        return fader;
    }

    Head head() {
        return head;
    }

    HighPass highPass() {
        return highPass;
    }

    public Routes routes() {
        return routes;
    }

    public InsertRack rack() {
        return rack;
    }

    void balance(float newBalance) {
        balance = newBalance;
        aim();
    }

    void law(PanLaw next) {
        law = next;
        aim();
    }

    void mute(boolean on) {
        muted = on;
        aim();
    }

    void pfl(boolean on) {
        pfl = on;
        pflGain.moveTo(on ? 1f : 0f);
    }

    void afl(boolean on) {
        afl = on;
        aflGain.moveTo(on ? 1f : 0f);
    }

    /** The monitors hear it in place of their source. */
    boolean isCued() {
        return pfl || afl;
    }

    /** For good. */
    void fadeOut() {
        mute(true);
        pfl(false);
        afl(false);
        solo = false;
        routes.clear();
    }

    void solo(boolean on) {
        solo = on;
    }

    boolean isSolo() {
        return solo;
    }

    void soloSafe(boolean safe) {
        soloSafe = safe;
    }

    /** Some strip is soloed, or none. */
    void hearSolo(boolean any) {
        soloMuted = any && !solo && !soloSafe;
        aim();
    }

    /** A microphone that can be heard. */
    boolean isMicOpen() {
        return mic && !muted && !soloMuted && ((float) fader.gain() > OPEN_GAIN || fader.targetDb() > -60f);
    }

    /** A result of {@link CommandTarget}. */
    int delay(int frames) {
        if (frames > rateHz) return CommandTarget.OUT_OF_RANGE;
        if (!delay.fits(frames)) return CommandTarget.NO_DELAY_LINE;
        delay.user(frames);
        return CommandTarget.APPLIED;
    }

    /** The line it has goes on until this one holds enough. */
    void install(DelayLine line) {
        delay.install(line);
    }

    void align(int frames) {
        delay.align(frames);
    }

    Feed feed() {
        return feed;
    }

    /** Returns the feed that was there, or null. */
    Feed swapFeed(Feed newFeed) {
        Feed old = feed;
        feed = newFeed;
        return old;
    }

    /** Control room, before the engine runs the strip. */
    @ControlRoom
    public void startWithTap(int kind, Tap tap) {
        taps[kind] = tap;
    }

    /** Returns the tap that was there, or null. */
    Tap swapTap(int kind, Tap next) {
        Tap old = taps[kind];
        taps[kind] = next;
        return old;
    }

    void mic(boolean on) {
        mic = on;
    }

    void hold(boolean on) {
        if (feed != null) feed.hold(on);
    }

    void flush() {
        if (feed != null) feed.flush();
    }

    /** Reads frames {@code from} to {@code to} and adds them to the buses and, with PFL or AFL, to the cue mix. */
    void process(Graph graph, float[][] cue, int from, int to) {
        receive(from, to);
        boolean touched = !highPass.isOut() || !rack.isEmpty() || delay.hasLine();
        if (!highPass.isIdle() || signal) highPass.process(samples, scratch, from, to);
        rack.process(samples, from, to);
        delay.process(samples, scratch, from, to);
        if (!signal && (delay.hasLine() || !rack.isEmpty() || !highPass.isIdle())) signal = top(from, to) > 0f;
        meters.scanPre(samples, signal, touched, from, to);
        if (signal && !pflGain.isSilent())
            for (int c = 0; c < pan.length; c++) pflGain.mix(samples[c], cue[c], from, to);
        boolean heard = send(from, to);
        if (taps[Tap.POST] != null) tap(taps[Tap.POST], post, heard, from, to);
        if (heard && !aflGain.isSilent()) for (int c = 0; c < pan.length; c++) aflGain.mix(post[c], cue[c], from, to);
        if (signal) routes.mix(graph, this, from, to);
        routes.advance(to - from);
        pflGain.advance(to - from);
        aflGain.advance(to - from);
    }

    /** What the input gives, finite, after trim and mode; silence is zeros. */
    private void receive(int from, int to) {
        signal = recorded != null ? recorded.fill(samples, from, to) : feed != null && feed.fill(samples, from, to);
        if (taps[Tap.INPUT] != null) tap(taps[Tap.INPUT], samples, signal, from, to);
        if (signal) {
            head.process(samples, from, to); // it has no memory: what is not finite is found behind it
            signal = meters.scanIn(samples, from, to);
            if (!signal) nonFinite.add(1);
        } else head.skip(to - from);
        if (!signal) for (float[] channel : samples) for (int i = from; i < to; i++) channel[i] = 0f;
    }

    private static void tap(Tap tap, float[][] sound, boolean any, int from, int to) {
        if (any) tap.take(sound, from, to);
        else tap.silence(from, to);
    }

    /** Once a block, after its last piece. */
    void publishTaps(long frame) {
        for (Tap tap : taps) if (tap != null) tap.publish(frame);
    }

    private float top(int from, int to) {
        float top = 0f;
        for (float[] channel : samples) top = Math.max(top, Top.of(channel, from, to));
        return top;
    }

    /** Fader, balance and mute. False: silence. */
    private boolean send(int from, int to) {
        boolean touched = !fader.isUnity();
        for (Ramp p : pan) touched |= !p.isUnity();
        boolean heard = signal && !fader.isSilent() && !(pan[0].isSilent() && pan[pan.length - 1].isSilent());
        if (heard) {
            fader.apply(samples, post, scratch, from, to);
            for (int c = 0; c < pan.length; c++) pan[c].scale(post[c], from, to);
        } else {
            for (float[] channel : post) for (int i = from; i < to; i++) channel[i] = 0f;
            fader.skip(to - from);
        }
        for (Ramp p : pan) p.advance(to - from);
        meters.scanPost(post, heard, touched, from, to);
        return heard;
    }

    void publish(MeterBoard board, int blockFrames) {
        int at = number * MeterFrame.STRIP_FIELDS;
        meters.publish(board, at, blockFrames);
        board.put(at + MeterFrame.FADER_DB, fader.db());
        board.put(at + MeterFrame.BALANCE, balance);
        board.put(at + MeterFrame.FLAGS, flags());
        board.put(at + MeterFrame.TRIM_DB, head.trimDb());
        board.put(at + MeterFrame.CHANNEL_MODE, head.mode().ordinal());
        board.put(at + MeterFrame.WIDTH, head.width());
        board.put(at + MeterFrame.HIGH_PASS_HZ, highPass.cornerHz());
        board.put(at + MeterFrame.HIGH_PASS_SLOPE, highPass.slopeDb());
        board.put(at + MeterFrame.PAN_LAW, law.ordinal());
        board.put(at + MeterFrame.DELAY_FRAMES, delay.userFrames());
        board.put(at + MeterFrame.ALIGN_FRAMES, delay.alignFrames());
        for (int s = 0; s < CommandTarget.SLOTS; s++) board.put(at + MeterFrame.REDUCTION_DB + s, rack.reductionDb(s));
    }

    private int flags() {
        int flags = (muted ? MeterFrame.MUTED : 0) | (pfl ? MeterFrame.PFL : 0) | (signal ? MeterFrame.SIGNAL : 0);
        flags |= MeterFrame.RUNS;
        if (feed != null && feed.isHeld()) flags |= MeterFrame.HELD;
        if (afl) flags |= MeterFrame.AFL;
        if (solo) flags |= MeterFrame.SOLO;
        if (soloSafe) flags |= MeterFrame.SOLO_SAFE;
        if (soloMuted) flags |= MeterFrame.SOLO_MUTED;
        if (head.invertLeft()) flags |= MeterFrame.POLARITY_LEFT;
        if (head.invertRight()) flags |= MeterFrame.POLARITY_RIGHT;
        if (isMicOpen()) flags |= MeterFrame.MIC_OPEN;
        return flags;
    }

    /** Any thread: blocks silenced because the input held NaN or infinity. */
    @ControlRoom
    public long nonFiniteBlocks() {
        return nonFinite.opaque();
    }
}
