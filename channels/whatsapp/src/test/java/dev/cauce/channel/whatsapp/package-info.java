/** WhatsApp by the contract, by webhooks as Meta documents them, and by the API's answers. */
@NullMarked
package dev.cauce.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
