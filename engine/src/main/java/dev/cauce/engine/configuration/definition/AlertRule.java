package dev.cauce.engine.configuration.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When supervisors and others are alerted: a figure of a queue that was beyond a threshold for some time. */
@Schema(
        description =
                "When supervisors are alerted: a figure of a queue that was beyond a threshold for some time. The keys that"
                        + " sign its webhook are issued apart.")
public record AlertRule(
        @Name String name,

        @Schema(examples = "acme") @NotNull(message = Shapes.REQUIRED) @Id
        String client,

        @Schema(examples = "demo") @NotNull(message = Shapes.REQUIRED) @Id
        String operation,

        @Schema(
                description = "Each of the client's queues in the operation by itself when left out",
                examples = "acme-sales")
        @Id
        @Nullable
        String queue,

        @Schema(examples = "longest-wait") @NotNull(message = Shapes.REQUIRED)
        Metric metric,

        @Schema(examples = "above") @NotNull(message = Shapes.REQUIRED)
        Comparison comparison,

        @Schema(
                description =
                        "In the metric's unit: interactions, seconds, percent or agents; the value itself is not beyond",
                examples = "120")
        @NotNull(message = Shapes.REQUIRED)
        Double threshold,

        @Schema(
                description = "How long the figure must be beyond before the alert fires, and within before it clears",
                examples = "PT30S")
        @NotNull(message = Shapes.REQUIRED)
        @Between(shortest = "PT0S", longest = "PT1H")
        Duration lasting,

        @Schema(examples = "warning") @NotNull(message = Shapes.REQUIRED)
        Severity severity,

        @Schema(description = "The client's mailbox that writes to mailTo", examples = "acme-mail") @Id @Nullable
        String mailbox,

        @Schema(description = "Who gets a letter, at most 20", examples = "[\"floor@acme.example\"]")
        @Size(max = 20, message = "Must have at most 20 addresses.")
        Set<
                        @NotNull @Size(max = 200, message = "Must have at most 200 characters.")
                        @Pattern(
                                regexp = "[^@\\s<>,;\"()]+@[A-Za-z0-9.-]+",
                                message = "Must be an e-mail address, such as floor@acme.example.")
                        String>
                mailTo,

        @Schema(
                description =
                        "Is posted a signed event. By https, unless the operator allows its host as a private one",
                examples = "https://ops.acme.example/alerts")
        @Size(max = 500, message = "Must have at most 500 characters.")
        @Pattern(
                regexp = "https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\\s#]*)?",
                message = "Must be an address such as https://ops.acme.example/alerts.")
        @Nullable
        String webhook)
        implements Definition {

    /** What its secret is for. */
    public static final String KEYS = "keys of an alert rule";

    private static final double MOST_PERCENT = 100;
    private static final double MOST = 1_000_000;

    public AlertRule {
        mailTo = Shapes.setOf(mailTo);
    }

    /** What is watched. */
    @Schema(name = "AlertMetric")
    public enum Metric {
        @JsonProperty("waiting")
        WAITING,
        /** Seconds. */
        @JsonProperty("longest-wait")
        LONGEST_WAIT,
        /** Percent today, formula D. */
        @JsonProperty("service-level")
        SERVICE_LEVEL,
        @JsonProperty("agents-available")
        AGENTS_AVAILABLE,
        /** Percent of the answered and abandoned of today. */
        @JsonProperty("abandonment-rate")
        ABANDONMENT_RATE;

        /** The highest threshold that means something. */
        public double most() {
            return switch (this) {
                case SERVICE_LEVEL, ABANDONMENT_RATE -> MOST_PERCENT;
                case WAITING, LONGEST_WAIT, AGENTS_AVAILABLE -> MOST;
            };
        }

        /** What its figures count, in words. */
        public String unit() {
            return switch (this) {
                case SERVICE_LEVEL, ABANDONMENT_RATE -> "%";
                case LONGEST_WAIT -> "s";
                case WAITING -> "waiting";
                case AGENTS_AVAILABLE -> "agents";
            };
        }
    }

    /** On which side of the threshold a figure is beyond it. */
    @Schema(name = "AlertComparison")
    public enum Comparison {
        @JsonProperty("above")
        ABOVE,
        @JsonProperty("below")
        BELOW;

        public boolean isBeyond(double value, double threshold) {
            return switch (this) {
                case ABOVE -> value > threshold;
                case BELOW -> value < threshold;
            };
        }
    }

    /** How bad it is. */
    @Schema(name = "AlertSeverity")
    public enum Severity {
        @JsonProperty("warning")
        WARNING,
        @JsonProperty("critical")
        CRITICAL
    }

    /** Under which name the keys of a rule's webhook are kept; a channel cannot have it, as ids have no colon. */
    public static String secretOf(String rule) {
        return "alert-rule:" + rule;
    }

    /** Whether the rule watches this queue. */
    public boolean watches(String id, String ofClient) {
        return client.equals(ofClient) && (queue == null || queue.equals(id));
    }

    @Override
    @JsonIgnore
    public List<Reference> references() {
        var references = new ArrayList<Reference>();
        references.add(new Reference(Kind.CLIENT, client, "client"));
        references.add(new Reference(Kind.OPERATION, operation, "operation"));
        if (queue != null) {
            references.add(new Reference(Kind.QUEUE, queue, "queue"));
        }
        if (mailbox != null) {
            references.add(new Reference(Kind.MAILBOX, mailbox, "mailbox"));
        }
        return references;
    }

    @Override
    @JsonIgnore
    public Optional<String> owner() {
        return Optional.of(client);
    }

    @Override
    @JsonIgnore
    public List<Fixed> fixed() {
        return List.of(new Fixed("client", client), new Fixed("operation", operation));
    }
}
