package dev.cauce.channel.whatsapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A text that Meta looks through before it may be sent, after
 * <a href="https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates">its documentation</a>.
 *
 * @param status Meta's word: only what is {@code APPROVED} may be sent
 * @param quality {@code GREEN}, {@code YELLOW}, {@code RED} or {@code UNKNOWN}
 * @param body with its places as {@code {{1}}}, {@code {{2}}} …
 * @param sendable whether words for the places of its body are all that it needs
 */
public record MessageTemplate(
        String name, String language, String category, String status, String quality, String body, boolean sendable) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([0-9]{1,3})\\s*}}");
    private static final Pattern ANY_PLACE = Pattern.compile("\\{\\{[^}]*}}");

    /** Some of the templates of an account, and where the next are, if there are more. */
    public record Page(List<MessageTemplate> templates, Optional<String> after) {
        public Page {
            templates = List.copyOf(templates);
        }
    }

    /** Whether it may be sent now. */
    public boolean isUsable() {
        return sendable && status.equals("APPROVED");
    }

    /** How many places its body has. */
    public int places() {
        return PLACE.matcher(body)
                .results()
                .mapToInt(place -> Integer.parseInt(place.group(1)))
                .max()
                .orElse(0);
    }

    /** As the contact reads it; there must be a word for each place. */
    public String filled(List<String> parameters) {
        return PLACE.matcher(body).replaceAll(place -> word(place, parameters));
    }

    private static String word(MatchResult place, List<String> parameters) {
        int number = Integer.parseInt(place.group(1));
        return java.util.regex.Matcher.quoteReplacement(
                number >= 1 && number <= parameters.size() ? parameters.get(number - 1) : place.group());
    }

    /** Of the body of an answer to {@code GET /<account>/message_templates}; empty when it is none. */
    public static Optional<Page> page(String answer) {
        try {
            JsonNode all = JSON.readTree(answer);
            if (!all.path("data").isArray()) {
                return Optional.empty();
            }
            List<MessageTemplate> found = new ArrayList<>();
            all.path("data").forEach(one -> found.add(of(one)));
            String after = Words.text(all.path("paging").path("cursors").path("after"));
            boolean more = all.path("paging").has("next") && !after.isEmpty();
            return Optional.of(new Page(found, more ? Optional.of(after) : Optional.empty()));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static MessageTemplate of(JsonNode one) {
        String body = "";
        boolean sendable = !Words.text(one.path("parameter_format")).equalsIgnoreCase("NAMED");
        for (JsonNode component : one.path("components")) {
            switch (Words.text(component.path("type")).toUpperCase(Locale.ROOT)) {
                case "BODY" -> body = Words.text(component.path("text"));
                case "FOOTER" -> {}
                case "HEADER" ->
                    sendable &= Words.text(component.path("format")).equalsIgnoreCase("TEXT")
                            && !ANY_PLACE
                                    .matcher(Words.text(component.path("text")))
                                    .find();
                case "BUTTONS" -> sendable &= areFixed(component.path("buttons"));
                default -> sendable = false;
            }
        }
        return new MessageTemplate(
                Words.text(one.path("name")),
                Words.text(one.path("language")),
                Words.text(one.path("category")),
                Words.text(one.path("status")),
                quality(Words.text(one.path("quality_score").path("score"))),
                body,
                sendable && !body.isEmpty());
    }

    /** Buttons that are sent as they were approved. */
    private static boolean areFixed(JsonNode buttons) {
        for (JsonNode button : buttons) {
            String type = Words.text(button.path("type")).toUpperCase(Locale.ROOT);
            boolean fixed = type.equals("QUICK_REPLY")
                    || type.equals("PHONE_NUMBER")
                    || (type.equals("URL")
                            && !ANY_PLACE
                                    .matcher(Words.text(button.path("url")))
                                    .find());
            if (!fixed) {
                return false;
            }
        }
        return true;
    }

    private static String quality(String score) {
        return score.isEmpty() ? "UNKNOWN" : score;
    }
}
