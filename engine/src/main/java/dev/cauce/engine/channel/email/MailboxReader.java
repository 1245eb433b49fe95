package dev.cauce.engine.channel.email;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Payload;
import dev.cauce.engine.channel.email.MailboxPositions.Position;
import dev.cauce.engine.configuration.definition.Mailbox;
import dev.cauce.routing.core.ClientId;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one mailbox on, a round at a time. With a position of this UIDVALIDITY, everything after it is new; without, what nobody
 * has seen is. A mail is marked as seen, and the position moved, only after it is durable: dying anywhere in between has it read
 * again, which changes nothing because its id comes from what it says. Not thread-safe.
 */
final class MailboxReader {
    private static final int ATTEMPTS = 5;

    private final String channel;
    private final Mailbox mailbox;
    private final MailboxPositions.Place place;
    private final Parts parts;
    private final Map<Long, Integer> troubles = new HashMap<>();
    private @Nullable MailboxConnection connection;

    MailboxReader(String channel, Mailbox mailbox, Parts parts) {
        this.channel = channel;
        this.mailbox = mailbox;
        this.place = new MailboxPositions.Place(
                channel, new ClientId(mailbox.client()), mailbox.imap().account());
        this.parts = parts;
    }

    /**
     * What readers share.
     *
     * @param process the name under which this process reads
     */
    record Parts(
            MailSessions sessions,
            MailboxCredentials credentials,
            MailboxPositions positions,
            MailTaker taker,
            MailSettings settings,
            Clock clock,
            String process) {}

    /** Takes up what is new; how many mails that was. Fails when a server or Kafka is away: the next round goes on. */
    int round() throws MessagingException, IOException, InterruptedException, ExecutionException, TimeoutException {
        Optional<Position> position = lease();
        if (position.isEmpty()) {
            disconnect();
            return 0;
        }
        try {
            return read(position.get(), connected());
        } catch (AuthenticationFailedException refused) {
            parts.credentials().forget(channel);
            disconnect();
            throw refused;
        } catch (MessagingException | IOException | RuntimeException | OutOfMemoryError failure) {
            disconnect();
            throw failure;
        }
    }

    /** Waits until the server tells of mail; whether it can. Elsewhere, and without a server, it returns at once. */
    boolean listens() throws MessagingException {
        MailboxConnection open = connection;
        if (open == null || !open.canListen()) {
            return false;
        }
        try {
            open.listen(parts.settings().listenFor());
            return true;
        } catch (MessagingException | RuntimeException lost) {
            disconnect();
            throw lost;
        }
    }

    void disconnect() {
        MailboxConnection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException alreadyGone) {
                return;
            }
        }
    }

    private Optional<Position> lease() {
        Instant now = parts.clock().instant();
        return parts.positions()
                .lease(place, parts.process(), now, now.plus(parts.settings().readerGoneAfter()));
    }

    private MailboxConnection connected() throws MessagingException, IOException {
        MailboxConnection open = connection;
        if (open == null || !open.isOpen()) {
            disconnect();
            open = MailboxConnection.open(
                    parts.sessions(), mailbox, parts.credentials().of(channel, mailbox));
            connection = open;
        }
        return open;
    }

    private int read(Position position, MailboxConnection inbox)
            throws MessagingException, IOException, InterruptedException, ExecutionException, TimeoutException {
        long validity = inbox.uidValidity();
        Long known = position.uidValidity();
        boolean goesOn = known != null && known == validity;
        long newest = inbox.newestUid();
        List<Long> fresh = goesOn ? inbox.after(position.lastUid()) : inbox.unseen();
        for (long uid : fresh) {
            takeOrPutAside(inbox, uid);
            if (goesOn) {
                move(position, validity, uid);
            }
            lease();
        }
        if (!goesOn) {
            move(position, validity, newest);
        }
        return fresh.size();
    }

    /** A mail that fails again and again while its server answers must not keep all others from being read. */
    private void takeOrPutAside(MailboxConnection inbox, long uid)
            throws MessagingException, IOException, InterruptedException, ExecutionException, TimeoutException {
        try {
            take(inbox, uid);
            troubles.remove(uid);
        } catch (MessagingException | IOException | OutOfMemoryError failure) {
            if (!inbox.isOpen() || troubles.merge(uid, 1, Integer::sum) < ATTEMPTS) {
                throw failure;
            }
            parts.taker().putAside(channel, 0, "unreadable");
            inbox.mark(uid, Flags.Flag.FLAGGED);
            inbox.mark(uid, Flags.Flag.SEEN);
        }
    }

    private void take(MailboxConnection inbox, long uid)
            throws MessagingException, IOException, InterruptedException, ExecutionException, TimeoutException {
        int most = parts.settings().bytes();
        byte[] content = inbox.content(uid, most);
        if (content.length == 0) {
            return;
        }
        var from = new ContactAddress(mailbox.client(), channel, mailbox.address());
        var taken = parts.taker().take(new Payload(from, parts.clock().instant(), content));
        if (taken == MailTaker.Taken.PUT_ASIDE || inbox.isLarger(uid, most)) {
            inbox.mark(uid, Flags.Flag.FLAGGED);
        }
        inbox.mark(uid, Flags.Flag.SEEN);
    }

    private void move(Position leased, long validity, long uid) {
        parts.positions().move(place, parts.process(), leased, new Position(validity, uid));
    }
}
