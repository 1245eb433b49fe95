/**
 * What providers do that no example shows: {@link dev.cauce.channel.testkit.provider.WebhookPost} delivers webhooks late, twice, out of
 * order and again for days, {@link dev.cauce.channel.testkit.provider.SendLimits} takes no more than so much. Both in virtual time.
 */
@NullMarked
package dev.cauce.channel.testkit.provider;

import org.jspecify.annotations.NullMarked;
