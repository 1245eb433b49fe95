package dev.cauce.engine.supervisor.alert;

import dev.cauce.engine.configuration.definition.AlertRule;
import dev.cauce.engine.configuration.probe.ChannelProbe;
import dev.cauce.engine.configuration.probe.ProbeLog;
import dev.cauce.engine.configuration.probe.ProbeStep;
import dev.cauce.engine.configuration.probe.ProbeTrouble;
import dev.cauce.engine.security.ChannelSecrets;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends a test by the ways of a rule's alerts: a letter to each address, a signed event to the webhook. */
@Singleton
final class AlertProbe implements ChannelProbe<AlertRule> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AlertTeller teller;
    private final AlertWords words;
    private final ChannelSecrets secrets;

    AlertProbe(AlertTeller teller, AlertWords words, ChannelSecrets secrets) {
        this.teller = teller;
        this.words = words;
        this.secrets = secrets;
    }

    @Override
    public void probe(String rule, AlertRule definition, @Nullable String sendTo, ProbeLog log) {
        log.begin(ProbeStep.WALL);
        log.passed("");
        for (var address : definition.mailTo()) {
            log.begin(ProbeStep.LETTER);
            told(teller.mail(words.test(rule, definition, address, "test-" + UUID.randomUUID())), address, log);
        }
        if (definition.webhook() != null) {
            webhook(rule, definition.webhook(), log);
        }
    }

    private void webhook(String rule, String webhook, ProbeLog log) {
        log.begin(ProbeStep.SECRET);
        if (secrets.of(AlertRule.secretOf(rule), AlertRule.KEYS)
                .await()
                .atMost(PATIENCE)
                .isEmpty()) {
            log.failed(ProbeTrouble.NO_SECRET, "");
            return;
        }
        log.passed("");
        log.begin(ProbeStep.PING);
        String id = "test-" + UUID.randomUUID();
        told(teller.post(rule, webhook, id, words.test(rule, id)), "", log);
    }

    private static void told(AlertTeller.Outcome outcome, String address, ProbeLog log) {
        switch (outcome.state()) {
            case TOLD -> log.passed(address);
            case WAITING, FAILED, SILENCED ->
                log.failed(ProbeTrouble.REFUSED, (address + ' ' + outcome.text()).strip());
        }
    }
}
