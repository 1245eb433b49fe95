package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.configuration.definition.User;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.security.StaffDirectory;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.OperationId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;

/** The staff as PostgreSQL has it, so that a change counts at the very next sign-in. */
@Singleton
final class ConfiguredStaff implements StaffDirectory {
    private static final ClientScope OPERATOR = ClientScope.of(new ClientId(DefinitionRow.OPERATOR));

    private final ScopedTransactions transactions;
    private final DefinitionStore store;

    ConfiguredStaff(ScopedTransactions transactions, DefinitionStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    @Override
    public Uni<Optional<Member>> find(String user) {
        return transactions
                .withSession(
                        OPERATOR,
                        session -> DefinitionStore.find(session, new DefinitionRow.Key(Kind.USER.plural(), user)))
                .map(row -> row.map(store.as(User.class)).map(ConfiguredStaff::member));
    }

    private static Member member(Defined<User> user) {
        var definition = user.definition();
        return new Member(
                user.id(),
                definition.roles(),
                new OperationId(definition.operation()),
                definition.clients().stream().map(ClientId::new).collect(Collectors.toSet()));
    }
}
