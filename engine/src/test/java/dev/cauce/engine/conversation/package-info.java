/** What a batch comes to, and how words are kept. */
@NullMarked
package dev.cauce.engine.conversation;

import org.jspecify.annotations.NullMarked;
