package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.ChannelDefinition;
import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.Id;
import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.configuration.definition.OpeningHours;
import dev.cauce.engine.configuration.definition.ProviderAccount;
import dev.cauce.engine.configuration.definition.Queue;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    private final Documents documents;
    private final Outbox outbox;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Validator validator;
    private final Retirement retirement;
    private final PluggedProviders providers;

    Configuration(
            ScopedTransactions transactions,
            DefinitionStore store,
            Documents documents,
            Outbox outbox,
            MeterRegistry metrics,
            Clock clock,
            Validator validator,
            Retirement retirement,
            PluggedProviders providers) {
        this.transactions = transactions;
        this.store = store;
        this.documents = documents;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
        this.validator = validator;
        this.retirement = retirement;
        this.providers = providers;
    }

    /** Defines or changes, whoever asks: a request, the demonstration, a test. */
    public <T extends Definition> Uni<Defined<T>> define(String id, T definition, Expectation expectation, String by) {
        checkShape(id, definition);
        var key = keyOf(definition.getClass(), id);
        return transactions
                .withSession(ClientScope.everyone(), session -> DefinitionStore.takeTurn(session)
                        .chain(() -> DefinitionStore.find(session, key))
                        .call(present -> check(session, key, definition, present, expectation))
                        .chain(present -> write(session, key, definition, present, by))
                        .call(() -> tellAgainWhoUses(session, key, definition, by)))
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
                    expectation.check(named(key), versionOf(present));
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

    private Uni<Void> check(
            Mutiny.Session session,
            DefinitionRow.Key key,
            Definition definition,
            Optional<DefinitionRow> present,
            Expectation expectation) {
        expectation.check(named(key), versionOf(present));
        present.map(store::definition).ifPresent(before -> refuseChangeOfFixed(before, definition));
        return store.resolve(session, definition.references())
                .invoke(found -> {
                    var errors = new ArrayList<>(ReferenceRules.check(definition, found));
                    if (definition instanceof Queue queue) {
                        errors.addAll(OverflowRules.check(key.id(), queue));
                    }
                    if (definition instanceof ProviderAccount account) {
                        errors.addAll(providers.check(account));
                    }
                    if (!errors.isEmpty()) {
                        throw Problem.invalid(errors).exception();
                    }
                })
                .chain(() -> refuseQueueWithoutItsChannels(session, key, definition))
                .chain(() -> refuseIdOfAnotherChannel(session, key, definition));
    }

    private static void refuseChangeOfFixed(Definition before, Definition after) {
        var errors = new ArrayList<FieldError>(after.fixed().size());
        for (var index = 0; index < after.fixed().size(); index++) {
            var fixed = after.fixed().get(index);
            var first = before.fixed().get(index).value();
            if (!fixed.value().equals(first)) {
                errors.add(FieldError.of(
                        fixed.field(),
                        fixed.value(),
                        "Cannot be changed: work is counted under %s. Define a new one instead.".formatted(first)));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).exception();
        }
    }

    private Uni<Void> refuseQueueWithoutItsChannels(
            Mutiny.Session session, DefinitionRow.Key key, Definition definition) {
        if (!(definition instanceof Queue queue)) {
            return Uni.createFrom().voidItem();
        }
        return users(session, key)
                .invoke(users -> users.stream()
                        .flatMap(user -> ReferenceRules.left(queue, user.key.id(), store.definition(user)).stream())
                        .findFirst()
                        .ifPresent(error -> {
                            throw Problem.invalid(error).exception();
                        }))
                .replaceWithVoid();
    }

    /** A conversation names its channel by id alone. */
    private static Uni<Void> refuseIdOfAnotherChannel(
            Mutiny.Session session, DefinitionRow.Key key, Definition definition) {
        if (!(definition instanceof ChannelDefinition)) {
            return Uni.createFrom().voidItem();
        }
        var others = Arrays.stream(Kind.values())
                .filter(kind -> ChannelDefinition.class.isAssignableFrom(kind.type()))
                .filter(kind -> !kind.plural().equals(key.kind()))
                .map(kind -> new DefinitionRow.Key(kind.plural(), key.id()))
                .toList();
        return DefinitionStore.all(session, others)
                .invoke(found -> found.stream().findFirst().ifPresent(other -> {
                    throw Problem.invalid(FieldError.of(
                                    "id",
                                    key.id(),
                                    "Is the id of %s already. Channels of all kinds need ids of their own."
                                            .formatted(named(other.key))))
                            .exception();
                }))
                .replaceWithVoid();
    }

    private Uni<DefinitionRow> write(
            Mutiny.Session session,
            DefinitionRow.Key key,
            Definition definition,
            Optional<DefinitionRow> present,
            String by) {
        var document = documents.write(definition);
        var previous = present.map(row -> row.document).orElse("");
        return DefinitionStore.newestVersion(session, key).chain(newest -> {
            var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var row = present.orElseGet(() -> new DefinitionRow(key, client(key, definition), 0, document, at, by));
            row.version = newest + 1;
            row.document = document;
            row.changedAt = at;
            row.changedBy = by;
            var change = new PastVersion(
                    new PastVersion.Key(key.kind(), key.id(), row.version), row.client, document, at, by);
            return session.persist(row)
                    .chain(() -> DefinitionStore.writeReferences(session, row, definition.references()))
                    .chain(() -> DefinitionStore.record(session, change, previous, "define"))
                    .replaceWith(row);
        });
    }

    /** The router knows hours by the queues that have them: those get a new version that says the same. */
    private Uni<Void> tellAgainWhoUses(
            Mutiny.Session session, DefinitionRow.Key key, Definition definition, String by) {
        if (!(definition instanceof OpeningHours)) {
            return Uni.createFrom().voidItem();
        }
        return users(session, key).chain(users -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (var user : users) {
                all = all.chain(() -> write(session, user.key, store.definition(user), Optional.of(user), by))
                        .replaceWithVoid();
            }
            return all;
        });
    }

    private static Uni<List<DefinitionRow>> users(Mutiny.Session session, DefinitionRow.Key key) {
        return DefinitionStore.usersOf(session, key)
                .chain(users -> DefinitionStore.all(
                        session,
                        users.stream()
                                .map(user -> new DefinitionRow.Key(user.kind(), user.id()))
                                .toList()));
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
            throw Problem.conflict(
                            "%s is used by %s%s. Change or delete those first.".formatted(named(key), names, more))
                    .exception();
        }
    }

    private void changed(String action) {
        metrics.counter("cauce.configuration.changes", "action", action).increment();
        outbox.wake();
    }

    /** A client's own definition is behind its own wall. */
    private static String client(DefinitionRow.Key key, Definition definition) {
        return key.kind().equals(Kind.CLIENT.plural())
                ? key.id()
                : definition.owner().orElse(DefinitionRow.OPERATOR);
    }

    private static DefinitionRow.Key keyOf(Class<? extends Definition> type, String id) {
        return new DefinitionRow.Key(Kind.of(type).plural(), id);
    }

    @SuppressWarnings("unchecked") // an object's class is the class of its type
    private static <T extends Definition> Class<T> typeOf(T definition) {
        return (Class<T>) definition.getClass();
    }

    private static long versionOf(Optional<DefinitionRow> present) {
        return present.map(row -> row.version).orElse(0L);
    }

    private static String named(DefinitionRow.Key key) {
        return key.kind() + "/" + key.id();
    }

    private static Problem notDefined(DefinitionRow.Key key) {
        return Problem.notFound(named(key) + " is not defined. Maybe the id is misspelt.");
    }
}
