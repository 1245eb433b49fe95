package dev.cauce.load.webhooks;

import dev.cauce.load.net.Target;
import dev.cauce.load.setup.Credentials;
import java.time.Duration;

/**
 * What is to be sent.
 *
 * @param rate webhooks per second, half to the HTTP gateway and half as WhatsApp's
 * @param contacts how many people write, in turn
 */
public record WebhookPlan(Target target, double rate, Duration duration, int contacts, Credentials administrator) {}
