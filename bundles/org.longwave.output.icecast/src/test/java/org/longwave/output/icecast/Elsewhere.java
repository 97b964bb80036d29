package org.longwave.output.icecast;

import java.io.IOException;
import org.longwave.api.codec.Title;

/** A network on which listeners of any mount hear another one. */
record Elsewhere(Network network, Server instead) implements Network {
    @Override
    public Link connect(Call call) throws Trouble {
        return network.connect(call);
    }

    @Override
    public void title(Server server, Title title) throws IOException {
        network.title(server, title);
    }

    @Override
    public Health health(Server server) throws IOException {
        return network.health(server);
    }

    @Override
    public Hearing hear(Server server, Abort abort) throws Trouble {
        return network.hear(instead, abort);
    }
}
