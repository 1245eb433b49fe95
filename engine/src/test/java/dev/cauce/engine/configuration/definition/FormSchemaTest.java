package dev.cauce.engine.configuration.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormSchemaTest {

    @Test
    void aFormIsTaken() {
        assertThat(FormSchema.Check.wrong(new JsonObject("""
                        {"type":"object","required":["invoice"],"additionalProperties":false,"properties":{
                          "invoice":{"type":"string","pattern":"[A-Z]-[0-9]+"},"amount":{"type":"number","minimum":0},
                          "kind":{"enum":["a","b"]},"maybe":{"type":["string","null"]}}}""").getMap())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"type":"array"}                                 | type
            {"properties":[]}                                | properties must be
            {"required":"invoice"}                           | required must be
            {"properties":{"a":"string"}}                    | properties.a must be an object
            {"properties":{"a":{"type":"text"}}}             | properties.a.type is text
            {"properties":{"a":{"enum":"b"}}}                | properties.a.enum
            {"properties":{"a":{"pattern":"("}}}             | properties.a.pattern
            {"properties":{"a":{"$ref":"https://x.example"}}} | refer to itself only""")
    void whatIsWrongIsNamedWithItsPlace(String schema, String words) {
        assertThat(FormSchema.Check.wrong(new JsonObject(schema).getMap()))
                .hasValueSatisfying(wrong -> assertThat(wrong).contains(words));
    }
}
