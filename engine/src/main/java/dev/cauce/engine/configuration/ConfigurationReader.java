package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows definitions, their history and the audit, within what the reader may see. */
@ApplicationScoped
class ConfigurationReader {
    private final ScopedTransactions transactions;
    private final DefinitionStore store;
    private final Documents documents;

    ConfigurationReader(ScopedTransactions transactions, DefinitionStore store, Documents documents) {
        this.transactions = transactions;
        this.store = store;
        this.documents = documents;
    }

    /** A page in the order of ids; {@code next} is the {@code after} of the next one, if there is more. */
    record Page<T extends Definition>(
            List<Defined<T>> items, @Nullable String next) {}

    /** One version of a definition; a deletion has none. */
    record Version<T extends Definition>(
            long version,
            Instant changedAt,
            String changedBy,
            @Nullable T definition) {}

    /** One act of a user. */
    record Act(long number, Instant at, String who, String action, String kind, String subject, long version) {}

    <T extends Definition> Uni<Page<T>> page(Class<T> type, String after, int limit, Viewer viewer) {
        return transactions.withSession(
                viewer.scope(), session -> DefinitionStore.page(session, Kind.of(type), after, limit + 1)
                        .map(rows -> new Page<>(
                                rows.stream()
                                        .limit(limit)
                                        .map(store.as(type))
                                        .filter(defined -> viewer.sees(defined.id(), defined.definition()))
                                        .toList(),
                                rows.size() > limit ? rows.get(limit - 1).key.id() : null)));
    }

    <T extends Definition> Uni<Defined<T>> one(Class<T> type, String id, Viewer viewer) {
        var key = new DefinitionRow.Key(Kind.of(type).plural(), id);
        return transactions
                .withSession(viewer.scope(), session -> DefinitionStore.find(session, key))
                .map(row -> row.map(store.as(type))
                        .filter(defined -> viewer.sees(id, defined.definition()))
                        .orElseThrow(() -> notDefined(key)));
    }

    <T extends Definition> Uni<List<Version<T>>> versions(Class<T> type, String id, Viewer viewer) {
        var key = new DefinitionRow.Key(Kind.of(type).plural(), id);
        return transactions
                .withSession(viewer.scope(), session -> DefinitionStore.versions(session, key))
                .map(past -> {
                    if (past.isEmpty() || !seesNewest(type, id, past, viewer)) {
                        throw notDefined(key);
                    }
                    return past.stream().map(version -> version(type, version)).toList();
                });
    }

    private <T extends Definition> boolean seesNewest(Class<T> type, String id, List<PastVersion> past, Viewer viewer) {
        return past.stream()
                .flatMap(version -> Optional.ofNullable(version.document).stream())
                .findFirst()
                .map(document -> viewer.sees(id, documents.read(type, document)))
                .orElse(false);
    }

    private <T extends Definition> Version<T> version(Class<T> type, PastVersion past) {
        return new Version<>(
                past.key.version(),
                past.changedAt,
                past.changedBy,
                past.document == null ? null : documents.read(type, past.document));
    }

    /** The newest acts that pass. */
    Uni<List<Act>> audit(AuditFilter filter, int limit, Viewer viewer) {
        if (!viewer.user().is(Role.ADMINISTRATOR)) {
            throw new IllegalArgumentException("Only administrators read the audit.");
        }
        return transactions.withSession(viewer.scope(), session -> {
            var query = session.createSelectionQuery(filter.query(), AuditEntry.class);
            filter.parameters().forEach(query::setParameter);
            return query.setMaxResults(limit).getResultList().map(entries -> entries.stream()
                    .map(ConfigurationReader::act)
                    .toList());
        });
    }

    private static Act act(AuditEntry entry) {
        var number = entry.id;
        return new Act(
                number == null ? 0 : number,
                entry.at,
                entry.who,
                entry.action,
                entry.kind,
                entry.subject,
                entry.version);
    }

    private static RuntimeException notDefined(DefinitionRow.Key key) {
        return Problem.notFound(key.kind() + "/" + key.id() + " is not defined. Maybe the id is misspelt.")
                .exception();
    }
}
