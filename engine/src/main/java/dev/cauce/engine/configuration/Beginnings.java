package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.ChannelDefinition;
import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.configuration.definition.Mailbox;
import dev.cauce.engine.configuration.definition.Operation;
import dev.cauce.engine.configuration.definition.User;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.security.ChannelSecrets;
import dev.cauce.engine.security.Credentials;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.web.ProblemException;
import dev.cauce.engine.web.ProblemType;
import dev.cauce.routing.core.ClientId;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the first administrator of an empty database, and the demonstration where it is wanted, at start. */
@Singleton
final class Beginnings {
    static final String BY = "start";
    private static final Logger LOG = Logger.getLogger(Beginnings.class);
    private static final String OPERATION = "main";

    private final Configuration configuration;
    private final Credentials credentials;
    private final ChannelSecrets secrets;
    private final DefinitionStore store;
    private final ScopedTransactions transactions;
    private final FirstAdministrator first;
    private final boolean demo;
    private final Demonstration demonstration;

    Beginnings(
            Configuration configuration,
            Credentials credentials,
            ChannelSecrets secrets,
            DefinitionStore store,
            ScopedTransactions transactions,
            FirstAdministrator first,
            @ConfigProperty(name = "cauce.demo", defaultValue = "false") boolean demo,
            Demonstration demonstration) {
        this.configuration = configuration;
        this.credentials = credentials;
        this.secrets = secrets;
        this.store = store;
        this.transactions = transactions;
        this.first = first;
        this.demo = demo;
        this.demonstration = demonstration;
    }

    void begin(@Observes StartupEvent event) throws Throwable {
        if (demo) {
            VertxContextSupport.subscribeAndAwait(this::demonstrate);
        } else if (VertxContextSupport.subscribeAndAwait(this::hasNoUser)) {
            makeFirstAdministrator();
        }
    }

    private Uni<Void> demonstrate() {
        var all = Uni.createFrom().voidItem();
        for (var part : demonstration.parts()) {
            all = all.chain(() -> defineOnce(part.id(), part.definition())).replaceWithVoid();
        }
        return all.chain(() -> setPasswords(demonstration.passwords()))
                .chain(() -> setMailboxPasswords(demonstration.mailboxPasswords()));
    }

    /** Leaves alone what was changed, or made by another process, since. */
    private Uni<Boolean> defineOnce(String id, Definition definition) {
        return configuration
                .define(id, definition, new Expectation.Absent(), BY)
                .replaceWith(true)
                .onFailure(Beginnings::isThereAlready)
                .recoverWithItem(false)
                .onFailure(failure -> definition instanceof ChannelDefinition && failure instanceof ProblemException)
                .recoverWithItem(failure -> {
                    LOG.warnf("A channel of the demonstration does not fit what was changed since channel=%s", id);
                    return false;
                });
    }

    private Uni<Void> setPasswords(Map<String, String> passwords) {
        var all = Uni.createFrom().voidItem();
        for (var password : passwords.entrySet()) {
            all = all.chain(() -> credentials.setUnlessThere(password.getKey(), password.getValue(), BY));
        }
        return all;
    }

    private Uni<Void> setMailboxPasswords(Map<String, String> passwords) {
        var all = Uni.createFrom().voidItem();
        for (var password : passwords.entrySet()) {
            all = all.chain(() -> mailbox(password.getKey()))
                    .chain(mailbox -> mailbox.map(one -> setUnlessThere(password.getKey(), one, password.getValue()))
                            .orElseGet(() -> Uni.createFrom().voidItem()));
        }
        return all;
    }

    /** As it is defined now, by whomever. */
    private Uni<Optional<Mailbox>> mailbox(String id) {
        return transactions
                .withSession(
                        ClientScope.everyone(),
                        session -> DefinitionStore.find(session, new DefinitionRow.Key(Kind.MAILBOX.plural(), id)))
                .map(found -> found.map(store.as(Mailbox.class)).map(Defined::definition));
    }

    private Uni<Void> setUnlessThere(String id, Mailbox mailbox, String password) {
        return secrets.of(id, mailbox.accounts())
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().voidItem()
                        : secrets.set(id, new ClientId(mailbox.client()), mailbox.accounts(), password, BY));
    }

    private Uni<Boolean> hasNoUser() {
        return transactions
                .withSession(ClientScope.everyone(), session -> DefinitionStore.page(session, Kind.USER, "", 1))
                .map(users -> users.isEmpty());
    }

    private void makeFirstAdministrator() throws Throwable {
        if (first.password().isEmpty()) {
            LOG.warn("Nobody can sign in yet. Start once with cauce.first-administrator.password=<a password>"
                    + " (CAUCE_FIRST_ADMINISTRATOR_PASSWORD), and take it away afterwards");
            return;
        }
        var administrator =
                new User("Administrator", null, Set.of(Role.ADMINISTRATOR), OPERATION, Set.of(), "en", null);
        VertxContextSupport.subscribeAndAwait(
                () -> defineOnce(OPERATION, new Operation("Main operation", null, null, null, null, null))
                        .chain(() -> defineOnce(first.user(), administrator))
                        .chain(() -> credentials.setUnlessThere(
                                first.user(), first.password().get(), BY)));
        LOG.infof("Made the first administrator user=%s", first.user());
    }

    private static boolean isThereAlready(Throwable failure) {
        return failure instanceof ProblemException refused
                && refused.problem().type().equals(ProblemType.PRECONDITION_FAILED.uri());
    }
}
