package dev.cauce.engine.configuration;

import java.net.URI;
import java.util.Optional;

/** What may be named as a webhook. */
public interface WebhookReach {

    /** Why the engine would not post there, as far as the address itself says; empty when it would. Looks nothing up. */
    Optional<String> refusal(URI address);
}
