package dev.cauce.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompatibilityTest {
    private static final String BEFORE = """
            Event:
              oneOf: [{$ref: Written}, {$ref: Closed}]
            Written:
              type: object
              required: [text, at]
              properties:
                text: {type: string}
                at: {type: string, format: date-time}
                mood: {type: string, enum: [GOOD, BAD]}
                parts: {type: array, items: {$ref: Part}}
            """;

    @Test
    void whatMayBeAbsentAndFurtherKindsAndWordsCanBeAdded() throws Exception {
        assertThat(broken("{$ref: Closed}]", "{$ref: Closed}, {$ref: Moved}]")).isEmpty();
        assertThat(broken("[GOOD, BAD]", "[GOOD, BAD, MIXED]")).isEmpty();
        assertThat(broken("    text: {type: string}\n", "    text: {type: string}\n    tone: {type: string}\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    text: {type: string};          words: {type: string};                Written.text is gone
                    text: {type: string};          text: {type: integer};                Written.text was type "string" and is "integer"
                    ', format: date-time';         '';                                   Written.at was format "date-time" and is
                    [text, at];                    [text, at, mood];                     Written.mood must be there now
                    [text, at];                    [text];                               Written.at may be absent now
                    [GOOD, BAD];                   [GOOD];                               Written.mood: the word BAD is gone
                    items: {$ref: Part};           items: {$ref: File};                  Written.parts[] was $ref
                    ', {$ref: Closed}';            '';                                   Event: the kind Closed is gone
                    Written:;                      Said:;                                Written is gone
                    """)
    void whatBreaksSomebodyIsNamed(String part, String instead, String complaint) throws Exception {
        assertThat(broken(part, instead)).anySatisfy(words -> assertThat(words).startsWith(complaint));
    }

    private static List<String> broken(String part, String instead) throws JsonProcessingException {
        assertThat(BEFORE).contains(part);
        return Compatibility.broken(read(BEFORE), read(BEFORE.replace(part, instead)));
    }

    private static JsonNode read(String yaml) throws JsonProcessingException {
        return new YAMLMapper().readTree(yaml);
    }
}
