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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What contact centers went through once leads to the same decisions for ever. The commands are never changed; a change
 * in what follows from them is a diff of {@code *.decisions.jsonl} to be approved, written by {@code mvn -pl routing/core test
 * -Dtest=RecordedHistoriesTest -Dcauce.histories=record}.
 */
class RecordedHistoriesTest {
    private static final Path FOLDER = Path.of("src/test/resources/histories");
    private static final int COMMANDS = 400;
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {"drawn-1", "drawn-2", "drawn-3", "drawn-4", "drawn-5", "drawn-6", "drawn-7", "drawn-8", "drawn-9"
            })
    void aHistoryLeadsToTheDecisionsOfThatTime(String name) throws IOException {
        Path commands = FOLDER.resolve(name + ".commands.jsonl");
        Path decisions = FOLDER.resolve(name + ".decisions.jsonl");
        if ("record".equals(System.getProperty("cauce.histories"))) {
            Files.createDirectories(FOLDER);
            if (!Files.exists(commands)) {
                Files.write(commands, draw(Long.parseLong(name.substring("drawn-".length()))));
            }
            Files.write(decisions, replay(Files.readAllLines(commands)));
        }

        List<String> replayed = replay(Files.readAllLines(commands));

        assertThat(replayed).isEqualTo(Files.readAllLines(decisions));
    }

    private static List<String> replay(List<String> lines) throws JsonProcessingException {
        RoutingCore core = RoutingCore.restore(Center.OPERATION, List.of());
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
        }
        return said;
    }

    private static List<String> draw(long seed) {
        var center = new RandomCenter(seed);
        RoutingCore core = RoutingCore.restore(Center.OPERATION, List.of());
        var events = new ArrayList<String>();
        Instant now = Center.NINE;
        for (Command command : center.opening()) {
            events.add(event(now, command));
            core.step(now, command);
        }
        for (int count = 0; count < COMMANDS; count++) {
            Duration pause = center.pause();
            Instant until = now.plus(pause);
            for (var due = core.nextTimer(); due.isPresent() && !due.get().isAfter(until); due = core.nextTimer()) {
                now = due.get().isAfter(now) ? due.get() : now;
                events.add(JsonNodeFactory.instance
                        .objectNode()
                        .put("at", now.toString())
                        .toString());
                core.tick(now);
            }
            now = until;
            Command command = center.next(core, now);
            events.add(event(now, command));
            core.step(now, command);
        }
        return events;
    }

    private static String event(Instant at, Command command) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("at", at.toString());
        event.set("command", Notation.write(command));
        return event.toString();
    }
}
