package dev.cauce.engine.desk.session;

import java.time.Instant;

/** The sending side of one socket. Never blocks; a socket that falls behind is closed. */
public interface Outlet {
    /**
     * Sends a frame after all that were sent before.
     *
     * @param since when what it tells of happened, for measuring how late it is
     */
    void send(String frame, Instant since);

    void close(Closing why);
}
