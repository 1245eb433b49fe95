package dev.cauce.engine.desk.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one desktop has been told, numbered, and the socket that it is told through. Outlives its socket for a while, and
 * goes on numbering, so that the next socket starts where the last one broke. Thread-safe.
 */
public final class DeskSession {
    private final String id;
    private final Desk desk;
    private final EventBuffer<Told> told;
    private @Nullable Outlet outlet;
    private @Nullable Instant lostAt;
    private boolean begun;

    private record Told(String event, Instant since) {}

    DeskSession(String id, Desk desk, int kept) {
        this.id = id;
        this.desk = desk;
        this.told = new EventBuffer<>(kept);
    }

    public String id() {
        return id;
    }

    public Desk desk() {
        return desk;
    }

    /** Takes a JSON object, numbers it, and sends it if a socket is there. */
    public synchronized void tell(String event, Instant since) {
        var numbered = told.add(new Told(event, since));
        if (outlet != null) {
            outlet.send(numbered(numbered), since);
        }
    }

    /** The first socket: greets it and shows the picture that the events to come build upon. Nothing if it is gone already. */
    synchronized void start(Outlet to, String state, Instant now) {
        if (lostAt != null) {
            return;
        }
        begun = true;
        outlet = to;
        to.send(welcome(false), now);
        to.send("{\"sequence\":%d,\"type\":\"snapshot\",\"state\":%s}".formatted(told.last(), state), now);
    }

    /** A further socket: goes on after {@code sequence}. False, and nothing done, if what follows is not kept any more. */
    synchronized boolean resume(Outlet to, long sequence, Instant now) {
        var missed = told.after(sequence);
        if (missed.isEmpty()) {
            return false;
        }
        if (outlet != null) {
            outlet.close(Closing.REPLACED);
        }
        outlet = to;
        lostAt = null;
        to.send(welcome(true), now);
        send(missed.get(), to);
        return true;
    }

    /** The socket is gone; false if it was not this session's any more. */
    synchronized boolean lose(Outlet gone, Instant now) {
        if (begun && outlet != gone) {
            return false;
        }
        outlet = null;
        lostAt = now;
        return true;
    }

    /** The number of the newest event. */
    public synchronized long sequence() {
        return told.last();
    }

    synchronized boolean isConnected() {
        return outlet != null;
    }

    /** Whether no socket has been there since before {@code time}. */
    synchronized boolean isLostBefore(Instant time) {
        return lostAt != null && lostAt.isBefore(time);
    }

    private static void send(List<EventBuffer.Numbered<Told>> events, Outlet to) {
        events.forEach(event -> to.send(numbered(event), event.event().since()));
    }

    private String welcome(boolean resumed) {
        return "{\"type\":\"welcome\",\"session\":\"%s\",\"sequence\":%d,\"resumed\":%s}"
                .formatted(id, told.last(), resumed);
    }

    private static String numbered(EventBuffer.Numbered<Told> numbered) {
        return "{\"sequence\":%d,%s"
                .formatted(numbered.sequence(), numbered.event().event().substring(1));
    }
}
