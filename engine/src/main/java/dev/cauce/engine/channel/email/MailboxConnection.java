package dev.cauce.engine.channel.email;

import dev.cauce.engine.configuration.definition.Mailbox;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** An open inbox. Not thread-safe. */
final class MailboxConnection implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(MailboxConnection.class);
    private static final String INBOX = "INBOX";
    private final IMAPStore store;
    private final IMAPFolder inbox;
    private volatile @Nullable Object listening;
    private int counted;

    private MailboxConnection(IMAPStore store, IMAPFolder inbox) throws MessagingException {
        this.store = store;
        this.inbox = inbox;
        this.counted = inbox.getMessageCount();
    }

    static MailboxConnection open(MailSessions sessions, Mailbox mailbox, String password) throws MessagingException {
        Mailbox.Server server = mailbox.imap();
        var store = (IMAPStore) sessions.imap(mailbox).getStore(MailSessions.protocol("imap", server));
        try {
            store.connect(server.host(), server.port(), server.user(), password);
            var inbox = (IMAPFolder) store.getFolder(INBOX);
            inbox.open(Folder.READ_WRITE);
            return new MailboxConnection(store, inbox);
        } catch (MessagingException | RuntimeException failure) {
            store.close();
            throw failure;
        }
    }

    long uidValidity() throws MessagingException {
        return inbox.getUIDValidity();
    }

    /** The UID of the newest message there is, 0 when there is none. */
    long newestUid() throws MessagingException {
        int count = inbox.getMessageCount();
        return count == 0 ? 0 : inbox.getUID(inbox.getMessage(count));
    }

    /** The UIDs after this one, in order. */
    List<Long> after(long uid) throws MessagingException {
        askWhatIsNew();
        counted = inbox.getMessageCount();
        return sorted(inbox.getMessagesByUID(uid + 1, IMAPFolder.LASTUID)).stream()
                .filter(one -> one > uid)
                .toList();
    }

    /** The UIDs of what nobody has seen, in order. */
    List<Long> unseen() throws MessagingException {
        askWhatIsNew();
        counted = inbox.getMessageCount();
        return sorted(inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false)));
    }

    private List<Long> sorted(Message[] messages) throws MessagingException {
        List<Long> uids = new ArrayList<>();
        for (Message message : messages) {
            if (message != null && !message.isExpunged()) {
                uids.add(inbox.getUID(message));
            }
        }
        return uids.stream().sorted().toList();
    }

    /** The mail as it came, or its announcement when it is larger than allowed; nothing when it is gone. */
    byte[] content(long uid, int mostBytes) throws MessagingException, IOException {
        var message = (IMAPMessage) inbox.getMessageByUID(uid);
        if (message == null) {
            return new byte[0];
        }
        int size = size(message);
        if (size > mostBytes) {
            return announcement(message, size, mostBytes);
        }
        var content = new ByteArrayOutputStream(Math.max(size, 1_024));
        message.writeTo(content);
        return content.toByteArray();
    }

    /** Without the envelope, which servers cannot tell of every mail. */
    private int size(Message message) throws MessagingException {
        var onlySize = new FetchProfile();
        onlySize.add(FetchProfile.Item.SIZE);
        inbox.fetch(new Message[] {message}, onlySize);
        return message.getSize();
    }

    private static byte[] announcement(IMAPMessage message, int size, int mostBytes) throws MessagingException {
        var announcement = new StringBuilder();
        for (Enumeration<String> lines = message.getAllHeaderLines(); lines.hasMoreElements(); ) {
            String line = lines.nextElement();
            if (!line.toLowerCase(Locale.ROOT).startsWith("content-")) {
                announcement.append(line).append("\r\n");
            }
        }
        return announcement
                .append("Content-Type: text/plain; charset=utf-8\r\n\r\n")
                .append("[This mail has %d bytes, more than the %d that are taken up. It is in the mailbox, flagged.]"
                        .formatted(size, mostBytes))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    boolean isLarger(long uid, int mostBytes) throws MessagingException {
        Message message = inbox.getMessageByUID(uid);
        return message != null && size(message) > mostBytes;
    }

    void mark(long uid, Flags.Flag flag) throws MessagingException {
        Message message = inbox.getMessageByUID(uid);
        if (message != null) {
            message.setFlag(flag, true);
        }
    }

    /** Whether the server says by itself that mail came: IDLE, RFC 2177. */
    boolean canListen() throws MessagingException {
        return store.hasCapability("IDLE");
    }

    /**
     * Returns when the server tells of a change, after the time, or when the connection is lost. A server tells of each mail once:
     * what it told beside another command since the last look ends the listening before it begins.
     */
    void listen(Duration atMost) throws MessagingException {
        if (inbox.getMessageCount() != counted) {
            return;
        }
        var heard = new Object();
        listening = heard;
        CompletableFuture.delayedExecutor(atMost.toMillis(), TimeUnit.MILLISECONDS, wake -> Thread.ofVirtual()
                        .start(wake))
                .execute(() -> wake(heard));
        try {
            inbox.idle(true);
        } finally {
            listening = null;
        }
    }

    /** Any command ends the listening. */
    private void wake(Object listener) {
        if (listening == listener) {
            try {
                askWhatIsNew();
            } catch (MessagingException lost) {
                LOG.debug("A mailbox was lost while it was listened to", lost);
            }
        }
    }

    /** The library's own count asks at most once a second. */
    private void askWhatIsNew() throws MessagingException {
        inbox.doCommand(protocol -> {
            protocol.noop();
            return null;
        });
    }

    boolean isOpen() {
        return inbox.isOpen() && store.isConnected();
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}
