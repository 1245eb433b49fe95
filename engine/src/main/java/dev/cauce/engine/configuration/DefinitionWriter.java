package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.AlertRule;
import dev.cauce.engine.configuration.definition.ChannelDefinition;
import dev.cauce.engine.configuration.definition.Client;
import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.configuration.definition.OpeningHours;
import dev.cauce.engine.configuration.definition.ProviderAccount;
import dev.cauce.engine.configuration.definition.Queue;
import dev.cauce.engine.configuration.definition.ScreenPop;
import dev.cauce.engine.configuration.definition.WhatsAppNumber;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Checks and writes one definition inside somebody's transaction, which has taken its turn among writers. */
@Singleton
final class DefinitionWriter {
    private final DefinitionStore store;
    private final Documents documents;
    private final Clock clock;
    private final PluggedProviders providers;
    private final AlertRuleChecks alerts;
    private final FileLimitChecks files;

    DefinitionWriter(
            DefinitionStore store,
            Documents documents,
            Clock clock,
            PluggedProviders providers,
            AlertRuleChecks alerts,
            FileLimitChecks files) {
        this.store = store;
        this.documents = documents;
        this.clock = clock;
        this.providers = providers;
        this.alerts = alerts;
        this.files = files;
    }

    /**
     * Defines or changes, with history, audit and outbox. Fails with a problem, before anything was written, for what does not
     * fit what is there.
     */
    Uni<DefinitionRow> define(
            Mutiny.Session session,
            DefinitionRow.Key key,
            Definition definition,
            Optional<DefinitionRow> present,
            Expectation expectation,
            String by) {
        return check(session, key, definition, present, expectation)
                .chain(() -> write(session, key, definition, present, by))
                .call(() -> tellAgainWhoUses(session, key, definition, by));
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
                    if (definition instanceof ScreenPop pop) {
                        errors.addAll(ScreenPopRules.check(pop));
                    }
                    if (definition instanceof Client client) {
                        errors.addAll(files.check(client));
                    }
                    if (definition instanceof AlertRule rule) {
                        errors.addAll(alerts.check(rule));
                    }
                    if (!errors.isEmpty()) {
                        throw Problem.invalid(errors).exception();
                    }
                })
                .chain(() -> refuseQueueWithoutItsChannels(session, key, definition))
                .chain(() -> refuseIdOfAnotherChannel(session, key, definition))
                .chain(() -> refusePhoneNumberOfAnother(session, key, definition))
                .chain(() -> refuseOneRuleTooMany(session, definition, present));
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

    /** A webhook names its number by Meta's id alone. Another client's channel is not named. */
    private Uni<Void> refusePhoneNumberOfAnother(Mutiny.Session session, DefinitionRow.Key key, Definition definition) {
        if (!(definition instanceof WhatsAppNumber number)) {
            return Uni.createFrom().voidItem();
        }
        return DefinitionStore.naming(session, key, number.phoneNumberId())
                .invoke(rows -> rows.stream()
                        .filter(row -> store.definition(row) instanceof WhatsAppNumber other
                                && other.phoneNumberId().equals(number.phoneNumberId()))
                        .findFirst()
                        .ifPresent(row -> {
                            var whose = row.client.equals(number.client()) ? named(row.key) : "another channel";
                            throw Problem.invalid(FieldError.of(
                                            "phoneNumberId",
                                            number.phoneNumberId(),
                                            "Is the number of %s already. Change or delete that one, or enter another number's id."
                                                    .formatted(whose)))
                                    .exception();
                        }))
                .replaceWithVoid();
    }

    private Uni<Void> refuseOneRuleTooMany(
            Mutiny.Session session, Definition definition, Optional<DefinitionRow> present) {
        if (!(definition instanceof AlertRule rule) || present.isPresent()) {
            return Uni.createFrom().voidItem();
        }
        return DefinitionStore.usersOf(session, new DefinitionRow.Key(Kind.OPERATION.plural(), rule.operation()))
                .invoke(users -> {
                    var rules = users.stream()
                            .filter(user -> user.kind().equals(Kind.ALERT_RULE.plural()))
                            .count();
                    if (rules >= AlertRuleChecks.MOST_OF_AN_OPERATION) {
                        throw Problem.invalid(AlertRuleChecks.tooMany(rule)).exception();
                    }
                })
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

    /** A client's own definition is behind its own wall. */
    private static String client(DefinitionRow.Key key, Definition definition) {
        return key.kind().equals(Kind.CLIENT.plural())
                ? key.id()
                : definition.owner().orElse(DefinitionRow.OPERATOR);
    }

    static long versionOf(Optional<DefinitionRow> present) {
        return present.map(row -> row.version).orElse(0L);
    }

    static String named(DefinitionRow.Key key) {
        return key.kind() + "/" + key.id();
    }
}
