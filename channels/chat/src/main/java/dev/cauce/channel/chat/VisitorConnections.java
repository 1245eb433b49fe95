package dev.cauce.channel.chat;

import dev.cauce.channel.api.ContactAddress;

/** The sockets of visitors in this process. */
@FunctionalInterface
public interface VisitorConnections {

    /** Tells all connections of a contact; none is no failure, because what matters is read again on resuming. */
    void tell(ContactAddress contact, ServerFrame frame);
}
