package org.longwave.api.command;

/**
 * The engine's answer to an order.
 *
 * @param sequence number of the order, counted from 1 over all orders of this engine
 * @param frame engine frame from which the order holds
 * @param late the order was meant for an earlier frame
 */
public record Applied(long sequence, long frame, boolean late) {}
