package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.Id;
import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Changes definitions: whole, one at a time, each with history, audit and outbox in the same transaction. What a definition
 * refers to exists and fits, before and after. Refusals are {@link Problem}s that name field, value and remedy.
 */
@ApplicationScoped
public class Configuration {
    private final ScopedTransactions transactions;
    private final DefinitionStore store;
    private final DefinitionWriter writer;
    private final Outbox outbox;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Validator validator;
    private final Retirement retirement;

    Configuration(
            ScopedTransactions transactions,
            DefinitionStore store,
            DefinitionWriter writer,
            Outbox outbox,
            MeterRegistry metrics,
            Clock clock,
            Validator validator,
            Retirement retirement) {
        this.transactions = transactions;
        this.store = store;
        this.writer = writer;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
        this.validator = validator;
        this.retirement = retirement;
    }

    /** Defines or changes, whoever asks: a request, the demonstration, a test. */
    public <T extends Definition> Uni<Defined<T>> define(String id, T definition, Expectation expectation, String by) {
        checkShape(id, definition);
        var key = keyOf(definition.getClass(), id);
        return transactions
                .withSession(ClientScope.everyone(), session -> DefinitionStore.takeTurn(session)
                        .chain(() -> DefinitionStore.find(session, key))
                        .chain(present -> writer.define(session, key, definition, present, expectation, by)))
                .invoke(() -> changed("define"))
                .map(row -> store.<T>as(typeOf(definition)).apply(row));
    }

    /** Deletes what nobody uses, once the router holds no work of it. */
    public Uni<Void> remove(Class<? extends Definition> type, String id, Expectation expectation, String by) {
        var key = keyOf(type, id);
        return transactions
                .withSession(ClientScope.everyone(), session -> removable(session, key, expectation))
                .chain(row -> retirement.agreed(id, row.version, store.definition(row)))
                .chain(() ->
                        transactions.withSession(ClientScope.everyone(), session -> DefinitionStore.takeTurn(session)
                                .chain(() -> removable(session, key, expectation))
                                .chain(row -> delete(session, row, by))))
                .invoke(() -> changed("remove"));
    }

    private static Uni<DefinitionRow> removable(
            Mutiny.Session session, DefinitionRow.Key key, Expectation expectation) {
        return DefinitionStore.find(session, key)
                .map(present -> {
                    expectation.check(DefinitionWriter.named(key), DefinitionWriter.versionOf(present));
                    return present.orElseThrow(() -> notDefined(key).exception());
                })
                .call(row ->
                        DefinitionStore.usersOf(session, row.key).invoke(users -> refuseWhileUsed(row.key, users)));
    }

    private void checkShape(String id, Definition definition) {
        if (!Id.Rule.holds(id)) {
            throw Problem.invalid(FieldError.of("id", id, Id.Rule.MESSAGE)).exception();
        }
        var wrong = validator.validate(definition);
        if (!wrong.isEmpty()) {
            throw new ConstraintViolationException(wrong);
        }
    }

    private Uni<Void> delete(Mutiny.Session session, DefinitionRow row, String by) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var change = new PastVersion(
                new PastVersion.Key(row.key.kind(), row.key.id(), row.version + 1), row.client, null, at, by);
        return DefinitionStore.writeReferences(session, row, List.of())
                .chain(() -> session.remove(row))
                .chain(() -> DefinitionStore.record(session, change, row.document, "remove"));
    }

    private static void refuseWhileUsed(DefinitionRow.Key key, List<ReferenceRow.Key> users) {
        if (!users.isEmpty()) {
            var names = users.stream()
                    .limit(20)
                    .map(user -> user.kind() + "/" + user.id())
                    .collect(Collectors.joining(", "));
            var more = users.size() > 20 ? " and %d more".formatted(users.size() - 20) : "";
            throw Problem.conflict("%s is used by %s%s. Change or delete those first."
                            .formatted(DefinitionWriter.named(key), names, more))
                    .exception();
        }
    }

    private void changed(String action) {
        metrics.counter("cauce.configuration.changes", "action", action).increment();
        outbox.wake();
    }

    private static DefinitionRow.Key keyOf(Class<? extends Definition> type, String id) {
        return new DefinitionRow.Key(Kind.of(type).plural(), id);
    }

    @SuppressWarnings("unchecked") // an object's class is the class of its type
    private static <T extends Definition> Class<T> typeOf(T definition) {
        return (Class<T>) definition.getClass();
    }

    private static Problem notDefined(DefinitionRow.Key key) {
        return Problem.notFound(DefinitionWriter.named(key) + " is not defined. Maybe the id is misspelt.");
    }
}
