package dev.cauce.engine.configuration.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FillableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Good morning",
                "Hello {{contact.name}}, this is {{ agent.name }} of {{client.name}}",
                "{{queue.name}} {{conversation.id}}",
                "A brace { alone } is a brace"
            })
    void aTextWithKnownPlacesCanBeFilled(String text) {
        assertThat(Fillable.Check.wrong(text)).isEmpty();
    }

    @Test
    void anUnknownPlaceIsNamedBesideThoseThereAre() {
        assertThat(Fillable.Check.wrong("Hello {{contact.nme}}")).hasValueSatisfying(words -> assertThat(words)
                .contains("{{contact.nme}}", "{{contact.name}}", "{{agent.name}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello {{contact.name", "Hello contact.name}}", "{{contact.name}} {{", "{{a{b}}"})
    void aPlaceThatIsNotWholeIsRefused(String text) {
        assertThat(Fillable.Check.wrong(text))
                .hasValueSatisfying(words -> assertThat(words).contains("not whole"));
    }
}
