package dev.cauce.engine.channel;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.EmbeddedFile;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.channel.media.MediaContent;
import dev.cauce.engine.channel.media.MediaFile;
import dev.cauce.engine.channel.media.MediaSettings;
import dev.cauce.engine.channel.media.MediaStorage;
import dev.cauce.engine.channel.media.Refusal;
import dev.cauce.engine.channel.media.Scanning;
import dev.cauce.engine.persistence.ScopedTransactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Files of contacts and agents: content in the media storage under random names, all else in PostgreSQL behind the wall. What is
 * stored is complete or not there, is what its client takes, and was scanned if a scanner is configured.
 */
@ApplicationScoped
public class AttachmentStore {
    private static final Logger LOG = Logger.getLogger(AttachmentStore.class);
    private static final int ID_BYTES = 16;
    private static final int LONGEST_NAME = 120;
    private static final int SNIFFED = 512;
    private static final int DAYS_COUNTED = 7;

    private final AttachmentRows rows;
    private final MediaStorage storage;
    private final FileRules rules;
    private final Scanning scanning;
    private final MediaSettings settings;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final SecureRandom random = new SecureRandom();

    @Inject
    AttachmentStore(
            ScopedTransactions transactions,
            MediaStorage storage,
            FileRules rules,
            Scanning scanning,
            MediaSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this(new AttachmentRows(transactions, false), storage, rules, scanning, settings, clock, metrics);
    }

    private AttachmentStore(
            AttachmentRows rows,
            MediaStorage storage,
            FileRules rules,
            Scanning scanning,
            MediaSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.rows = rows;
        this.storage = storage;
        this.rules = rules;
        this.scanning = scanning;
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** The same for what the engine does by itself: a rush of requests can neither hold it up nor have it refused. */
    public AttachmentStore inPipeline() {
        return new AttachmentStore(rows.inPipeline(), storage, rules, scanning, settings, clock, metrics);
    }

    /** Stores an uploaded file. Fails when the storage or the scanner cannot be reached. Blocks. */
    public Stored store(ContactAddress contact, String name, Path uploaded) throws IOException {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return put(contact, HexFormat.of().formatHex(bytes), name, MediaFile.of(uploaded));
    }

    /**
     * Stores a file that came inside a payload; the same file again changes nothing. Fails when the storage or the scanner
     * cannot be reached. Blocks.
     */
    public Stored keep(EmbeddedFile embedded) throws IOException {
        Part.Attachment given = embedded.description();
        return put(embedded.owner(), given.id(), given.name(), MediaFile.of(embedded));
    }

    private Stored put(ContactAddress contact, String id, String name, MediaFile file) throws IOException {
        var described = new Part.Attachment(id, safe(name), sniffed(file), file.length());
        Optional<Refusal> refusal = rules.refusal(contact.client(), described.contentType(), described.size());
        if (refusal.isPresent()) {
            return refused(contact, described, refusal.get());
        }
        long most = rules.mostOfADay(contact.client());
        var day = new AttachmentRows.Day(rules.today(contact.client()), most);
        Instant leftOver = clock.instant().plus(settings.unfinishedAfter());
        return switch (rows.begin(contact, id, described.size(), day, leftOver)
                .await()
                .indefinitely()) {
            case AttachmentRows.Begun.Known(var known) -> new Stored.Here(known);
            case AttachmentRows.Begun.DayIsFull _ ->
                refused(contact, described, FileRules.dayIsFull(described.size(), most));
            case AttachmentRows.Begun.Ready _ -> putScanned(contact, described, file, day);
        };
    }

    private Stored putScanned(ContactAddress contact, Part.Attachment described, MediaFile file, AttachmentRows.Day day)
            throws IOException {
        Optional<Refusal> refusal = scanning.refusal(file);
        if (refusal.isPresent()) {
            abandon(contact, described);
            return refused(contact, described, refusal.get());
        }
        storage.put(described.id(), file);
        return switch (rows.end(contact, described, day, clock.instant())
                .await()
                .indefinitely()) {
            case STORED -> new Stored.Here(described);
            case DAY_IS_FULL -> {
                abandon(contact, described);
                yield refused(contact, described, FileRules.dayIsFull(described.size(), day.most()));
            }
            case TOO_LATE ->
                throw new IOException(
                        "Storing a file took longer than cauce.media.unfinished-after, so it is not kept.");
        };
    }

    private void abandon(ContactAddress contact, Part.Attachment described) {
        rows.abandon(contact, described.id(), clock.instant()).await().indefinitely();
    }

    private Stored refused(ContactAddress contact, Part.Attachment described, Refusal why) {
        LOG.infof(
                "A file is not kept client=%s channel=%s reason=%s bytes=%d",
                contact.client(), contact.channel(), why.code().text(), described.size());
        metrics.counter(
                        "cauce.media.refused",
                        "channel",
                        contact.channel(),
                        "reason",
                        why.code().text())
                .increment();
        return new Stored.Refused(described, why);
    }

    /** Those of these attachments that belong to the contact, by id. */
    public Uni<Map<String, Part.Attachment>> find(ContactAddress contact, List<String> ids) {
        return rows.find(contact, ids);
    }

    /** The content of a found attachment, for whoever reads and closes it; empty when the storage lost it. Blocks. */
    public Optional<MediaContent> content(Part.Attachment found) throws IOException {
        return storage.open(found.id());
    }

    /**
     * Removes the content of files that were forgotten, and what was begun and never ended, so many at most; how many. What fails
     * is tried the next time. Blocks.
     */
    int removeForgotten(int most) throws IOException {
        Instant now = clock.instant();
        List<String> done = new ArrayList<>();
        IOException unreachable = null;
        for (AttachmentRows.Leftover one : rows.toRemove(now, most).await().indefinitely()) {
            try {
                if (!one.isKept()) {
                    storage.delete(one.id());
                }
                done.add(one.id());
            } catch (IOException failure) {
                unreachable = failure;
            }
        }
        if (!done.isEmpty()) {
            rows.removed(done, now).await().indefinitely();
        }
        if (unreachable != null) {
            throw unreachable;
        }
        return done.size();
    }

    /** What was stored on days that no limit looks at any more. Blocks. */
    void forgetOldDays() {
        rows.forgetDaysBefore(
                        clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(DAYS_COUNTED))
                .await()
                .indefinitely();
    }

    private static String sniffed(MediaFile file) throws IOException {
        try (InputStream content = file.open()) {
            return ContentType.of(content.readNBytes(SNIFFED));
        }
    }

    /** A name that is only a name: no path, nothing that a header or a shell would take for more. */
    private static String safe(String name) {
        String plain = name.replaceAll(".*[/\\\\]", "")
                .replaceAll("[^\\p{L}\\p{N} ._()-]", "_")
                .strip();
        String cut = plain.length() > LONGEST_NAME ? plain.substring(plain.length() - LONGEST_NAME) : plain;
        return cut.isBlank() ? "file" : cut;
    }
}
