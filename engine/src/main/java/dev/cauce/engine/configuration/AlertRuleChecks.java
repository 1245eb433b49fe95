package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.AlertRule;
import dev.cauce.engine.web.FieldError;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What of a rule of alerts fits together, beyond the shape of each field. */
@Singleton
public class AlertRuleChecks {
    static final int MOST_OF_AN_OPERATION = 200;

    private final WebhookReach reach;

    AlertRuleChecks(WebhookReach reach) {
        this.reach = reach;
    }

    List<FieldError> check(AlertRule rule) {
        var errors = new ArrayList<FieldError>();
        double most = rule.metric().most();
        if (!(rule.threshold() >= 0 && rule.threshold() <= most)) {
            errors.add(FieldError.of(
                    "threshold", rule.threshold(), "Must be from 0 to %.0f for this metric.".formatted(most)));
        }
        if (rule.mailbox() == null && !rule.mailTo().isEmpty()) {
            errors.add(FieldError.of("mailbox", "Name the mailbox that writes to mailTo, or leave mailTo out."));
        }
        if (rule.mailbox() != null && rule.mailTo().isEmpty()) {
            errors.add(FieldError.of("mailTo", "Name who gets the letters, or leave the mailbox out."));
        }
        if (rule.webhook() != null) {
            reach.refusal(URI.create(rule.webhook()))
                    .ifPresent(reason -> errors.add(FieldError.of(
                            "webhook",
                            rule.webhook(),
                            "The engine does not go there (%s). Use https and a public host, or allow it in cauce.fetch.private-hosts."
                                    .formatted(reason))));
        }
        return errors;
    }

    static FieldError tooMany(AlertRule rule) {
        return FieldError.of(
                "operation",
                rule.operation(),
                "Has %d alert rules already, which is the most. Delete one first, or have one rule watch all queues."
                        .formatted(MOST_OF_AN_OPERATION));
    }
}
