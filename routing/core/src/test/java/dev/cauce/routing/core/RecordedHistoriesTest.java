package dev.cauce.routing.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What contact centers went through once leads to the same decisions for ever. The commands are never changed; a change
 * in what follows from them is a diff of {@code *.decisions.jsonl} to be approved, written by {@code mvn -pl routing/core test
 * -Dtest=RecordedHistoriesTest -Dcauce.histories=record}.
 */
class RecordedHistoriesTest {
    private static final Path FOLDER = Path.of("src/test/resources/histories");
    private static final String COMMANDS = ".commands.jsonl";
    private static final int COMPARED_EVERY = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<String> histories() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(COMMANDS))
                    .map(name -> name.substring(0, name.length() - COMMANDS.length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void aHistoryLeadsToTheDecisionsOfThatTime(String name) throws IOException {
        List<String> commands = Files.readAllLines(FOLDER.resolve(name + COMMANDS));
        Path decisions = FOLDER.resolve(name + ".decisions.jsonl");
        if ("record".equals(System.getProperty("cauce.histories"))) {
            Files.write(decisions, replay(commands, false));
        }

        List<String> replayed = replay(commands, false);

        assertThat(replayed).isEqualTo(Files.readAllLines(decisions));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("histories")
    void aCoreRestoredAfterEveryEventDecidesTheSame(String name) throws IOException {
        List<String> commands = Files.readAllLines(FOLDER.resolve(name + COMMANDS));

        List<String> replayed = replay(commands, true);

        assertThat(replayed).isEqualTo(Files.readAllLines(FOLDER.resolve(name + ".decisions.jsonl")));
    }

    private static List<String> replay(List<String> lines, boolean restoring) throws JsonProcessingException {
        RoutingCore core = RoutingCore.restore(Center.OPERATION, List.of());
        Map<String, Entity> persisted = new HashMap<>();
        var shuffle = new Random(lines.size());
        var said = new ArrayList<String>();
        for (String line : lines) {
            JsonNode event = JSON.readTree(line);
            Instant now = Instant.parse(event.get("at").asText());
            Step step = event.has("command")
                    ? core.step(now, Notation.read(event.get("command"), Command.class))
                    : core.tick(now);
            ObjectNode told = JsonNodeFactory.instance.objectNode().put("at", now.toString());
            told.set("reply", Notation.write(step.reply()));
            told.set("decisions", Notation.write(step.decisions()));
            said.add(told.toString());
            if (restoring) {
                persist(step, persisted);
                if (said.size() % COMPARED_EVERY == 0) {
                    assertThat(new HashSet<>(core.entities()))
                            .as("what was persisted is the state")
                            .isEqualTo(new HashSet<>(persisted.values()));
                }
                var entities = new ArrayList<>(persisted.values());
                Collections.shuffle(entities, shuffle);
                core = RoutingCore.restore(Center.OPERATION, entities);
            }
        }
        return said;
    }

    private static void persist(Step step, Map<String, Entity> persisted) {
        for (Change change : step.changes()) {
            switch (change) {
                case Change.Put(var entity) -> persisted.put(entity.key(), entity);
                case Change.Remove(var key) -> persisted.remove(key);
            }
        }
    }
}
