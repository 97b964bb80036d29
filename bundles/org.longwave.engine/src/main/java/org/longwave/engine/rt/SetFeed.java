package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Connects a strip to an input, or takes one away again. */
@RealTime
public final class SetFeed extends Order {
    private final Strip strip;
    private final Feed leaving;
    private Feed feed;

    /** Connects {@code feed} with the next block, whatever was there. */
    public SetFeed(Strip strip, Feed feed) {
        super(NOW);
        this.strip = strip;
        this.feed = feed;
        leaving = null;
    }

    /** Takes {@code leaving} away at frame {@code atFrame}, unless another one has come in its place by then. */
    public SetFeed(Strip strip, Feed leaving, long atFrame) {
        super(atFrame);
        this.strip = strip;
        this.leaving = leaving;
    }

    @Override
    protected int apply(Mixer mixer) {
        if (leaving == null || strip.feed() == leaving) feed = strip.swapFeed(feed);
        return CommandTarget.APPLIED;
    }

    @Override
    @ControlRoom
    public String toString() {
        return "SetFeed " + strip.number() + (leaving == null ? " connect" : " disconnect");
    }

    /** After the answer: the feed that is no longer read, or null. */
    @ControlRoom
    public Feed retired() {
        return feed;
    }
}
