/** What may be reached by HTTP, and what comes of asking. */
@NullMarked
package dev.cauce.engine.channel.fetch;

import org.jspecify.annotations.NullMarked;
