package dev.cauce.engine.configuration;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which acts of the audit are wanted.
 *
 * @param before only acts with a smaller number
 */
record AuditFilter(
        long before,
        @Nullable String who,
        @Nullable String action,
        @Nullable String kind,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** The newest first. */
    String query() {
        return conditions().keySet().stream()
                .collect(Collectors.joining(" and ", "from AuditEntry a where ", " order by a.id desc"));
    }

    Map<String, Object> parameters() {
        return conditions().values().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, Map.Entry<String, Object>> conditions() {
        var conditions = new LinkedHashMap<String, Map.Entry<String, Object>>();
        conditions.put("a.id < :before", Map.entry("before", before));
        add(conditions, "a.who = :who", "who", who);
        add(conditions, "a.action = :action", "action", action);
        add(conditions, "a.kind = :kind", "kind", kind);
        add(conditions, "a.subject = :subject", "subject", subject);
        add(conditions, "a.at >= :since", "since", from);
        add(conditions, "a.at < :latest", "latest", until);
        return conditions;
    }

    private static void add(
            Map<String, Map.Entry<String, Object>> conditions, String condition, String name, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            conditions.put(condition, Map.entry(name, value));
        }
    }
}
