package dev.cauce.channel.email;

import dev.cauce.channel.email.Mail.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what RFC 3464 calls a delivery status: a group of fields about the mail, then one for each recipient. */
final class DeliveryStatus {
    private static final int MOST_RECIPIENTS = 20;
    private static final int LONGEST = 500;
    private static final int LONGEST_ADDRESS = 200;
    private static final Pattern GROUP_END = Pattern.compile("\\r?\\n\\r?\\n");
    private static final Pattern FIELD = Pattern.compile(
            "(?im)^(Action|Status|Diagnostic-Code|Original-Recipient|Final-Recipient):[ \\t]*([^\\r\\n]*+(?:\\r?\\n[ \\t][^\\r\\n]*+)*+)");
    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>]+@[^@\\s<>]+");

    private DeliveryStatus() {}

    /** One for each group that says what became of the mail; none when none does. */
    static List<Outcome> outcomes(String status) {
        List<Outcome> outcomes = new ArrayList<>();
        for (String group : GROUP_END.split(status)) {
            Map<String, String> fields = fields(group);
            if (outcomes.size() < MOST_RECIPIENTS && (fields.containsKey("action") || fields.containsKey("status"))) {
                outcomes.add(outcome(fields));
            }
        }
        return outcomes;
    }

    private static Outcome outcome(Map<String, String> fields) {
        Matcher code = STATUS.matcher(fields.getOrDefault("status", ""));
        String reason = fields.getOrDefault("diagnostic-code", "");
        String sentTo = address(fields.get("original-recipient"));
        return new Outcome(
                fields.getOrDefault("action", "").toLowerCase(Locale.ROOT),
                code.find() ? code.group() : "",
                reason.isEmpty() ? "The mail server gives no reason." : reason,
                sentTo == null ? address(fields.get("final-recipient")) : sentTo);
    }

    private static Map<String, String> fields(String group) {
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(group);
        while (field.find()) {
            String value = MailHeaders.decoded(field.group(2));
            fields.putIfAbsent(
                    field.group(1).toLowerCase(Locale.ROOT), value.substring(0, Math.min(value.length(), LONGEST)));
        }
        return fields;
    }

    /** Without its type, such as {@code rfc822}. */
    private static @Nullable String address(@Nullable String field) {
        if (field == null) {
            return null;
        }
        Matcher address = ADDRESS.matcher(field.substring(field.indexOf(';') + 1));
        return address.find() && address.group().length() <= LONGEST_ADDRESS
                ? address.group().toLowerCase(Locale.ROOT)
                : null;
    }
}
