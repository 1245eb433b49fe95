package dev.cauce.engine.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import dev.cauce.routing.core.ClientId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
class ClientWallTest {
    /** Tables without client data, each with why. */
    private static final Set<String> WITHOUT_CLIENT = Set.of(
            "credential", // a user's password hash; users belong to the operator
            "api_key", // what other systems sign in with; the hash only
            "sign_in_attempt", // names tried at the door
            "agent_fact", // an agent's time, over all clients
            "agent_stretch", // an agent's presence, over all clients
            "reporting_position", // how far a log is read
            "conversation_log_position", // how far a log is read
            "trace_log_position", // how far a log is read
            "desk_node" // which processes hold sockets
            );

    private static final ClientId ACME = new ClientId("acme");
    private static final ClientId GLOBEX = new ClientId("globex");

    @Inject
    ScopedTransactions transactions;

    @Inject
    Pool pool;

    @Test
    void everyTableWithClientDataForcesTheWallAndEveryOtherIsListedHere() {
        var tables = query("""
                select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled,
                       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'client_id' and a.attnotnull) as client,
                       exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
                               and p.polqual is not null and p.polwithcheck is not null) as policy
                from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                  and c.relname not like 'flyway%'""");
        assertThat(tables).isNotEmpty();
        assertThat(tables).allSatisfy(table -> {
            if (WITHOUT_CLIENT.contains(table.getString("name"))) {
                assertThat(table.getBoolean("client")).isFalse();
            } else {
                assertThat(List.of(table.getBoolean("client"), table.getBoolean("walled"), table.getBoolean("policy")))
                        .as("%s: client_id not null, forced row security, policy", table.getString("name"))
                        .containsOnly(true);
            }
        });
    }

    @Test
    void theApplicationOwnsNothingAndCannotStepOverTheWall() {
        assertThat(query("""
                select rolname from pg_roles where rolname = current_user and (rolsuper or rolbypassrls or rolcreaterole)
                union all select relname from pg_class where relowner = (select oid from pg_roles where rolname = current_user)""")).isEmpty();
    }

    /** Every walled table, empty or not: with no setting nothing is seen, and a row for a client out of scope is refused. */
    @TestFactory
    Stream<DynamicTest> noTableGivesOrTakesRowsOfOtherClients() {
        return query("select relname as name from pg_class where relnamespace = 'public'::regnamespace"
                        + " and relkind in ('r', 'p') and relrowsecurity")
                .stream()
                .map(row -> row.getString("name"))
                .map(table -> DynamicTest.dynamicTest(table, () -> {
                    assertThat(query("select 1 from " + table))
                            .as("without a scope")
                            .isEmpty();
                    assertThatThrownBy(() -> insertFor(table, GLOBEX, ClientScope.of(ACME)))
                            .hasMessageContaining("row-level security");
                    assertThatThrownBy(() -> insertFor(table, GLOBEX, null)).hasMessageContaining("row-level security");
                }));
    }

    @Test
    void aTransactionReadsAndWritesOnlyItsClients() {
        await(transactions.withConnection(
                ClientScope.of(List.of(ACME, GLOBEX)),
                connection -> insertVersion(connection, ACME).chain(() -> insertVersion(connection, GLOBEX))));

        assertThat(clientsSeenBy(ClientScope.of(ACME))).containsExactly("acme");
        assertThat(clientsSeenBy(ClientScope.of(GLOBEX))).containsExactly("globex");
        assertThat(clientsSeenBy(ClientScope.of(List.<ClientId>of()))).isEmpty();
        assertThat(clientsSeenBy(ClientScope.everyone())).contains("acme", "globex");
        assertThat(query("select 1 from definition_version"))
                .as("without a scope")
                .isEmpty();
    }

    private List<String> clientsSeenBy(ClientScope scope) {
        return await(transactions.withConnection(scope, connection -> connection
                        .query("select distinct client_id from definition_version where kind = 'wall-test'")
                        .execute()))
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static Uni<RowSet<Row>> insertVersion(SqlConnection connection, ClientId client) {
        return connection
                .preparedQuery("insert into definition_version values ('wall-test', $1, 1, $1, null, now(), 'test')")
                .execute(Tuple.of(client.value()));
    }

    /** A row with nothing but the client: the wall is checked before any other constraint. */
    private void insertFor(String table, ClientId client, @Nullable ClientScope scope) {
        var sql = "insert into " + table + " (client_id) values ('" + client + "')";
        if (scope == null) {
            await(pool.query(sql).execute());
        } else {
            await(transactions.withConnection(
                    scope, connection -> connection.query(sql).execute()));
        }
    }

    private List<Row> query(String sql) {
        var rows = new ArrayList<Row>();
        StreamSupport.stream(await(pool.query(sql).execute()).spliterator(), false)
                .forEach(rows::add);
        return rows;
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
