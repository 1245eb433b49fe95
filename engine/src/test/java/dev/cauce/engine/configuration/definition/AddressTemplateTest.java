package dev.cauce.engine.configuration.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.configuration.definition.AddressTemplate.Filling;
import dev.cauce.engine.configuration.definition.AddressTemplate.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTemplateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://crm.acme.example/",
                "https://crm.acme.example/{{contact.address}}/file?queue={{ queue.name }}&c={{conversation.id}}",
                "https://crm.acme.example:8443/#/customers/{{contact.address}}",
                "http://127.0.0.1:9000/find?phone={{contact.address}}"
            })
    void anAddressHasAFixedHostAndPlacesBehindIt(String template) {
        assertThat(AddressTemplate.Check.wrong(template)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://{{client.id}}.acme.example/    | The host must be fixed.
            {{client.id}}://crm.acme.example/      | The host must be fixed.
            https://crm.acme.example{{queue.id}}/x | The host must be fixed.
            https://crm.acme.example               | Must be an address with a slash after its host
            https://crm.acme.example/a b           | Must be an address with a slash after its host
            javascript:alert(1)//x/                | Must be an address with a slash after its host
            https://user@crm.acme.example/         | Must be an address with a slash after its host
            https://crm.acme.example/"onload="x    | Must be an address with a slash after its host
            https://*.acme.example/                | Must be an address with a slash after its host
            https://crm.acme.example/{{contact.iq}} | There is no variable {{contact.iq}}. There are: {{contact.address}},
            https://crm.acme.example/{{queue.id    | A place begins with {{ and ends with }}""")
    void whatIsWrongIsToldWithARemedy(String template, String words) {
        assertThat(AddressTemplate.Check.wrong(template))
                .hasValueSatisfying(wrong -> assertThat(wrong).startsWith(words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +34 600 & more=1 | %2B34%20600%20%26%20more%3D1
            ../../admin?x#y  | ..%2F..%2Fadmin%3Fx%23y
            ..               | ''
            maría@acme.es    | mar%C3%ADa%40acme.es
            a~b-c_d.e*f      | a~b-c_d.e%2Af""")
    void aValueStaysWithinItsPlace(String value, String written) {
        assertThat(Filling.fill("https://h.example/p/{{contact.address}}/e?q=1", Map.of(Place.CONTACT_ADDRESS, value)))
                .hasToString("https://h.example/p/" + written + "/e?q=1");
    }

    @Test
    void whatIsNotKnownIsLeftEmpty() {
        assertThat(Filling.fill("https://h.example/?q={{queue.name}}&d=$1", Map.of()))
                .hasToString("https://h.example/?q=&d=$1");
    }
}
