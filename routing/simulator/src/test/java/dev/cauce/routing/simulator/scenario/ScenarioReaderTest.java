package dev.cauce.routing.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cauce.routing.core.QueuePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {
    private static final String SMALL = """
            name: small
            duration: 1h30m
            queues:
              - id: sales
                arrivals: {perHour: 60}
                handleTime: {fixed: 3m}
            agents:
              - group: a
                count: 4
                queues: {sales: 1}
            """;

    @Test
    void whatIsLeftOutHasADefault() {
        Scenario scenario = ScenarioReader.read(SMALL);

        assertThat(scenario.duration()).isEqualTo(Duration.ofMinutes(90));
        assertThat(scenario.queuePolicy()).isEqualTo(QueuePolicy.EARLIEST_DUE_FIRST);
        assertThat(scenario.queues().getFirst().target().threshold()).isEqualTo(Duration.ofSeconds(20));
        assertThat(scenario.queues().getFirst().patience()).isNull();
        assertThat(scenario.checked()).isTrue();
    }

    @Test
    void theScenarioOfTheGuideIsRead() throws IOException {
        Scenario scenario = ScenarioReader.read(Files.readString(Path.of("scenarios/two-languages.yaml")));

        assertThat(scenario.queues()).hasSize(2);
        assertThat(scenario.groups()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "duration: 1h30m | duration: soon | duration is \"soon\". Maybe write a time such as 20s, 5m or 1h30m.",
                "duration: 1h30m | duration: 1h\\nwarmUp: 2h | warmUp is \"2h\". Maybe give a time shorter",
                "name: small | nome: small | nome is \"small\". It is not known here. Maybe one of name",
                "name: small | seed: 2 | name is not given. Maybe give it a name.",
                "count: 4 | count: -1 | agents[0].count is -1. Maybe give a whole number from 0",
                "{perHour: 60} | {perHour: many} | queues[0].arrivals.perHour is \"many\". Maybe give a number",
                "{perHour: 60} | {at: [5s, 3s]} | queues[0].arrivals.at[1] is \"3s\". Maybe sort the times",
                "{fixed: 3m} | 3m | queues[0].handleTime is \"3m\". Maybe write",
                "{fixed: 3m} | {uniform: {from: 3s, to: 1s}} | queues[0].handleTime.uniform.to is \"1s\". Maybe from",
                "{sales: 1} | {sails: 1} | agents[0].queues.sails is 1. There is no such queue. Maybe one of [sales]",
                "name: small | name: [ | The file is not YAML",
            })
    void whatIsWrongIsSaidWithFieldValueAndRemedy(String right, String wrong, String message) {
        String file = SMALL.replace(right, wrong.replace("\\n", "\n"));

        assertThatThrownBy(() -> ScenarioReader.read(file))
                .isInstanceOf(InvalidScenario.class)
                .hasMessageContaining(message);
    }

    @Test
    void anEmptyFileIsNoScenario() {
        assertThatThrownBy(() -> ScenarioReader.read("")).isInstanceOf(InvalidScenario.class);
    }
}
