package dev.cauce.engine.configuration.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.web.FieldError;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LayoutTest {
    private final ObjectNode definition = JsonNodeFactory.instance.objectNode();

    private static Layout layout(Kind kind) {
        return Layout.of(kind).orElseThrow();
    }

    private Map<String, Object> definition() {
        return new JsonObject(definition.toString()).getMap();
    }

    @Test
    void aQueueIsReadAndWrittenTheSame() {
        var cells = Map.ofEntries(
                Map.entry("name", "Sales"),
                Map.entry("client", "acme"),
                Map.entry("operation", "demo"),
                Map.entry("channels", "chat email"),
                Map.entry("requirements", "es:3 en:1"),
                Map.entry("serviceLevel.share", "0.8"),
                Map.entry("serviceLevel.threshold", "20"),
                Map.entry("offerTimeout", "30"),
                Map.entry("wrapUpTimeout", "120"),
                Map.entry("priority", "-5"),
                Map.entry("openingHours", ""));

        assertThat(layout(Kind.QUEUE).read(cells, definition)).isEmpty();

        assertThat(definition.at("/serviceLevel/threshold").asText()).isEqualTo("PT20S");
        assertThat(definition.at("/requirements/0/minimumProficiency").asInt()).isEqualTo(3);
        assertThat(definition.has("openingHours")).isFalse();
        assertThat(layout(Kind.QUEUE).write(definition)).containsAllEntriesOf(cells);
    }

    @Test
    void anAgentsPartIsForAgentsAndKeepsWhatHasNoColumn() {
        definition.withObject("/agent").withObject("/capacity").put("units", 50);
        var users = layout(Kind.USER);

        assertThat(users.read(Map.of("roles", "agent;supervisor", "agent.skills", "es:10|en:5"), definition))
                .isEmpty();
        assertThat(definition.at("/agent/capacity/units").asInt()).isEqualTo(50);
        assertThat(definition.at("/agent/skills/en").asInt()).isEqualTo(5);

        assertThat(users.read(Map.of("roles", "supervisor"), definition)).isEmpty();
        assertThat(definition()).doesNotContainKey("agent");
    }

    @ParameterizedTest
    @CsvSource({
        "priority, many, Must be a number",
        "offerTimeout, soon, Must be seconds",
        "requirements, es, Must be ids with a level each",
        "requirements, es:x, Must be ids with a level each"
    })
    void aCellThatCannotBeReadIsNamed(String column, String text, String words) {
        var errors = layout(Kind.QUEUE).read(Map.of(column, text), definition);

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(column);
            assertThat(error.value()).isEqualTo(text);
            assertThat(error.message()).contains(words);
        });
    }

    @Test
    void columnsThatAreUnknownTwiceOrMissingAreNamed() {
        assertThat(layout(Kind.DISPOSITION).wrongIn(List.of("name", "name", "colour", "text.es")))
                .extracting(FieldError::field)
                .containsExactly("name", "colour", "text.es", "id");
        assertThat(layout(Kind.CANNED_ANSWER).wrongIn(List.of("id", "version", "text.ca")))
                .isEmpty();
    }

    @Test
    void anErrorIsInTheColumnItsFieldIsPartOf() {
        assertThat(layout(Kind.USER).columnOf("agent.skills.es")).isEqualTo("agent.skills");
        assertThat(layout(Kind.QUEUE).columnOf("requirements[0].skill")).isEqualTo("requirements");
        assertThat(layout(Kind.QUEUE).columnOf("overflow[0].queue")).isEqualTo("overflow[0].queue");
    }
}
