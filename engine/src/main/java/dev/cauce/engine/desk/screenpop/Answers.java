package dev.cauce.engine.desk.screenpop;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.channel.fetch.Fetched;
import dev.cauce.engine.configuration.definition.ScreenPop;
import dev.cauce.engine.desk.screenpop.LookedUp.Failed;
import dev.cauce.engine.desk.screenpop.LookedUp.Field;
import dev.cauce.engine.desk.screenpop.LookedUp.Found;
import dev.cauce.engine.desk.screenpop.LookedUp.Trouble;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads what a client's system answered. Pure. */
final class Answers {
    private static final int LONGEST_VALUE = 500;

    private Answers() {}

    static LookedUp read(ScreenPop pop, Fetched fetched, ObjectMapper json, Instant now) {
        return switch (fetched) {
            case Fetched.Answered answered when answered.isSuccess() -> read(pop, answered.body(), json, now);
            case Fetched.Answered answered -> new Failed(trouble(answered.status()));
            case Fetched.Refused refused ->
                new Failed(refused.reason().equals("too-large") ? Trouble.TOO_LARGE : Trouble.NOT_ALLOWED);
            case Fetched.Lost lost ->
                new Failed(lost.reason().equals("time-out") ? Trouble.TIME_OUT : Trouble.UNREACHABLE);
        };
    }

    private static LookedUp read(ScreenPop pop, byte[] body, ObjectMapper json, Instant now) {
        JsonNode answer;
        try {
            answer = json.readTree(body);
        } catch (IOException noJson) {
            return new Failed(Trouble.UNREADABLE);
        }
        List<Field> fields = pop.fields().stream()
                .map(field -> new Field(field.label(), value(answer.at(JsonPointer.compile(field.pointer())))))
                .toList();
        return fields.stream().allMatch(field -> field.value().isEmpty())
                ? new Failed(Trouble.UNREADABLE)
                : new Found(fields, now);
    }

    /** As people read it: lists of plain values with commas, everything deeper as JSON. */
    private static String value(JsonNode node) {
        String text;
        if (node.isMissingNode() || node.isNull()) {
            text = "";
        } else if (node.isArray()
                && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isValueNode)) {
            text = StreamSupport.stream(node.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(", "));
        } else {
            text = node.isValueNode() ? node.asText() : node.toString();
        }
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }

    private static Trouble trouble(int status) {
        return switch (status) {
            case 401, 403 -> Trouble.SECRET_REFUSED;
            case 404, 410 -> Trouble.NOT_KNOWN;
            default -> Trouble.REFUSED;
        };
    }
}
