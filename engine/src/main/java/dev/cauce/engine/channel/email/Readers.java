package dev.cauce.engine.channel.email;

import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.Mailbox;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;

/** Keeps one reader going for each mailbox, on a thread of its own. One that ended by itself makes room for a new one. */
final class Readers {
    private static final Logger LOG = Logger.getLogger(Readers.class);
    private final Reading reading;
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    /** What a reader does, until it is told to end. */
    interface Reading {
        void read(Defined<Mailbox> mailbox, CountDownLatch ended) throws InterruptedException;
    }

    private record Running(Defined<Mailbox> mailbox, CountDownLatch ended) {}

    Readers(Reading reading) {
        this.reading = reading;
    }

    /** Starts and ends readers as the mailboxes are now; a changed one is read anew. */
    void follow(Map<String, Defined<Mailbox>> wanted) {
        running.forEach((channel, one) -> {
            if (!one.mailbox().equals(wanted.get(channel))) {
                one.ended().countDown();
                running.remove(channel, one);
            }
        });
        wanted.forEach((channel, mailbox) -> {
            var one = new Running(mailbox, new CountDownLatch(1));
            if (running.putIfAbsent(channel, one) == null) {
                Thread.ofVirtual().name("mailbox-" + channel).start(() -> read(one));
            }
        });
    }

    void end() {
        running.values().forEach(one -> one.ended().countDown());
    }

    private void read(Running one) {
        String channel = one.mailbox().id();
        try {
            reading.read(one.mailbox(), one.ended());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error broken) {
            LOG.errorf(broken, "A mailbox's reader broke and begins anew channel=%s", channel);
        } finally {
            running.remove(channel, one);
        }
    }
}
