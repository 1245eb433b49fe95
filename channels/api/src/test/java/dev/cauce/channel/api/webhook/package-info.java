/** What providers with webhooks have in common, held. */
@NullMarked
package dev.cauce.channel.api.webhook;

import org.jspecify.annotations.NullMarked;
