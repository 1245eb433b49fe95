package dev.cauce.engine.channel;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.EmbeddedFile;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.channel.media.MediaContent;
import dev.cauce.engine.channel.media.MediaFile;
import dev.cauce.engine.channel.media.MediaStorage;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.routing.core.ClientId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Files of contacts and agents: content in the media storage under random names, all else in PostgreSQL behind the wall. What is
 * stored is complete or not there.
 */
@ApplicationScoped
public class AttachmentStore {
    private static final int ID_BYTES = 16;
    private static final int LONGEST_NAME = 120;
    private static final int SNIFFED = 512;
    private static final String ADD = """
            insert into attachment (id, client_id, channel_id, address, name, content_type, size, stored_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing""";
    private static final String FIND = """
            select id, name, content_type, size from attachment
            where client_id = $1 and channel_id = $2 and address = $3 and id = any($4::text[])""";

    private static final String TO_REMOVE = "select id from attachment_to_remove order by since limit $1";
    private static final String REMOVED = "delete from attachment_to_remove where id = any($1::text[])";

    private final ScopedTransactions transactions;
    private final MediaStorage storage;
    private final Clock clock;
    private final boolean inPipeline;
    private final SecureRandom random = new SecureRandom();

    @Inject
    AttachmentStore(ScopedTransactions transactions, MediaStorage storage, Clock clock) {
        this(transactions, storage, clock, false);
    }

    private AttachmentStore(ScopedTransactions transactions, MediaStorage storage, Clock clock, boolean inPipeline) {
        this.transactions = transactions;
        this.storage = storage;
        this.clock = clock;
        this.inPipeline = inPipeline;
    }

    /** The same for what the engine does by itself: a rush of requests can neither hold it up nor have it refused. */
    public AttachmentStore inPipeline() {
        return new AttachmentStore(transactions, storage, clock, true);
    }

    /** Stores an uploaded file; it is at most as large as the settings allow. Blocks. */
    public Part.Attachment store(ContactAddress contact, String name, Path uploaded) throws IOException {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return put(contact, HexFormat.of().formatHex(bytes), name, MediaFile.of(uploaded));
    }

    /** Stores a file that came inside a payload; the same file again changes nothing. Blocks. */
    public Part.Attachment keep(EmbeddedFile embedded) throws IOException {
        Part.Attachment given = embedded.description();
        return put(embedded.owner(), given.id(), given.name(), MediaFile.of(embedded));
    }

    private Part.Attachment put(ContactAddress contact, String id, String name, MediaFile file) throws IOException {
        var described = new Part.Attachment(id, safe(name), sniffed(file), file.length());
        storage.put(id, file);
        add(contact, described).await().indefinitely();
        return described;
    }

    private <T> Uni<T> run(ContactAddress contact, Function<SqlConnection, Uni<T>> work) {
        return run(ClientScope.of(new ClientId(contact.client())), work);
    }

    private <T> Uni<T> run(ClientScope scope, Function<SqlConnection, Uni<T>> work) {
        return inPipeline ? transactions.inPipeline(scope, work) : transactions.withConnection(scope, work);
    }

    private Uni<Void> add(ContactAddress contact, Part.Attachment described) {
        return run(contact, db -> db.preparedQuery(ADD)
                .execute(Tuple.from(List.of(
                        described.id(),
                        contact.client(),
                        contact.channel(),
                        contact.address(),
                        described.name(),
                        described.contentType(),
                        described.size(),
                        clock.instant().atOffset(ZoneOffset.UTC))))
                .replaceWithVoid());
    }

    /** Those of these attachments that belong to the contact, by id. */
    public Uni<Map<String, Part.Attachment>> find(ContactAddress contact, List<String> ids) {
        return run(contact, db -> db.preparedQuery(FIND)
                .execute(Tuple.of(contact.client(), contact.channel(), contact.address(), ids.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Part.Attachment> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getString("id"), described(row)));
                    return found;
                }));
    }

    /** The content of a found attachment, for whoever reads and closes it; empty when the storage lost it. Blocks. */
    public Optional<MediaContent> content(Part.Attachment found) throws IOException {
        return storage.open(found.id());
    }

    /** Removes the content of files that were forgotten, so many at most; how many. What fails is tried the next time. Blocks. */
    int removeForgotten(int most) throws IOException {
        List<String> ids = run(ClientScope.everyone(), db -> db.preparedQuery(TO_REMOVE)
                        .execute(Tuple.of(most))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString("id"))
                                .toList()))
                .await()
                .indefinitely();
        for (String id : ids) {
            storage.delete(id);
        }
        if (!ids.isEmpty()) {
            run(ClientScope.everyone(), db -> db.preparedQuery(REMOVED).execute(Tuple.of(ids.toArray(String[]::new))))
                    .await()
                    .indefinitely();
        }
        return ids.size();
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

    private static Part.Attachment described(Row row) {
        return new Part.Attachment(
                row.getString("id"), row.getString("name"), row.getString("content_type"), row.getLong("size"));
    }
}
