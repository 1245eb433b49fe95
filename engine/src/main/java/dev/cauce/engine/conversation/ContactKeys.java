package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** The keys of contacts: made with their first message, gone with their erasure, never kept in memory beyond a batch. */
@ApplicationScoped
class ContactKeys {
    private static final String READ = "select contact_id, wrapped from contact_key where contact_id = any($1::text[])";
    private static final String ADD = """
            insert into contact_key (contact_id, client_id, wrapped)
            select * from unnest($1::text[], $2::text[], $3::bytea[]) on conflict do nothing""";

    private final BodyCipher cipher;

    ContactKeys(ConversationSettings settings) {
        this.cipher = new BodyCipher(MasterKey.at(settings.masterKeyFile()));
    }

    /** The keys of those contacts that have one, by contact. */
    Uni<Map<String, SecretKey>> read(SqlConnection db, Collection<ContactAddress> contacts) {
        return read(db, contacts.stream().map(ConversationIds::contact).toArray(String[]::new));
    }

    /** The keys of these contacts, given with their clients: those found, and new ones for the others. */
    Uni<Map<String, SecretKey>> complete(SqlConnection db, Map<String, SecretKey> found, Map<String, String> contacts) {
        List<String> missing = contacts.keySet().stream()
                .filter(contact -> !found.containsKey(contact))
                .sorted()
                .toList();
        if (missing.isEmpty()) {
            return Uni.createFrom().item(found);
        }
        return Uni.combine()
                .all()
                .unis(add(db, missing, contacts), read(db, missing.toArray(String[]::new)))
                .with((_, made) -> {
                    Map<String, SecretKey> all = new HashMap<>(found);
                    all.putAll(made);
                    return all;
                });
    }

    private Uni<Map<String, SecretKey>> read(SqlConnection db, String[] contacts) {
        return db.preparedQuery(READ).execute(Tuple.of(contacts)).map(rows -> {
            Map<String, SecretKey> keys = new HashMap<>();
            rows.forEach(row -> keys.put(
                    row.getString("contact_id"),
                    cipher.unwrap(
                            row.getString("contact_id"),
                            row.get(Buffer.class, "wrapped").getBytes())));
            return keys;
        });
    }

    private Uni<Void> add(SqlConnection db, List<String> missing, Map<String, String> contacts) {
        return db.preparedQuery(ADD)
                .execute(Tuple.of(
                        missing.toArray(String[]::new),
                        missing.stream()
                                .map(contact -> Objects.requireNonNull(contacts.get(contact)))
                                .toArray(String[]::new),
                        missing.stream()
                                .map(contact -> Buffer.buffer(cipher.newKey(contact)))
                                .toArray(Buffer[]::new)))
                .replaceWithVoid();
    }

    Buffer seal(SecretKey key, String messageId, Body body) {
        return Buffer.buffer(cipher.encrypt(key, messageId, ConversationJson.write(body)));
    }

    /** A contact's key as it was read. */
    SecretKey unwrap(String contact, byte[] wrapped) {
        return cipher.unwrap(contact, wrapped);
    }

    /** The words; empty when the contact's key was deleted. */
    Optional<Body> open(String contact, byte @Nullable [] wrappedKey, String messageId, byte[] sealed) {
        if (wrappedKey == null) {
            return Optional.empty();
        }
        try {
            byte[] plain = cipher.decrypt(cipher.unwrap(contact, wrappedKey), messageId, sealed);
            return Optional.of(ConversationJson.read(plain, Body.class));
        } catch (IOException e) {
            throw new UncheckedIOException("A body that we wrote is not readable message=" + messageId, e);
        }
    }
}
