package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Connects a strip to an input, or to none. */
@RealTime
public final class SetFeed extends Order {
    private final Strip strip;
    private Feed feed;

    /** @param feed null for none */
    public SetFeed(Strip strip, Feed feed) {
        super(NOW);
        this.strip = strip;
        this.feed = feed;
    }

    @Override
    protected int apply(Mixer mixer) {
        feed = strip.swapFeed(feed);
        return CommandTarget.APPLIED;
    }

    /** After the answer: the feed that is no longer read, or null. */
    @ControlRoom
    public Feed retired() {
        return feed;
    }
}
