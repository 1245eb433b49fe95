package dev.cauce.channel.chat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the frames of a visitor's page. Pure; every frame that is not as documented is a precise error. */
public final class ChatCodec {
    static final Set<String> TYPES = Set.of("authenticate", "message", "typing", "read", "close", "rate");
    private static final Pattern ID = Pattern.compile("[!-~]{1,100}");
    private static final int TOKEN_LENGTH = 4_096;
    private static final int COMMENT_LENGTH = 1_000;
    private static final int LOWEST_SCORE = 1;
    private static final int HIGHEST_SCORE = 5;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(10).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ChatLimits limits;

    public ChatCodec(ChatLimits limits) {
        this.limits = limits;
    }

    /** What a frame turned out to be. */
    public sealed interface Reading {
        record Understood(ClientFrame frame) implements Reading {}

        /** {@code field} is empty when the whole frame is wrong. */
        record Malformed(String code, String message, String field) implements Reading {}
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Reading.Malformed reading;

        Refused(String code, String message, String field) {
            super(message, null, false, false);
            this.reading = new Reading.Malformed(code, message, field);
        }
    }

    public Reading read(String text) {
        if (text.length() > limits.frameLength()) {
            return new Reading.Malformed(
                    "frame-too-large",
                    "A frame may have at most %d characters, but has %d."
                            .formatted(limits.frameLength(), text.length()),
                    "");
        }
        try {
            return new Reading.Understood(frame(MAPPER.readTree(text)));
        } catch (JsonProcessingException unreadable) {
            return new Reading.Malformed(
                    "not-json", "A frame is one JSON object, but this is no JSON. Maybe it was cut.", "");
        } catch (Refused refused) {
            return refused.reading;
        }
    }

    private ClientFrame frame(JsonNode json) throws Refused {
        if (!json.isObject()) {
            throw new Refused("not-an-object", "A frame is one JSON object, such as {\"type\": \"close\"}.", "");
        }
        return switch (text(json, "type")) {
            case "authenticate" -> {
                only(json, Set.of("type", "token", "lastSequence"));
                yield new ClientFrame.Authenticate(
                        token(json), json.has("lastSequence") ? number(json, "lastSequence") : 0);
            }
            case "message" -> {
                only(json, Set.of("type", "id", "text", "attachments"));
                yield message(json);
            }
            case "typing" -> {
                only(json, Set.of("type", "typing"));
                yield new ClientFrame.Typing(flag(json, "typing"));
            }
            case "read" -> {
                only(json, Set.of("type", "sequence"));
                yield new ClientFrame.Read(number(json, "sequence"));
            }
            case "rate" -> {
                only(json, Set.of("type", "conversation", "score", "comment"));
                yield rate(json);
            }
            case "close" -> {
                only(json, Set.of("type"));
                yield new ClientFrame.Close();
            }
            default ->
                throw new Refused(
                        "unknown-type",
                        "The type must be one of %s."
                                .formatted(String.join(
                                        ", ", TYPES.stream().sorted().toList())),
                        "type");
        };
    }

    private static String token(JsonNode json) throws Refused {
        String token = text(json, "token");
        if (token.length() > TOKEN_LENGTH) {
            throw new Refused("wrong-value", "A token has at most %d characters.".formatted(TOKEN_LENGTH), "token");
        }
        return token;
    }

    private ClientFrame message(JsonNode json) throws Refused {
        String id = id(json.path("id"), "id");
        List<String> attachments = new ArrayList<>();
        JsonNode files = json.path("attachments");
        if (!files.isMissingNode() && !files.isArray()) {
            throw new Refused("wrong-type", "The attachments must be a list of ids.", "attachments");
        }
        if (files.size() > limits.attachments()) {
            throw new Refused(
                    "too-many-attachments",
                    "A message may have at most %d attachments, but has %d."
                            .formatted(limits.attachments(), files.size()),
                    "attachments");
        }
        for (int at = 0; at < files.size(); at++) {
            attachments.add(id(files.get(at), "attachments[%d]".formatted(at)));
        }
        String text = json.has("text") ? text(json, "text") : "";
        if (text.isBlank() && attachments.isEmpty()) {
            throw new Refused("text-empty", "A message has a text or an attachment. Send at least one.", "text");
        }
        if (text.length() > limits.textLength()) {
            throw new Refused(
                    "text-too-long",
                    "A text may have at most %d characters, but has %d.".formatted(limits.textLength(), text.length()),
                    "text");
        }
        return new ClientFrame.Message(id, text, attachments);
    }

    private static ClientFrame rate(JsonNode json) throws Refused {
        String conversation =
                json.has("conversation") ? id(json.path("conversation"), "conversation") : text(json, "conversation");
        long score = number(json, "score");
        if (score < LOWEST_SCORE || score > HIGHEST_SCORE) {
            throw new Refused("wrong-value", "The score must be a whole number from 1 to 5.", "score");
        }
        String comment = json.has("comment") ? text(json, "comment") : "";
        if (comment.length() > COMMENT_LENGTH) {
            throw new Refused(
                    "text-too-long",
                    "A comment may have at most %d characters, but has %d.".formatted(COMMENT_LENGTH, comment.length()),
                    "comment");
        }
        return new ClientFrame.Rate(conversation, (int) score, comment.strip());
    }

    private static String id(JsonNode value, String field) throws Refused {
        if (!value.isTextual() || !ID.matcher(value.textValue()).matches()) {
            throw new Refused(
                    "wrong-id", "An id is a text of 1 to 100 printable ASCII characters without blanks.", field);
        }
        return value.textValue();
    }

    private static void only(JsonNode json, Set<String> known) throws Refused {
        for (var field : json.properties()) {
            if (!known.contains(field.getKey())) {
                throw new Refused(
                        "unknown-field",
                        "This frame has the fields %s and no other."
                                .formatted(String.join(
                                        ", ", known.stream().sorted().toList())),
                        field.getKey().length() <= 40 ? field.getKey() : "");
            }
        }
    }

    private static String text(JsonNode json, String field) throws Refused {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            throw new Refused("missing-field", "The field %s is missing.".formatted(field), field);
        }
        if (!value.isTextual()) {
            throw new Refused("wrong-type", "The field %s must be a text.".formatted(field), field);
        }
        return value.textValue();
    }

    private static long number(JsonNode json, String field) throws Refused {
        JsonNode value = json.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new Refused("wrong-type", "The field %s must be a whole number from 0.".formatted(field), field);
        }
        return value.longValue();
    }

    private static boolean flag(JsonNode json, String field) throws Refused {
        JsonNode value = json.path(field);
        if (!value.isBoolean()) {
            throw new Refused("wrong-type", "The field %s must be true or false.".formatted(field), field);
        }
        return value.booleanValue();
    }
}
