/** WhatsApp against a double of Meta's API: what comes in signed, what goes out, and what is refused. */
@NullMarked
package dev.cauce.engine.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
