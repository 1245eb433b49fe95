/**
 * SMS over Paloma, a provider that does not exist: the example of docs/tutorial/write-a-channel-adapter.md.
 * {@link dev.cauce.channel.sms.PalomaSms} is what the engine finds; {@link dev.cauce.channel.sms.PalomaWebhook} reads what Paloma
 * posts, {@link dev.cauce.channel.sms.PalomaAnswer} what it answers, {@link dev.cauce.channel.sms.Segments} counts.
 */
@NullMarked
package dev.cauce.channel.sms;

import org.jspecify.annotations.NullMarked;
