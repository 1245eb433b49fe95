package dev.cauce.engine.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.cauce.engine.testing.BackingServers;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A statement that no index can serve is quick on the few rows of a test and reads a million in the product. Behind the wall of
 * clients that is easily written: a function that PostgreSQL does not know to be leakproof, such as {@code coalesce} in a join,
 * may see a row only after the wall has, and so never reaches an index. Every statement that is a constant is planned here as the
 * application's role, with whatever does without an index ruled out, on tables that are empty and were never analysed: so the
 * plans are always the same, and not those for the few rows of other tests.
 */
class StatementsUseIndexesTest {
    /** Tables with a row for each contact, conversation, message, file or interaction. */
    private static final Set<String> GROWS = Set.of(
            "attachment",
            "awaited_file",
            "contact",
            "contact_key",
            "contact_note",
            "contact_person",
            "conversation",
            "conversation_guest",
            "conversation_move",
            "conversation_tag",
            "delivery",
            "interaction_trace",
            "message",
            "moved_conversation",
            "rating",
            "reported_segment",
            "thread");

    /** Beginnings of statements, to which other constants add the condition. */
    private static final Set<String> WITHOUT_CONDITION =
            Set.of("ConversationGuests.COLUMNS", "DeliveryStore.COLUMNS", "GivenUp.COLUMNS");

    private static final Pattern STATEMENT =
            Pattern.compile("\\s*(select|insert|update|delete|with)\\s.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** So few constants are pieces of statements, or are put together when they are used. */
    private static final int PIECES = 15;

    /** Parameters without values are let through only as the server itself reads them. */
    private static final String SIMPLE = "?preferQueryMode=simple";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BackingServers servers = new BackingServers();
    private final Map<String, String> database = servers.start();

    @BeforeEach
    void theTablesAreThere() {
        Flyway.configure()
                .dataSource(
                        database.get("quarkus.datasource.jdbc.url"),
                        database.get("quarkus.flyway.username"),
                        database.get("quarkus.flyway.password"))
                .load()
                .migrate();
    }

    @AfterEach
    void theDatabaseGoes() {
        servers.stop();
    }

    @Test
    void everyStatementReachesWhatGrowsThroughAnIndex() throws SQLException {
        Map<String, List<String>> withoutIndex = new TreeMap<>();
        Map<String, String> pieces = new TreeMap<>();
        int planned = 0;
        try (Connection connection = DriverManager.getConnection(
                        database.get("quarkus.datasource.jdbc.url") + SIMPLE,
                        database.get("quarkus.datasource.username"),
                        database.get("quarkus.datasource.password"));
                Statement statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off");
            Set<String> partial = partialIndexes(statement);
            for (var constant : statements().entrySet()) {
                try (var rows = statement.executeQuery("explain (generic_plan, format json) " + constant.getValue())) {
                    rows.next();
                    planned++;
                    List<String> found = new ArrayList<>();
                    collect(JSON.readTree(rows.getString(1)), partial, found);
                    if (!found.isEmpty() && !WITHOUT_CONDITION.contains(constant.getKey())) {
                        withoutIndex.put(constant.getKey(), found);
                    }
                } catch (SQLException e) {
                    pieces.put(constant.getKey(), String.valueOf(e.getMessage()));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(constant.getKey(), e);
                }
            }
        }
        assertThat(withoutIndex).isEmpty();
        assertThat(planned).as("pieces: %s", pieces).isGreaterThan(150);
        assertThat(pieces).hasSizeLessThanOrEqualTo(PIECES);
    }

    /** The texts of statements among the constants of the engine, by class and field. */
    private static Map<String, String> statements() {
        Map<String, String> found = new TreeMap<>();
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.cauce.engine");
        for (JavaClass one : classes) {
            for (var field : one.getFields()) {
                if (field.getModifiers().contains(JavaModifier.STATIC)
                        && field.getRawType().isEquivalentTo(String.class)) {
                    String text = text(field.reflect());
                    if (STATEMENT.matcher(text).matches()) {
                        found.put(one.getSimpleName() + "." + field.getName(), text);
                    }
                }
            }
        }
        return found;
    }

    private static String text(Field field) {
        try {
            field.setAccessible(true);
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.toString(), e);
        }
    }

    /** An index over part of a table is a list of what is to be done: reading all of it is what it is for. */
    private static Set<String> partialIndexes(Statement statement) throws SQLException {
        Set<String> names = new HashSet<>();
        try (var rows = statement.executeQuery(
                "select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid where i.indpred is not null")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void collect(JsonNode node, Set<String> partial, List<String> found) {
        String type = node.path("Node Type").asText();
        boolean whole =
                switch (type) {
                    case "Seq Scan" -> true;
                    case "Index Scan", "Index Only Scan" ->
                        !node.has("Index Cond")
                                && !partial.contains(node.path("Index Name").asText());
                    default -> false;
                };
        if (whole && GROWS.contains(node.path("Relation Name").asText())) {
            found.add(type + " of " + node.path("Relation Name").asText() + " by "
                    + node.path("Index Name").asText("no index"));
        }
        node.forEach(child -> collect(child, partial, found));
    }
}
