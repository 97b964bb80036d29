package org.longwave.ui.desk;

import java.util.List;
import org.longwave.api.command.Command;

/**
 * Any thread. A change made of orders to the engine: those that made it and those that take it back.
 *
 * @param key of the control, null when each change stands alone
 * @param places what the orders speak of: "strip 3 is mic1"; when it is no longer so, nothing is sent
 */
record OrderChange(
        Desk desk, String words, Object key, List<String> places, List<Command> forthOrders, List<Command> backOrders)
        implements Undoable {
    @Override
    public void back() {
        send(backOrders);
    }

    @Override
    public void forth() {
        send(forthOrders);
    }

    private void send(List<Command> orders) {
        desk.resubmit(words, places, orders);
    }

    @Override
    public Undoable with(Undoable later) {
        OrderChange next = (OrderChange) later;
        if (next.forthOrders.equals(backOrders)) return null;
        return new OrderChange(desk, next.words, key, places, next.forthOrders, backOrders);
    }
}
