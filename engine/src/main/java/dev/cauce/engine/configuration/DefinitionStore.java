package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.configuration.definition.Reference;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The tables of the configuration, inside somebody's transaction. */
@Singleton
final class DefinitionStore {
    /** Writers take turns, so that positions in the outbox are in the order of the commits. */
    private static final String TAKE_TURN = "select cast(pg_advisory_xact_lock(hashtext('configuration')) as text)";

    private final Documents documents;

    DefinitionStore(Documents documents) {
        this.documents = documents;
    }

    static Uni<Void> takeTurn(Mutiny.Session session) {
        return session.createNativeQuery(TAKE_TURN, String.class)
                .getResultList()
                .replaceWithVoid();
    }

    static Uni<Optional<DefinitionRow>> find(Mutiny.Session session, DefinitionRow.Key key) {
        return session.find(DefinitionRow.class, key).map(Optional::ofNullable);
    }

    static Uni<List<DefinitionRow>> page(Mutiny.Session session, Kind kind, String after, int limit) {
        return session.createSelectionQuery(
                        "from DefinitionRow d where d.key.kind = :kind and d.key.id > :after order by d.key.id",
                        DefinitionRow.class)
                .setParameter("kind", kind.plural())
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    static Uni<List<PastVersion>> versions(Mutiny.Session session, DefinitionRow.Key key) {
        return session.createSelectionQuery(
                        "from PastVersion v where v.key.kind = :kind and v.key.id = :id order by v.key.version desc",
                        PastVersion.class)
                .setParameter("kind", key.kind())
                .setParameter("id", key.id())
                .setMaxResults(1_000)
                .getResultList();
    }

    /** The newest version there ever was, deletions included; 0 when there was none. */
    static Uni<Long> newestVersion(Mutiny.Session session, DefinitionRow.Key key) {
        return session.createSelectionQuery(
                        "select coalesce(max(v.key.version), 0L) from PastVersion v where v.key.kind = :kind and v.key.id = :id",
                        Long.class)
                .setParameter("kind", key.kind())
                .setParameter("id", key.id())
                .getSingleResult();
    }

    /** Who uses a definition. */
    static Uni<List<ReferenceRow.Key>> usersOf(Mutiny.Session session, DefinitionRow.Key used) {
        return session.createSelectionQuery(
                        "select r.key from ReferenceRow r where r.key.targetKind = :kind and r.key.targetId = :id"
                                + " order by r.key.kind, r.key.id",
                        ReferenceRow.Key.class)
                .setParameter("kind", used.kind())
                .setParameter("id", used.id())
                .getResultList();
    }

    /** Others of the same kind in whose definition this text stands somewhere. */
    static Uni<List<DefinitionRow>> naming(Mutiny.Session session, DefinitionRow.Key key, String text) {
        return session.createSelectionQuery(
                        "from DefinitionRow d where d.key.kind = :kind and d.key.id <> :id and locate(:text, d.document) > 0",
                        DefinitionRow.class)
                .setParameter("kind", key.kind())
                .setParameter("id", key.id())
                .setParameter("text", text)
                .getResultList();
    }

    /** Those of these that are there. */
    static Uni<List<DefinitionRow>> all(Mutiny.Session session, List<DefinitionRow.Key> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.find(DefinitionRow.class, keys.toArray())
                        .map(rows -> rows.stream().filter(Objects::nonNull).toList());
    }

    /** What of the referenced is there. */
    Uni<Map<ReferenceRules.Target, Definition>> resolve(Mutiny.Session session, List<Reference> references) {
        var keys = references.stream()
                .map(reference -> new DefinitionRow.Key(reference.kind().plural(), reference.id()))
                .distinct()
                .toArray();
        if (keys.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return session.find(DefinitionRow.class, keys).map(rows -> rows.stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(
                        row -> new ReferenceRules.Target(row.key.kind(), row.key.id()), this::definition)));
    }

    /** Makes what a definition is known to use what it uses now. */
    static Uni<Void> writeReferences(Mutiny.Session session, DefinitionRow user, List<Reference> references) {
        var wanted = references.stream()
                .map(reference -> ReferenceRow.Key.of(user.key, reference))
                .collect(Collectors.toSet());
        return session.createSelectionQuery(
                        "from ReferenceRow r where r.key.kind = :kind and r.key.id = :id", ReferenceRow.class)
                .setParameter("kind", user.key.kind())
                .setParameter("id", user.key.id())
                .getResultList()
                .chain(known -> {
                    var kept = known.stream().map(row -> row.key).collect(Collectors.toSet());
                    var gone = known.stream()
                            .filter(row -> !wanted.contains(row.key))
                            .toArray();
                    var added = wanted.stream()
                            .filter(key -> !kept.contains(key))
                            .map(key -> new ReferenceRow(key, user.client))
                            .toArray();
                    return session.removeAll(gone).chain(() -> session.persistAll(added));
                });
    }

    /** History, audit and outbox of one change. */
    static Uni<Void> record(Mutiny.Session session, PastVersion change, String previous, String action) {
        var audit = new AuditEntry(
                change.changedAt,
                change.changedBy,
                action,
                change.key.kind(),
                change.key.id(),
                change.key.version(),
                change.client);
        return session.persistAll(change, audit, new OutboxEntry(change, previous.isEmpty() ? null : previous));
    }

    Definition definition(DefinitionRow row) {
        var kind = Kind.named(row.key.kind())
                .orElseThrow(() -> new IllegalStateException("No kind of definition: " + row.key.kind()));
        return documents.read(kind.type(), row.document);
    }

    <T extends Definition> Function<DefinitionRow, Defined<T>> as(Class<T> type) {
        return row -> new Defined<>(
                row.key.id(), row.version, row.changedAt, row.changedBy, documents.read(type, row.document));
    }
}
