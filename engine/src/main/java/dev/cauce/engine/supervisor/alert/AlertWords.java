package dev.cauce.engine.supervisor.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.channel.email.Notices.Notice;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.AlertRule;
import dev.cauce.routing.core.QueueId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What letters and webhooks say of an alert. Names of queues and rules, and figures; never anything of a contact. */
@Singleton
final class AlertWords {
    private final ConfigurationView configuration;
    private final ObjectMapper json;
    private final Clock clock;

    AlertWords(ConfigurationView configuration, ObjectMapper json, Clock clock) {
        this.configuration = configuration;
        this.json = json;
        this.clock = clock;
    }

    Notice letter(Alert alert, AlertRule rule, Telling telling) {
        boolean isOver = telling.event() == Telling.Event.CLEARED;
        var condition = alert.condition();
        String queue = configuration
                .queue(new QueueId(alert.queue()))
                .map(one -> one.name())
                .orElse(alert.queue());
        String subject = "[%s] %s: %s"
                .formatted(isOver ? "over" : AlertStore.word(condition.severity()), queue, condition.name());
        String text = """
                %s

                Queue: %s (%s)
                Figure: %s, %s %s %s
                Beyond since: %s
                %s: %s

                Cauce looks at this by the alert rule %s.
                """.formatted(
                        isOver ? "The alert is over." : "The alert fired.",
                        queue,
                        alert.queue(),
                        name(condition.metric()),
                        figure(alert.value(), condition.metric()),
                        condition.comparison() == AlertRule.Comparison.ABOVE ? "alerted above" : "alerted below",
                        figure(condition.threshold(), condition.metric()),
                        alert.since(),
                        isOver ? "Over since" : "Fired at",
                        isOver ? alert.clearedAt() : alert.firedAt(),
                        alert.rule());
        return notice(alert.client(), rule, telling.recipient(), telling.id(), subject, text);
    }

    Notice test(String rule, AlertRule definition, String to, String id) {
        return notice(
                definition.client(),
                definition,
                to,
                id,
                "[test] " + definition.name(),
                "An administrator of Cauce tests the alert rule %s. Its letters reach you.".formatted(rule));
    }

    private static Notice notice(String client, AlertRule rule, String to, String id, String subject, String text) {
        return new Notice(client, String.valueOf(rule.mailbox()), to, id, subject, text);
    }

    byte[] event(Alert alert, Telling telling) {
        var condition = alert.condition();
        var data = new LinkedHashMap<String, Object>();
        data.put("alert", alert.id());
        data.put("rule", alert.rule());
        data.put("name", condition.name());
        data.put("client", alert.client());
        data.put("operation", alert.operation());
        data.put("queue", alert.queue());
        data.put("metric", condition.metric());
        data.put("comparison", condition.comparison());
        data.put("threshold", condition.threshold());
        data.put("severity", condition.severity());
        put(data, "value", alert.value());
        put(data, "since", alert.since());
        put(data, "firedAt", alert.firedAt());
        if (telling.event() == Telling.Event.CLEARED) {
            put(data, "clearedAt", alert.clearedAt());
        }
        return event(alert.rule(), telling.id(), AlertStore.word(telling.event()), data);
    }

    byte[] test(String rule, String id) {
        return event(rule, id, "test", Map.of("rule", rule));
    }

    private static void put(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value instanceof Instant at ? at.toString() : value);
        }
    }

    private byte[] event(String rule, String id, String what, Map<String, Object> data) {
        try {
            return json.writeValueAsBytes(Map.of(
                    "specversion",
                    "1.0",
                    "id",
                    id,
                    "source",
                    "/alert-rules/" + rule,
                    "type",
                    "dev.cauce.alert." + what,
                    "time",
                    clock.instant().toString(),
                    "datacontenttype",
                    "application/json",
                    "data",
                    data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers can always be written", e);
        }
    }

    private static String name(AlertRule.Metric metric) {
        return AlertStore.word(metric).replace('_', ' ');
    }

    private static String figure(@Nullable Double value, AlertRule.Metric metric) {
        return value == null ? "none" : String.format(Locale.ROOT, "%s %s", number(value), metric.unit());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
